import Testing

@testable import AssayCore

@Suite struct AddresseesTests {
    private static let fields = [
        FieldDefinition(name: "seller_name", kind: .text, isRequired: true),
        FieldDefinition(name: "buyer_name", kind: .text, labels: ["Bill to"]),
    ]

    @Test(arguments: [
        ("Herrn\nMax Mustermann\nMusterstr. 11\n12346 Musterhausen", "Max Mustermann"),
        ("Herrn\nMax Mustermann\nkommt morgen\nzu uns", nil),
        ("Max Mustermann\nMusterstr. 11\n12346 Musterhausen", "Max Mustermann"),
    ])
    func `A person with an address is the one addressed`(block: String, name: String?) {
        let page = GridPage.page(
            "Acme Trading Ltd\n\n\n\(block)\n\n\nRechnung\n\nDanke\n\nEnde\n\nTotal 5,00\n\n1\n2\n3\n4\n5")
        let found = MarkedUpPage.extract(page, Self.fields)
        #expect(found.values["buyer_name"]?.string == name)
    }
}
