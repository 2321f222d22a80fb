import Testing

@testable import AssayCore

@Suite struct URIReferenceTests {
    /// The examples of RFC 3986, sections 5.4.1 and 5.4.2, as far as they have no fragment.
    @Test(arguments: [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
        (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("", "http://a/b/c/d;p?q"),
        (".", "http://a/b/c/"),
        ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"),
        ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
        ("/./g", "http://a/g"),
        ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
        ("./../g", "http://a/b/g"),
        ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"), ("g;x=1/../y", "http://a/b/c/y"),
    ])
    func `References are resolved as the RFC's examples are`(reference: String, uri: String) {
        #expect(URIReference.resolve(reference[...], against: "http://a/b/c/d;p?q") == uri)
    }

    @Test func `Fragments lose their percent escapes, if these are UTF-8`() {
        #expect(URIReference.decoded("/a%20%C3%A9") == "/a é")
        #expect(URIReference.decoded("%C3") == nil)
        #expect(URIReference.decoded("%4") == nil)
    }
}
