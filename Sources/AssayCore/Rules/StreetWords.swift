/// Words that stand in addresses and hardly anywhere else near the top of a page, folded.
enum StreetWords {
    static let all: Set<String> = [
        "street", "st", "road", "rd", "avenue", "ave", "lane", "drive", "boulevard", "blvd", "suite",
        "floor", "block", "blk", "lot", "no", "unit", "level", "ground", "jalan", "jln", "taman", "tmn",
        "lorong",
        "persiaran", "bandar", "kampung", "strasse", "str", "weg", "platz", "allee", "rue", "bd", "chemin",
        "place", "calle", "avenida", "plaza", "via", "piazza", "corso", "straat", "laan", "plein", "gatan",
        "vagen", "rua", "box", "bp", "cedex", "mall",
    ]
    static let longest = 12

    /// Parts of names of states and towns that end many addresses.
    static let regions: Set<String> = [
        "johor", "kedah", "kelantan", "melaka", "malacca", "selangor", "perak", "perlis", "pahang",
        "terengganu",
        "sabah", "sarawak", "penang", "pinang", "pulau", "negeri", "sembilan", "wilayah", "persekutuan",
        "kuala",
        "lumpur", "bahru", "baru", "petaling", "jaya", "shah", "alam", "malaysia", "singapore",
        "perindustrian",
        "industrial", "centre", "center",
    ]

    /// Words that are those of streets and places where a number or a comma stands on their line, and of names where none does.
    static let besideNumbers: Set<String> = [
        "close", "court", "crescent", "cres", "way", "gardens", "square", "sq", "terrace", "parade",
        "highway",
        "hwy", "parkway", "pkwy", "broadway", "route", "rt", "cnr", "park", "hill", "row", "gate", "quay",
        "lebuh", "leboh", "lebuhraya", "lengkok", "solok", "lrg", "psn", "kawasan", "kompleks", "wisma",
        "menara", "bangunan", "batu", "km", "seksyen", "sek", "kg", "flr", "grd", "tingkat", "gasse",
    ]
    /// What the names of streets of one word end with.
    static let endings = [
        "strasse", "str", "gasse", "weg", "platz", "allee", "gatan", "vagen", "straat", "laan", "plein",
    ]
}
