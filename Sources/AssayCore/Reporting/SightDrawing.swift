/// The pages that failures are shown on, once each: the drawings name them.
enum PageStore {
    static func html(_ pictures: [PagePicture]) -> String {
        guard !pictures.isEmpty else { return "" }
        let images = pictures.map { picture in
            "<image id=\"\(HTMLReport.escaped(picture.name))\" width=\"1\" height=\"1\" preserveAspectRatio=\"none\" "
                + "href=\"data:\(picture.mediaType.rawValue);base64,\(picture.base64)\"/>"
        }
        return
            "<svg class=\"store\" aria-hidden=\"true\"><defs>\(images.joined(separator: "\n"))</defs></svg>\n"
    }
}

/// A failure as a figure: what was expected and given, and the piece of the page where they stand, or its words.
enum SightDrawing {
    static func html(_ sight: FailureSight) -> String {
        let score = sight.failure.score
        let rows = [
            ("expected", "right", ValueText.short(score.expected, limit: 160)),
            ("given", "given", ValueText.short(score.actual, limit: 160)),
        ].map {
            "<div><dt><span class=\"swatch \($0.1)\"></span>\($0.0)</dt><dd>\(HTMLReport.escaped($0.2))</dd></div>"
        }
        return """
            <figure class="sight"><figcaption><strong>\(HTMLReport.escaped(ValueText.cut(sight.failure.document, 60))) · \
            \(HTMLReport.escaped(score.field))</strong> <span>\(HTMLReport.escaped(sight.failure.cause.title))</span>\
            <dl>\(rows.joined())</dl></figcaption>
            \(view(sight))</figure>
            """
    }

    private static func view(_ sight: FailureSight) -> String {
        switch sight.view {
        case .picture(let name) where sight.width > 0 && sight.height > 0:
            guard !sight.marks.isEmpty else {
                return "<p class=\"why\">Neither value stands on a page.</p>" + whole(name, sight)
            }
            return svg(name, sight, closeUp(sight), "Piece of page") + whole(name, sight)
        case .picture: return words(sight)
        case .words(let why): return words(sight) + "<p class=\"why\">\(HTMLReport.escaped(why))</p>"
        }
    }

    private static func whole(_ name: String, _ sight: FailureSight) -> String {
        let page = Box(left: 0, top: 0, right: sight.width, bottom: sight.height)
        return "<details><summary>the whole page \(sight.page + 1)</summary>"
            + svg(name, sight, page, "Page") + "</details>"
    }

    /// All of the page's width, as high as the marks need, but neither a mere slit nor more than a screen.
    private static func closeUp(_ sight: FailureSight) -> Box {
        let page = Box(left: 0, top: 0, right: sight.width, bottom: sight.height)
        guard let first = sight.marks.last?.box else { return page }
        let all = sight.marks.dropLast().reduce(first) { $0.union($1.box) }
        let (least, most) = (sight.width * 0.16, sight.width * 0.6)
        let shown = all.height <= most * 0.8 ? all : first
        let height = min(sight.height, max(least, min(most, shown.height + sight.width * 0.1)))
        let top = min(max(0, shown.midY - height / 2), sight.height - height)
        return Box(left: 0, top: top, right: sight.width, bottom: top + height)
    }

    private static func svg(_ name: String, _ sight: FailureSight, _ box: Box, _ what: String) -> String {
        let marks = sight.marks.map { mark in
            let pad = sight.width * 0.004
            return "<rect class=\"mark \(mark.role.rawValue)\" x=\"\(number(mark.box.left - pad))\" "
                + "y=\"\(number(mark.box.top - pad))\" width=\"\(number(mark.box.width + 2 * pad))\" "
                + "height=\"\(number(mark.box.height + 2 * pad))\"/>"
        }
        let label = HTMLReport.escaped(
            "\(what) \(sight.page + 1) of \(sight.failure.document): \(description(sight))")
        return "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(what) \(sight.page + 1)\">"
            + "<svg class=\"view\" viewBox=\"\(number(box.left)) \(number(box.top)) \(number(box.width)) "
            + "\(number(box.height))\" role=\"img\" aria-label=\"\(label)\"><use href=\"#\(HTMLReport.escaped(name))\" "
            + "transform=\"scale(\(number(sight.width)) \(number(sight.height)))\"/>\(marks.joined())</svg></div>"
    }

    /// The marks in words.
    private static func description(_ sight: FailureSight) -> String {
        let roles = [(FailureSight.Role.given, "the value given"), (.right, "the right answer")].map {
            role, name in
            let count = sight.marks.count { $0.role == role }
            return count == 0
                ? "\(name) is not marked" : "\(name) is marked \(count == 1 ? "once" : "\(count) times")"
        }
        return roles.joined(separator: ", ")
    }

    private static func words(_ sight: FailureSight) -> String {
        guard !sight.excerpt.isEmpty else { return "<p class=\"why\">Neither value stands in the words.</p>" }
        let lines = sight.excerpt.map { line in
            line.map { part in
                let text = HTMLReport.escaped(ValueText.cut(part.text, 300))
                return part.role.map { "<mark class=\"\($0.rawValue)\">\(text)</mark>" } ?? text
            }.joined(separator: " ")
        }
        return "<p class=\"words\">\(lines.joined(separator: "<br>"))</p>"
    }

    private static func number(_ value: Double) -> String { Figures.trimmed(value, 2) }
}
