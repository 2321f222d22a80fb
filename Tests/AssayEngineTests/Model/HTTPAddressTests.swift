import Testing

@testable import AssayEngine

@Suite struct HTTPAddressTests {
    @Test(arguments: [
        ("https://api.example.com", "https://api.example.com:443", ""),
        ("HTTP://API.Example.com/v1/", "http://api.example.com:80", "/v1"),
        ("http://localhost:11434/v1", "http://localhost:11434", "/v1"),
        ("http://[::1]:8080/", "http://[::1]:8080", ""),
    ])
    func `An address has an origin and a path`(text: String, origin: String, path: String) {
        #expect(HTTPAddress(text)?.origin == origin)
        #expect(HTTPAddress(text)?.path == path)
    }

    @Test(arguments: [
        "https://api.example.com@evil.example/", "https:///x", "https://", "ftp://a", "https://a:0",
        "https://a:99999",
        "https://a\\b", "https://[::1", "http://a:b",
    ])
    func `What only looks like an address is none`(text: String) {
        #expect(HTTPAddress(text) == nil)
    }

    @Test(arguments: [
        ("http://127.0.0.1:1", true), ("http://127.9.9.9", true), ("http://localhost", true),
        ("http://[::1]", true),
        ("http://localhost.evil.example", false), ("http://127.0.0.1.evil.example", false),
        ("http://10.0.0.1", false),
    ])
    func `This machine is told from hosts that only sound like it`(text: String, isLoopback: Bool) {
        #expect(HTTPAddress(text)?.isLoopback == isLoopback)
    }
}
