import AssayCore
import AssayTestSupport
import Testing

@Suite struct JSONObjectTests {
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `Any sequence of changes leaves what a dictionary and a list of keys would`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var object = JSONObject()
        var members: [String: JSON] = [:]
        var order: [String] = []
        for _ in 0..<200 {
            let key = "k\(Int.random(in: 0..<20, using: &generator))"
            let value: JSON? = Bool.random(using: &generator) ? .number(JSONNumber(order.count)) : nil
            object[key] = value
            if value == nil {
                order.removeAll { $0 == key }
            } else if members[key] == nil {
                order.append(key)
            }
            members[key] = value
            #expect(object.keys == order)
            #expect(object.map(\.value) == order.map { members[$0] })
            #expect(object[key] == value)
        }
    }

    @Test func `Keys and strings are told apart code point by code point`() {
        let object: JSONObject = ["é": 1, "e\u{301}": 2]
        #expect(object.count == 2)
        #expect(object["e\u{301}"] == 2)
        #expect(JSON.string("é") != .string("e\u{301}"))
    }
}
