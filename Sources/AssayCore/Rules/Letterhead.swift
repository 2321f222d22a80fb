/// The head of a receipt or letter: the seller's name, below it the registration number, the address, telephone and tax
/// numbers. What stands where it belongs in that order vouches for its neighbours.
extension RulesContext {
    /// An address is whole where something else ends it above and below: a line of it that was not taken for one would
    /// leave half an address, which looks as good as a whole one. One that can't be told to be whole is no more than
    /// a guess.
    func bounded(_ chosen: [Choice?]) -> [Choice?] {
        let names = schema.roles.indices.filter { schema.roles[$0] == .organisation }
            .flatMap { chosen[$0]?.candidate.tokens ?? [] }
        let bounded = chosen.indices.map { field -> Choice? in
            guard schema.roles[field] == .address, let choice = chosen[field] else { return chosen[field] }
            guard isByLooks(choice.candidate) else { return choice }
            let isWhole = isWhole(choice.candidate.tokens, below: names)
            let candidate = isWhole ? choice.candidate.vouched : choice.candidate.doubted
            return Choice(candidate, rivals: choice.rivals, places: choice.places)
        }
        return headed(bounded)
    }

    /// A name without a legal form is sure where it is the first that a receipt says and a whole address follows: there is
    /// no other name that could be meant.
    private func headed(_ chosen: [Choice?]) -> [Choice?] {
        let addresses = schema.roles.indices.filter { schema.roles[$0] == .address }
        guard !hasParties, let address = addresses.compactMap({ chosen[$0]?.candidate }).first,
            address.risk == 0, let top = address.tokens.first
        else { return chosen }
        return chosen.indices.map { field in
            guard schema.roles[field] == .organisation, let choice = chosen[field], choice.rivals.isEmpty,
                isByLooks(choice.candidate), choice.candidate.tokens.count == 1,
                let name = choice.candidate.tokens.first, isFirst(name),
                isRight(name, above: scan.tokens[top.lowerBound].row)
            else { return chosen[field] }
            return Choice(choice.candidate.vouched, rivals: [], places: choice.places)
        }
    }

    /// Whether nothing but stains stands above a line and beside it.
    private func isFirst(_ line: Range<Int>) -> Bool {
        let row = scan.tokens[line.lowerBound].row
        let beside = scan.rows[row].tokens.filter { !line.contains($0) }
        return scan.rows[row].page == 0
            && (0..<row).allSatisfy { isStained($0) || isWelcome(scan.rows[$0].tokens) }
            && beside.allSatisfy { scan.tokens[$0].key.count <= 2 || scan.tokens[$0].hasDigits }
    }

    /// Whether nothing but registers and telephones stands between a line and a row below.
    private func isRight(_ line: Range<Int>, above row: Int) -> Bool {
        let own = scan.tokens[line.lowerBound].row
        return own < row
            && (own + 1..<row).allSatisfy { between in
                let part = addressPart(of: between)
                return isStained(between) || isRegistrationLine(part) || isNumbersLine(part)
            }
    }

    private func isByLooks(_ candidate: Candidate) -> Bool {
        guard let first = candidate.tokens.first else { return false }
        return candidate.risk > 0 && scan.pages[scan.page(of: first.lowerBound)].source == .ocr
    }

    private func isWhole(_ lines: [Range<Int>], below names: [Range<Int>]) -> Bool {
        guard let first = lines.first, let last = lines.last else { return false }
        let hasCode = hasTown(lines)
        let (above, below) = (
            edge(scan.tokens[first.lowerBound].row, by: -1, names),
            edge(scan.tokens[last.lowerBound].row, by: 1, names)
        )
        let isBegun = above == .other || above == .open && beginsWithNumber(first)
        let isEnded = below == .other || below == .open && hasCode || isBranch(last)
        return isBegun && isEnded && (hasCode || above == .other && below == .other)
    }

    private enum Edge {
        /// Surely no part of an address.
        case other
        /// Words that may be anything.
        case open
        /// It looks like a part of the address.
        case address
    }

    /// What the next row says that holds more than stains.
    private func edge(_ row: Int, by step: Int, _ names: [Range<Int>]) -> Edge {
        var row = row + step
        while scan.rows.indices.contains(row), scan.rows[row].page == 0, isStained(row) { row += step }
        guard scan.rows.indices.contains(row), scan.rows[row].page == 0 else { return .other }
        let line = addressPart(of: row)
        // `(No. 1234-5) 9, Jalan`: two lines that were read as one.
        if line.count > 2, line.last.map(isStreetWord) == true, isNoAddress(line) { return .address }
        if names.contains(where: { $0.overlaps(line) }) || isRegistrationLine(line) { return .other }
        if isNoAddress(line) {
            // A caption before it hides a part: `Lot : 31, Level 2`.
            return addressShape(of: line) >= 0.6 && !line.contains(where: isContactWord)
                && !isNumbersLine(line)
                ? .address : .other
        }
        return addressShape(of: line) >= 0.3 ? .address : .open
    }

    func isStained(_ row: Int) -> Bool {
        let line = addressPart(of: row)
        let words = line.filter { scan.tokens[$0].key.count > 1 }
        return words.reduce(0) { $0 + scan.tokens[$1].confidence } < 0.5 * Double(max(words.count, 1))
    }

    /// `NO 3`, `12,`, `Lot 20`, `G.23`.
    private func beginsWithNumber(_ line: Range<Int>) -> Bool {
        guard let first = line.first else { return false }
        if scan.tokens[first].hasDigits { return true }
        return isStreetWord(first) && line.dropFirst().prefix(2).contains { scan.tokens[$0].hasDigits }
    }

    /// A line that states who is registered, or where to call: what stands between a name and its address.
    func isRegistrationLine(_ line: Range<Int>) -> Bool {
        guard let first = line.first else { return false }
        if line.contains(where: isCompanyNumber) { return true }
        let isBracketed = scan.tokens[first].text.hasPrefix("(") || scan.tokens[first].text.hasPrefix("{")
        return isBracketed && line.count <= 6 && line.contains { scan.tokens[$0].hasDigits }
            || line.prefix(3).contains(where: isContactWord)
            || line.prefix(2).contains { scan.key(of: $0).elementsEqual("company".utf8) }
                && line.contains { scan.tokens[$0].hasDigits }
    }

    /// `Company No`, `Co. Reg. No.`: not what a name begins with.
    func isRegistrationCaption(_ line: Range<Int>) -> Bool {
        let words = line.prefix(2).map { String(decoding: scan.key(of: $0).prefix(12), as: UTF8.self) }
        guard let first = words.first, let second = words.last else { return false }
        if ["cono", "coregno", "companyno", "coreg", "regno", "companyregno"].contains(first) { return true }
        return ["company", "co", "coreg", "business", "reg"].contains(first)
            && ["no", "reg", "number", "registration", "regno"].contains(second)
    }

    /// A registration number, not that of a telephone or of the tax office.
    private func hasRegistration(_ line: Range<Int>) -> Bool {
        line.contains(where: isCompanyNumber) || isRegistrationCaption(line)
            || scan.tokens[line.lowerBound].text.hasPrefix("(") && !line.contains(where: isContactWord)
            || line.prefix(2).contains { scan.key(of: $0).starts(with: "coreg".utf8) }
    }

    /// Whether the name's own registration number follows, on its line or the next, and whether an address does, at most
    /// three such lines further.
    func headed(by line: Range<Int>) -> (isRegistered: Bool, hasAddress: Bool) {
        let row = scan.tokens[line.lowerBound].row
        let rest = line.upperBound..<max(line.upperBound, scan.rows[row].tokens.upperBound)
        var isRegistered = (line.lowerBound..<rest.upperBound).contains(where: isCompanyNumber)
        var next = row + 1
        while scan.rows.indices.contains(next), scan.rows[next].page == scan.rows[row].page, next <= row + 4 {
            let part = addressPart(of: next)
            if isRegistrationLine(part), legalForm(in: part) == nil || isRegistrationCaption(part) {
                isRegistered = isRegistered || next == row + 1 && hasRegistration(part)
            } else {
                return (isRegistered, !isNoAddress(part) && addressLikeness(of: part) >= 0.3)
            }
            next += 1
        }
        return (isRegistered, false)
    }
}
