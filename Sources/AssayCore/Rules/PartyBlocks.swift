/// Whose a block of lines is, where a caption names one of the two parties.
extension RulesContext {
    /// Whether a line begins with the same long word as the name behind the other party's caption, and is another line: a
    /// branch of that party, to which goods go.
    func isNamesake(_ line: Range<Int>) -> Bool {
        let word = scan.key(of: line.lowerBound)
        guard word.count > 4 else { return false }
        return captions.contains { caption in
            guard isAddressing(caption), caption.hasColon else { return false }
            let beside = right(of: caption)
            guard let name = beside.isEmpty ? below(caption).first?.tokens : beside, !name.overlaps(line)
            else {
                return false
            }
            return scan.key(of: name.lowerBound).elementsEqual(word)
        }
    }

    /// Whether a line stands beside or right below the caption of the other party.
    func isCaptionedAddressee(_ line: Range<Int>) -> Bool {
        captions.contains { caption in
            guard isAddressing(caption), caption.hasColon || caption.isLeading && isOpen(caption) else {
                return false
            }
            let beside = right(of: caption)
            let isHead = beside.isEmpty || phrase(startingIn: beside).map { areHeads(caption, $0) } ?? false
            return isHead ? below(caption).first?.tokens.overlaps(line) ?? false : beside.overlaps(line)
        }
    }

    /// Whether the lines below a name hold a tax number, and every other one of the document is said to be the other
    /// party's.
    func headsOwnNumber(_ name: Range<Int>) -> Bool {
        let numbers = partyNumbers()
        let own = numbers.filter { isInBlock($0.tokens.first, of: name) }
        guard let first = own.first else { return false }
        return numbers.allSatisfy { $0.value == first.value || isAddressedTo($0) } && !isAddressedTo(first)
    }

    /// Whether a name is the first line of a block that holds the only tax number of the document: who bills must state one.
    func headsOnlyNumber(_ name: Range<Int>) -> Bool {
        let numbers = partyNumbers()
        guard let number = numbers.first, Set(numbers.map(\.value)).count == 1, !isAddressedTo(number),
            isInBlock(number.tokens.first, of: name)
        else { return false }
        return lineAbove(name) == nil
    }

    /// The line right above another, without a gap between.
    func lineAbove(_ line: Range<Int>) -> Range<Int>? {
        let row = scan.tokens[line.lowerBound].row
        guard row > 0, scan.rows[row - 1].page == scan.rows[row].page,
            scan.rows[row].box.top - scan.rows[row - 1].box.bottom < 0.6 * scan.rows[row].height
        else { return nil }
        let box = scan.box(of: line)
        return phrases(of: scan.rows[row - 1]).first { above in
            let upper = scan.box(of: above)
            return upper.left < box.right && upper.right > box.left
        }
    }

    /// Numbers beside the captions of a party's number.
    private func partyNumbers() -> [Candidate] {
        let fields = schema.schema.fields.indices.filter {
            schema.schema.fields[$0].kind == .identifier && isOfParty($0)
        }
        return fields.flatMap { field in
            captions(of: field).compactMap { caption in
                identifiers(beside: caption, field: field).filter { ($0.value.string ?? "").utf8.count > 7 }
                    .max { $0.score < $1.score }
            }
        }
    }

    /// Whether something stands within six lines below a name, without a gap and in rows that begin flush with it.
    private func isInBlock(_ tokens: Range<Int>?, of name: Range<Int>) -> Bool {
        guard let place = tokens?.lowerBound else { return false }
        let row = scan.tokens[name.lowerBound].row
        let (own, height) = (scan.tokens[place].row, scan.rows[row].height)
        guard own > row, own - row <= 6, scan.rows[own].page == scan.rows[row].page,
            phrases(of: scan.rows[row]).count == 1 || phrases(of: scan.rows[own]).count > 1
        else { return false }
        let left = scan.tokens[name.lowerBound].box.left
        let phrase = phrases(of: scan.rows[own]).first { $0.contains(place) }
        let isAlone = (row...own).allSatisfy {
            scan.tokens[scan.rows[$0].tokens.lowerBound].box.left > left - height
        }
        let isFlush = phrase.map { abs(scan.tokens[$0.lowerBound].box.left - left) < height } ?? false
        return (isFlush || isAlone && phrases(of: scan.rows[row]).count == 1)
            && (row + 1...own).allSatisfy {
                scan.rows[$0].box.top - scan.rows[$0 - 1].box.bottom < 1.2 * height
            }
            && !(row...own).contains { isAddressed(row: $0, over: scan.box(of: name)) }
    }

    /// Whether a caption of the other party stands in a number's row or over it in the six above.
    private func isAddressedTo(_ number: Candidate) -> Bool {
        guard let place = number.tokens.first?.lowerBound else { return false }
        let row = scan.tokens[place].row
        let line = phrases(of: scan.rows[row]).first { $0.contains(place) } ?? place..<place + 1
        let box = scan.box(of: line)
        return isAddressed(row: row, over: Box(left: 0, top: box.top, right: box.right, bottom: box.bottom))
            || (max(row - 6, 0)..<max(row, 1)).contains { isAddressed(row: $0, over: box) }
    }

    /// Whether a row has a caption of the party that is no issuer (`Customer`) in the column of a box.
    private func isAddressed(row: Int, over box: Box) -> Bool {
        let height = scan.rows[row].height
        return scan.rows[row].tokens.contains { token in
            captionAt[token] >= 0 && isAddressing(captions[captionAt[token]])
                && scan.tokens[token].box.left < box.right + height
                && scan.tokens[token].box.right > box.left - height
        }
    }

    /// Whether a caption is of a party that is no issuer.
    func isAddressing(_ caption: Caption) -> Bool {
        caption.owners.contains { owner in
            switch owner {
            case .field(let field):
                schema.roles[field] == .organisation && !schema.schema.fields[field].isRequired
            case .column: false
            }
        }
    }
}
