import AssayCore

/// schema.org's `JobPosting`, as JSON-LD or as microdata.
enum JobPostingFacts {
    /// nil where the data holds no job.
    static func values(in text: String) -> JSONObject? {
        guard let job = job(in: text) else { return nil }
        let pay = pay(job["baseSalary"])
        let places = list(job["jobLocation"]).compactMap(place)
        return InvoiceValues.object([
            ("title", name(job["title"])),
            ("company", name(job["hiringOrganization"])),
            ("location", places.isEmpty ? nil : .string(places.joined(separator: "; "))),
            ("workplace", job["jobLocationType"]?.string == "TELECOMMUTE" ? "remote" : nil),
            ("employment_type", list(job["employmentType"]).lazy.compactMap(employment).first),
            ("salary_min", pay["minValue"] ?? pay["value"]), ("salary_max", pay["maxValue"] ?? pay["value"]),
            ("salary_currency", pay["currency"]), ("salary_period", period(pay["unitText"])),
            ("skills", texts(job["skills"])), ("must_haves", texts(job["qualifications"])),
            ("posted_date", InvoiceValues.date(job["datePosted"]?.string)),
            ("apply_by", InvoiceValues.date(job["validThrough"]?.string)),
        ])
    }

    /// The first job, alone, in a list, or in a graph.
    private static func job(in text: String) -> JSON? {
        guard let json = parsed(text) else { return nil }
        let candidates = list(json).flatMap { [$0] + list($0["@graph"]) }
        return candidates.first { list($0["@type"]).contains("JobPosting") }
    }

    /// Pages often hold line breaks inside of texts and commas behind the last member.
    private static func parsed(_ text: String) -> JSON? {
        if let json = try? JSON(parsing: text) { return json }
        guard case .json(let json, _) = ReplyParser.parse(text) else { return nil }
        return json
    }

    private static func list(_ json: JSON?) -> [JSON] {
        switch json {
        case nil, .null?: []
        case .array(let items)?: items
        case let item?: [item]
        }
    }

    private static func name(_ json: JSON?) -> JSON? {
        let text = list(json).first.flatMap { $0.string ?? $0["name"]?.string }
        return InvoiceValues.text(text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 })
    }

    private static func place(_ json: JSON) -> String? {
        guard let address = json["address"] else { return json["name"]?.string ?? json.string }
        if let text = address.string { return text }
        let parts = ["addressLocality", "addressRegion", "addressCountry"].compactMap { key in
            name(address[key])?.string
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// `FULL_TIME` and its like, by the words that the schema's choices use.
    private static func employment(_ json: JSON) -> JSON? {
        switch json.string?.uppercased().replacing("-", with: "_").replacing(" ", with: "_") {
        case "FULL_TIME"?: "full-time"
        case "PART_TIME"?: "part-time"
        case "CONTRACTOR"?: "contract"
        case "TEMPORARY"?, "PER_DIEM"?: "temporary"
        case "INTERN"?: "internship"
        case "VOLUNTEER"?, "OTHER"?: "other"
        default: json.string.map { .string($0) }
        }
    }

    /// Amounts, currency and unit, which stand at one of two levels.
    private static func pay(_ json: JSON?) -> JSONObject {
        guard let json = list(json).first else { return [:] }
        let inner = json["value"]?.object == nil ? json : json["value"] ?? json
        return InvoiceValues.object([
            ("minValue", amount(inner["minValue"])), ("maxValue", amount(inner["maxValue"])),
            ("value", amount(inner["value"]) ?? amount(json)),
            ("currency", json["currency"] ?? inner["currency"]),
            ("unitText", inner["unitText"] ?? json["unitText"]),
        ])
    }

    private static func amount(_ json: JSON?) -> JSON? {
        switch json {
        case .number(let number)?: .number(number)
        case .string(let text)?: InvoiceValues.number(text)
        case nil, .null?, .bool?, .array?, .object?: nil
        }
    }

    private static func period(_ json: JSON?) -> JSON? {
        switch json?.string?.uppercased() {
        case "HOUR"?: "hour"
        case "DAY"?: "day"
        case "WEEK"?: "week"
        case "MONTH"?: "month"
        case "YEAR"?: "year"
        default: nil
        }
    }

    private static func texts(_ json: JSON?) -> JSON? {
        let texts = list(json).compactMap { $0.string ?? $0["name"]?.string }.flatMap { text in
            text.split { $0 == "," || $0 == ";" || $0.isNewline }.map { $0.drop(while: \.isWhitespace) }
        }.filter { !$0.isEmpty }
        return texts.isEmpty ? nil : .array(texts.map { .string(String($0)) })
    }
}
