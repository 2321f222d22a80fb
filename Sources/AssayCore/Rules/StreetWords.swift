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
}
