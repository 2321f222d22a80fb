/// What on the page speaks for a name or a place that only its place in the head told.
extension RulesContext {
    /// A postal code, a country or a large town, a region in capitals, the number of a department in brackets.
    func hasPlaceMark(_ entry: Range<Int>) -> Bool {
        guard legalForm(in: entry) == nil, let last = entry.last else { return false }
        let isKnown = entry.contains { token in
            guard let word = FoldedWord(bare: scan.tokens[token].text), isCapitalised(token) else {
                return false
            }
            // `Acme Deutschland` is a company's branch.
            let isApart =
                token == entry.lowerBound || scan.tokens[token - 1].text.hasSuffix(",")
                || isLocative(token - 1)
            return isApart && Places.currency(of: word, isCapitalised: true) != nil
        }
        let ending = scan.tokens[last].text
        let isRegion =
            (entry.count == 2 || commaParts(entry).count == 2 && commaParts(entry)[1].count == 1)
            && (2...3).contains(ending.count) && ending.allSatisfy(\.isUppercase)
        let isNumbered = ending.hasPrefix("(") && ending.hasSuffix(")") && ending.contains(where: \.isNumber)
        return isKnown || isRegion || isNumbered || entry.contains(where: isPostal)
    }

    /// Whether the name stands elsewhere, with capitals, or in an address of mail or web.
    func standsAgain(_ name: Range<Int>) -> Bool {
        let keys = nameKeys(name)
        guard let first = keys.first, keys.reduce(0, { $0 + $1.count }) > 3 else { return false }
        let whole = Array(keys.joined())
        return scan.tokens.indices.contains { token in
            guard !name.contains(token) else { return false }
            let key = scan.key(of: token)
            if key.elementsEqual(first) {
                return isCapitalised(token) && matches(keys, at: token)
                    && !name.contains(token + keys.count - 1)
            }
            let isAddress = scan.tokens[token].text.contains("@") || scan.tokens[token].text.contains(".")
            return isAddress && whole.count > 5 && key.count > whole.count && Self.contains(key, whole)
        }
    }

    /// The words of a name without article and legal form.
    private func nameKeys(_ name: Range<Int>) -> [ArraySlice<UInt8>] {
        var tokens = Array(name.filter { !scan.key(of: $0).isEmpty })
        if tokens.count > 1, let first = tokens.first, isArticle(first) { tokens.removeFirst() }
        while tokens.count > 1, let last = tokens.last, let form = legalForm(in: name), last >= form {
            tokens.removeLast()
        }
        return tokens.map { scan.key(of: $0) }
    }

    func matches(_ keys: [ArraySlice<UInt8>], at token: Int) -> Bool {
        var place = token
        for key in keys {
            while place < scan.tokens.count, scan.key(of: place).isEmpty { place += 1 }
            guard place < scan.tokens.count, scan.key(of: place).elementsEqual(key) else { return false }
            place += 1
        }
        return true
    }

    private static func contains(_ long: ArraySlice<UInt8>, _ short: [UInt8]) -> Bool {
        (long.startIndex...long.endIndex - short.count).contains { long[$0...].starts(with: short) }
    }

    /// Whether the first word of a place stands elsewhere behind a word like `in` or a caption for places.
    func isPlaceConfirmed(_ entry: Range<Int>) -> Bool {
        guard let word = entry.first(where: { scan.tokens[$0].isWord && !isPostal($0) }) else { return false }
        let key = scan.key(of: word)
        guard key.count > 2 else { return false }
        return scan.tokens.indices.dropFirst().contains { token in
            !entry.contains(token) && scan.key(of: token).elementsEqual(key) && isCapitalised(token)
                && isLocative(token - 1)
        }
    }

    func isLocative(_ token: Int) -> Bool {
        let key = scan.key(of: token)
        if key.count <= 8, PostingWords.locatives.contains(String(decoding: key, as: UTF8.self)) {
            return !scan.tokens[token].endsClause
        }
        guard let place = schema.posting?.place, captionAt[token] >= 0 else { return false }
        return captions[captionAt[token]].belongs(to: .field(place))
    }
}
