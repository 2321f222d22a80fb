/// Texts that stand on the page without a caption: the seller's name at the top, a posting's title, an address.
extension RulesContext {
    /// By the field's role: names by their looks in the first page's upper part, or in an address; addresses; for any other
    /// text that must not be missing the page's main heading, else the upper part's lines.
    func textsAnywhere(for field: Int) -> [Candidate] {
        let isRequired = schema.schema.fields[field].isRequired
        switch schema.roles[field] {
        case .organisation:
            let names = organisations(besides: isRequired ? window()?.first : nil)
                .filter { isRequired || $0.score > 0.7 }
            if isRequired { return (hasParties ? issuers(among: names) : names) + senders() }
            guard isBesideIssuer(field) else { return names + addressees() }
            return withoutIssuers(names).map { isBeside($0, names) ? $0.doubted : $0 } + addressees()
                + windowAddressees()
        case .address: return addresses()
        case .other:
            if schema.posting?.title == field { return titles() }
            if schema.posting?.place == field { return postingPlaces() }
            guard isRequired else { return [] }
            return mainHeading().map { [$0] }
                ?? headLines().map { line in
                    Candidate(
                        .string(Self.joined([scan.text(of: line)])), tokens: [line],
                        score: prominence(of: line) + headingBonus(line), match: .exact, risk: 0.3)
                }
        }
    }

    /// A letter has an addressee where somebody else issues it.
    private func isBesideIssuer(_ field: Int) -> Bool {
        schema.roles.indices.contains { other in
            other != field && schema.roles[other] == .organisation && schema.schema.fields[other].isRequired
        }
    }

    /// Of two names without captions side by side either may be the issuer's; of two below each other it is the upper one.
    func isBeside(_ name: Candidate, _ names: [Candidate]) -> Bool {
        guard let line = name.tokens.first else { return false }
        let row = scan.tokens[line.lowerBound].row
        return names.contains { other in
            guard let beside = other.tokens.first, !beside.overlaps(line), other.value != name.value,
                !(hasParties && isSameName(beside, line))
            else { return false }
            return abs(scan.tokens[beside.lowerBound].row - row) <= 1
        }
    }

    /// A logo and the name below it.
    private func isSameName(_ line: Range<Int>, _ other: Range<Int>) -> Bool {
        let (left, right) = (nameKey(line), nameKey(other))
        return min(left.count, right.count) > 4 && (left.holds(right) || right.holds(left))
    }

    /// Lines that can be a company's name: prominent, at the top, with a legal form.
    /// `addressee` is no issuer.
    private func organisations(besides addressee: Range<Int>?) -> [Candidate] {
        let address = hasParties ? nil : addressRows
        return headLines().filter {
            !isRegistrationCaption($0) && !isTill($0) && (hasParties || !isWelcome($0))
        }.compactMap { line in
            let (name, form) = (nameRange(in: line), legalForm(in: line))
            guard !name.isEmpty else { return nil }
            let lines = precedingLine(of: name, form: form).map { [$0, name] } ?? closed(name)
            return Candidate(
                .string(Self.joined(lines.map(nameText))), tokens: lines,
                score: prominence(of: line) + likeness(ofName: line, form: form, above: address?.lowerBound)
                    - (addressee.map { $0.overlaps(line) } == true ? 0.45 : 0)
                    - (form == nil && address.map { scan.tokens[line.lowerBound].row > $0.upperBound } == true
                        ? 0.3 : 0),
                match: .exact, risk: 0.25)
        }
        .map { isContinued($0) ? $0.doubted : $0 }
    }

    /// Whether a name without a legal form may begin on the line right above, of as large letters.
    private func isContinued(_ name: Candidate) -> Bool {
        guard !hasParties, schema.posting == nil, name.tokens.count == 1, let line = name.tokens.first,
            scan.pages[scan.page(of: line.lowerBound)].source == .ocr, legalForm(in: line) == nil
        else { return false }
        let row = scan.tokens[line.lowerBound].row
        guard row > 0, scan.rows[row - 1].page == scan.rows[row].page else { return false }
        let (above, own) = (scan.rows[row - 1], scan.rows[row])
        return own.box.top - above.box.bottom < 0.75 * own.height && abs(above.height / own.height - 1) < 0.25
            && isNameLike(above.tokens) && !isStained(row - 1) && !isWelcome(above.tokens)
    }

    /// A name as printed; on a recognised page with the legal form that two words together can only mean.
    private func nameText(_ line: Range<Int>) -> String {
        guard scan.pages[scan.page(of: line.lowerBound)].source == .ocr else { return scan.text(of: line) }
        func text(of range: Range<Int>) -> String {
            range.reduce(into: "") { text, token in
                if token > range.lowerBound, !scan.tokens[token].traits.contains(.glued) { text += " " }
                text += Self.lettered(mendedText(token))
            }
        }
        let slip = line.dropLast().first { token in
            LegalForms.isSlip(of: "sdn", before: "bhd", scan.key(of: token), scan.key(of: token + 1))
        }
        guard let slip else { return text(of: line) }
        let form = scan.tokens[slip].traits.contains(.lowerCase) ? "Sdn" : "SDN"
        let rest = text(of: slip + 1..<line.upperBound)
        return slip == line.lowerBound
            ? "\(form) \(rest)" : "\(text(of: line.lowerBound..<slip)) \(form) \(rest)"
    }

    /// `address` is the row that the page's address begins on.
    private func likeness(ofName line: Range<Int>, form: Int?, above address: Int?) -> Double {
        let hasDigits = line.contains { scan.tokens[$0].hasDigits }
        // A recogniser takes capitals for small letters; elsewhere small words make a sentence.
        let isSaid =
            scan.pages[scan.page(of: line.lowerBound)].source != .ocr && isSentence(line)
            && !isLetterhead(line) && !isLogo(line)
        let isRecognised = scan.pages[scan.page(of: line.lowerBound)].source == .ocr
        let head = isRecognised ? headed(by: line) : (false, false)
        let row = scan.tokens[line.lowerBound].row
        let isHead = address == row + 1 && !hasNames(above: row)
        let isAddress = isRecognised && form == nil && addressLikeness(of: line) >= 0.3 && !isHead
        return (isSaid ? -0.35 : 0) + (form == nil ? 0 : 0.35)
            + (headsAddress(line) || head.1 || isHead ? 0.15 : 0)
            + (head.0 ? 0.25 : 0) - (isAddress ? 0.3 : 0)
            + (isLetterhead(line) ? 0.25 : 0)
            - (hasDigits ? 0.15 : 0) - (scan.tokens[line.lowerBound].text.hasPrefix("(") ? 0.2 : 0)
    }

    /// A few words in small letters that are set larger than the text.
    private func isLogo(_ line: Range<Int>) -> Bool {
        hasParties && line.count <= 3 && scan.box(of: line).height > 1.3 * typicalHeight
    }

    /// On a page without sizes the line above the first captions is a letterhead.
    private func isLetterhead(_ line: Range<Int>) -> Bool {
        guard scan.pages[0].source == .plainText, line == scan.rows[0].tokens else { return false }
        return scan.rows.dropFirst().prefix(3).contains { row in
            caption(beginningAt: row.tokens.lowerBound).map { $0.hasColon } ?? false
        }
    }

    /// Whether an address stands below in the same column: within four lines one with a postal code.
    private func headsAddress(_ line: Range<Int>) -> Bool {
        block(from: line).dropFirst().prefix(4).contains { lower in
            hasParties
                ? statesTown(lower)
                : lower.contains { isPostalCode(scan.tokens[$0].text) }
                    && lower.contains { scan.tokens[$0].isWord }
        }
    }
}
