/// What companies' names end with.
enum LegalForms {
    /// Whether a word is a recogniser's slip of `form`, which always stands before `next`: one letter off.
    static func isSlip(
        of form: String, before next: String, _ key: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>
    )
        -> Bool
    {
        other.elementsEqual(next.utf8) && key.count == form.utf8.count
            && zip(key, form.utf8).count { $0 != $1 } == 1
    }

    static let all: Set<String> = [
        "gmbh", "ag", "kg", "kgaa", "ohg", "ug", "ev", "eg", "mbh", "se", "ltd", "limited", "llc", "llp",
        "plc", "inc",
        "incorporated", "corp", "corporation", "co", "company", "sa", "sas", "sarl", "eurl", "sasu", "snc",
        "srl", "spa",
        "sl", "slu", "bv", "nv", "vof", "ab", "oy", "oyj", "aps", "as", "asa", "bhd", "sdn", "pte", "pty",
        "ltda", "lda", "pllc", "teoranta", "sagl", "selarl", "asbl", "vzw", "gbr", "partgmbb", "unipessoal",
        "spzoo", "zoo", "oo", "sro", "kft", "doo", "cjsc", "ojsc", "jsc", "enterprise", "enterprises",
        "trading",
        "holdings",
        "foundation", "restaurant", "restoran", "hardware", "mart", "supermarket", "store", "stores",
        "pharmacy",
        "hotel", "cafe", "bakery", "shop",
    ]
}
