/// What each entry of the lines around a title says: who hires, where, or something else.
extension RulesContext {
    func add(
        _ line: [Range<Int>], to names: inout HeadNames, loose: inout [Range<Int>], _ posting: PostingFields
    ) {
        var places: [Range<Int>] = []
        for entry in line.flatMap({ isPinned($0.lowerBound) ? [$0] : partedAtChoices($0) }) {
            if let place = captionedPlace(entry, posting) {
                if names.place == nil { names.place = candidate(place, score: 0.8, risk: 0.1) }
            } else if let place = pictured(entry) {
                names.place = names.place ?? place
            } else if let first = addressed(entry) {
                names.employer = names.employer ?? employer(first)
                names.place = names.place ?? place(first.upperBound..<entry.upperBound)
            } else if isOtherEntry(withoutBrackets(entry)) {
                continue
            } else if !addParts(of: entry, to: &names) {
                if hasPlaceMark(entry) || hasRegion(entry) {
                    places.append(entry)
                } else if line.contains(where: { $0 != entry && $0.contains(entry.lowerBound) }) {
                    // A name among the kinds of a contract is a place.
                    names.place = names.place ?? place(entry)
                } else {
                    loose.append(entry)
                }
            }
        }
        guard names.place == nil, let first = places.first, let last = places.last else { return }
        // `Leeds | York | Hull`: all of them.
        let around = line.filter { entry in !isOtherEntry(entry) && entry.count <= 2 }
        if around.count > 2, around.count == line.count, let start = around.first, let end = around.last {
            loose.removeAll { around.contains($0) }
            names.place = place(start.lowerBound..<end.upperBound)
        } else {
            names.place = place(first.lowerBound..<(places.count > 1 ? last : first).upperBound)
        }
    }

    /// `Full-time, Leeds, from May`: commas part entries where one of them is a choice.
    private func partedAtChoices(_ entry: Range<Int>) -> [Range<Int>] {
        let parts = commaParts(entry)
        return parts.count > 1 && parts.contains(where: isChoice) ? parts : [entry]
    }

    private func isPinned(_ first: Int) -> Bool {
        first > 0 && scan.tokens[first - 1].text.hasPrefix("📍")
    }

    /// A pin stands before places, and `Remote (Spain)` says where from.
    private func pictured(_ entry: Range<Int>) -> Candidate? {
        let first = entry.lowerBound
        let isPinned = isPinned(first)
        let isFromAfar =
            scan.key(of: first).elementsEqual("remote".utf8) && entry.count > 1
            && scan.tokens[first + 1].text.hasPrefix("(") && entry.count < 5
        guard isPinned || isFromAfar else { return nil }
        return candidate(entry, score: 0.7, risk: isPinned ? 0.2 : 0.28)
    }

    /// `Standort Kassel` in a line of entries.
    private func captionedPlace(_ entry: Range<Int>, _ posting: PostingFields) -> Range<Int>? {
        guard let place = posting.place, let caption = caption(beginningAt: entry.lowerBound),
            !caption.hasColon,
            caption.belongs(to: .field(place)), caption.tokens.upperBound < entry.upperBound,
            isCapitalised(caption.tokens.upperBound)
        else { return nil }
        return caption.tokens.upperBound..<entry.upperBound
    }

    /// `Acme Ltd, 4020 Linz`, `Cycle Shop, Leeds`, `Upton Council, Parks`: the name before the first comma.
    private func addParts(of entry: Range<Int>, to names: inout HeadNames) -> Bool {
        let parts = commaParts(entry)
        guard let first = parts.first, let last = parts.last else { return false }
        if parts.count == 1 {
            guard legalForm(in: entry) != nil || isInstitution(entry) || isBody(withoutBrackets(entry)) else {
                return false
            }
            if names.employer == nil { names.employer = employer(entry) }
            return true
        }
        let isFormed = legalForm(in: first) != nil || isInstitution(first) || isBody(first)
        // `Atelier Corbin, Lens (62)`: the town with its department's number says that the other part is a name.
        if parts.count == 2, first.count > 1, last.count > 1,
            scan.tokens[last.upperBound - 1].text.hasPrefix("("),
            scan.tokens[last.upperBound - 1].hasDigits
        {
            names.employer = names.employer ?? employer(first)
            names.place = names.place ?? place(last)
            return true
        }
        // `Leeds, West Yorkshire`, `Dublin, Ireland`.
        if !isFormed, hasPlaceMark(first) || first.count == 1 && (hasPlaceMark(last) || isRegionCode(last)) {
            return false
        }
        // `Elmford, Minnesota`, and `in Elmford` elsewhere.
        if !isFormed, parts.count == 2, isPlaceConfirmed(first) || isPlaceConfirmed(last) {
            if names.place == nil { names.place = place(entry) }
            return true
        }
        guard isFormed || standsAgain(first) || !hasPlaceMark(entry) && first.count > 1 else { return false }
        if names.employer == nil { names.employer = employer(first) }
        if names.place == nil, !isOffice(last), last.count <= 4 { names.place = place(last) }
        return true
    }

    /// The name in `Heron Books, 12 Quay Lane, Hale`: a house number behind it, and it stands again or has a form.
    func addressed(_ entry: Range<Int>) -> Range<Int>? {
        let parts = commaParts(entry)
        guard let name = parts.first, parts.count > 1, parts.count < 6, entry.count <= 14,
            isCapitalised(name.lowerBound), !name.contains(where: { scan.tokens[$0].hasDigits }),
            legalForm(in: name) != nil || isInstitution(name) || standsAgain(name),
            parts.dropFirst().contains(where: isStreetPart), !isSentence(name)
        else { return nil }
        return name
    }

    private func isStreetPart(_ part: Range<Int>) -> Bool {
        guard let first = part.first, let last = part.last, part.count > 1, part.count < 6 else {
            return false
        }
        func isNumber(_ token: Int) -> Bool {
            let text = scan.tokens[token].text.filter { $0 != "," }
            return scan.tokens[token].hasDigits && text.count <= 5
        }
        return (isNumber(first) && isCapitalised(first + 1) || isNumber(last))
            && part.allSatisfy {
                dateAt[$0] < 0 && (amountAt[$0] < 0 || amounts[amountAt[$0]].mark == nil)
            }
    }

    /// `OH`, `NSW`.
    private func isRegionCode(_ part: Range<Int>) -> Bool {
        let text = scan.text(of: part)
        return (2...3).contains(text.count) && text.allSatisfy(\.isUppercase)
    }

    func isInstitution(_ entry: Range<Int>) -> Bool {
        entry.count > 1 && entry.count <= 9 && PostingWords.institutions.occurs(in: entry, scan)
    }

    func isOffice(_ entry: Range<Int>) -> Bool {
        PostingWords.offices.occurs(in: entry, scan) || entry.count > 3
    }
}
