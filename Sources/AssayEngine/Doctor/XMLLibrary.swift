import CXML

// Apart from files that import Foundation: libxml2's headers bring ICU's, which clash with Foundation's own.

/// The libxml2 that is linked.
enum XMLLibrary {
    static var version: String { LIBXML_DOTTED_VERSION }
}
