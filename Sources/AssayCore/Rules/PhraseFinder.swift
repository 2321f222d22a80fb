/// Where phrases of an index stand among the tokens.
struct PhraseFinder {
    /// A phrase and the tokens that say it.
    struct Hit: Sendable, Hashable {
        let tokens: Range<Int>
        let phrase: Int
        /// 1 for the same letters, less for a slip of the recogniser or a compound that ends like the phrase.
        let quality: Double
        /// Letters and digits of the phrase.
        let length: Int
    }

    let index: PhraseIndex
    let scan: DocumentScan
    /// Whether slips of a recogniser are forgiven in phrases of five letters and more.
    let isFuzzy: Bool

    private static let mostTokens = 10

    /// Every hit that begins in the range; hits may overlap.
    func hits(in range: Range<Int>) -> [Hit] {
        var hits: [Hit] = []
        for start in range where !scan.tokens[start].key.isEmpty {
            let before = hits.count
            appendExact(from: start, to: &hits)
            if hits.count == before { appendCompound(at: start, to: &hits) }
            if isFuzzy {
                appendFuzzy(
                    from: start, longerThan: hits.count > before ? hits[hits.count - 1].length : 0, to: &hits)
            }
        }
        return hits
    }

    private func end(of start: Int) -> Int {
        min(scan.segments[scan.tokens[start].segment].upperBound, start + Self.mostTokens)
    }

    private func appendExact(from start: Int, to hits: inout [Hit]) {
        var node = 0
        for token in start..<end(of: start) {
            guard let next = index.walk(from: node, over: scan.folded[scan.tokens[token].key]) else { return }
            node = next
            guard !scan.tokens[token].key.isEmpty, let phrase = index.phrase(at: node) else { continue }
            hits.append(
                Hit(
                    tokens: start..<token + 1, phrase: phrase, quality: 1,
                    length: index.phrases[phrase].key.count))
        }
    }

    /// Germanic languages write the modifier and the word together: `Handelsrechnung` is a `Rechnung`.
    private func appendCompound(at token: Int, to hits: inout [Hit]) {
        let key = scan.folded[scan.tokens[token].key]
        guard key.count >= 11, scan.tokens[token].isWord else { return }
        for start in key.indices.dropFirst(3).dropLast(7) {
            guard let node = index.walk(from: 0, over: key[start...]), let phrase = index.phrase(at: node)
            else {
                continue
            }
            hits.append(
                Hit(tokens: token..<token + 1, phrase: phrase, quality: 0.6, length: key.endIndex - start))
            return
        }
    }

    /// The longest phrase that nearly stands here, where it says clearly more than one that stands here exactly.
    private func appendFuzzy(from start: Int, longerThan exact: Int, to hits: inout [Hit]) {
        var best: Hit?
        for token in start..<end(of: start) where !scan.tokens[token].key.isEmpty {
            // Keys of neighbouring tokens are neighbours in the folded text.
            let key = scan.folded[scan.tokens[start].key.lowerBound..<scan.tokens[token].key.upperBound]
            // What follows a rate is the tax at that rate: `Total includes 6 % GST`.
            guard key.count <= 40, token == start || !scan.tokens[token].isPercentage else { break }
            guard key.count >= 4, let (phrase, distance) = nearest(to: key) else { continue }
            let length = index.phrases[phrase].key.count
            guard exact == 0 || length >= exact + 3 else { continue }
            let quality = 1 - Double(distance) * 1.5 / Double(length)
            if length + (quality == 1 ? 1 : 0) > best?.length ?? 0 {
                best = Hit(tokens: start..<token + 1, phrase: phrase, quality: quality, length: length)
            }
        }
        if let best { hits.append(best) }
    }

    private func nearest(to key: ArraySlice<UInt8>) -> (phrase: Int, distance: Int)? {
        let mask = PhraseIndex.mask(key)
        var best: (phrase: Int, distance: Int)?
        for (number, phrase) in index.phrases.enumerated() where phrase.key.count >= 5 {
            let limit = phrase.key.count >= 10 ? 2 : 1
            guard abs(phrase.key.count - key.count) <= limit,
                (phrase.mask ^ mask).nonzeroBitCount <= 2 * limit, limit < best?.distance ?? 3 || best == nil,
                let distance = EditDistance.between(key, phrase.key[...], limit: limit),
                distance < best?.distance ?? 3
            else { continue }
            best = (number, distance)
        }
        return best
    }
}
