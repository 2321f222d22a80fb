import AssayCore

extension PageLanguages {
    /// A language whose names stand among the words of another.
    ///
    /// Names and places come out wrong in a language that doesn't know them, and no sentence tells theirs. Malaysian
    /// receipts are the case: English, with Malay streets, towns and firms.
    struct Guest {
        let recogniser: Recogniser
        /// The lines of a first reading that hold its words.
        let lines: Set<Int>
    }

    /// nil where the page has hardly a word of such a language, or that language was not asked for.
    func guest(in words: [RecognisedWord]) throws(ReadFailure) -> Guest? {
        for (name, marks) in Self.marks where names.dropFirst().contains(name) {
            let found = words.map { ($0.line, $0.text.lowercased().filter(\.isLetter)) }
                .filter { marks.contains($0.1) }
            guard Set(found.map(\.1)).count >= Self.leastMarks else { continue }
            return Guest(recogniser: try bench.recogniser(for: name), lines: Set(found.map(\.0)))
        }
        return nil
    }

    /// One word alone may be a misreading.
    private static let leastMarks = 2

    /// Words that names, addresses and forms are made of.
    private static let marks: [(name: String, words: Set<String>)] = [
        (
            "msa",
            [
                "jalan", "jln", "taman", "tmn", "lorong", "bandar", "kampung", "kawasan", "bangunan",
                "seksyen",
                "sdn", "bhd", "berhad", "kuala", "lumpur", "selangor", "johor", "bahru", "pulau", "pinang",
                "perak",
                "kedah", "kelantan", "melaka", "negeri", "sembilan", "pahang", "terengganu", "sabah",
                "sarawak",
                "cukai", "resit", "tunai", "baki", "jumlah", "terima", "kasih", "tarikh", "masa", "sila",
            ]
        )
    ]
}
