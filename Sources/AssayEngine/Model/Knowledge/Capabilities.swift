import AssayCore

/// What models can do, by their names. In the file every entry whose pattern matches applies, the later
/// over the earlier, so that an entry says only what is different.
struct Capabilities: Sendable {
    private struct Entry: Sendable {
        let pattern: NamePattern
        var interface: ModelProfile.Interface?
        var rungs: [ForcingRung]?
        var takesTemperature: Bool?
        var thinking: ModelProfile.Thinking?
        var limitField: ModelProfile.LimitField?
        var isStrict: Bool?
        var takesImages: Bool?
        var takesPDF: Bool?
        var pictureSide: Int?
        var mostPictures: Int?
        var mostPictureBytes: Int?
        var isStreamed: Bool?
        var optional: Set<String>?
        var cachedFrom: Int?
    }

    private let entries: [Entry]

    /// `text` is JSON5 as in `Models/capabilities.json5`.
    init(parsing text: String) throws(DefinitionError) {
        var file = try DefinitionFields(JSON(definition: text), at: "")
        _ = try file.required("checked", "a date", \.isoDate)
        let list = try file.required("models", "a list", \.array)
        try file.finish()
        var entries: [Entry] = []
        for (index, json) in list.enumerated() {
            entries.append(try Self.entry(json, at: "/models/\(index)"))
        }
        self.entries = entries
    }

    private static func entry(_ json: JSON, at pointer: String) throws(DefinitionError) -> Entry {
        var fields = try DefinitionFields(json, at: pointer)
        var entry = Entry(pattern: NamePattern(try fields.required("match", "a name with *", \.string)))
        entry.interface = try fields.choice("interface", of: ModelProfile.Interface.self)
        entry.rungs = try fields.value("rungs", "a list of rungs, the strictest first", rungs)
        entry.takesTemperature = try fields.value("temperature", "true or false", \.bool)
        entry.thinking = try fields.choice("thinking", of: ModelProfile.Thinking.self)
        entry.limitField = try fields.choice("limit_field", of: ModelProfile.LimitField.self)
        entry.isStrict = try fields.value("strict", "true or false", \.bool)
        entry.takesImages = try fields.value("images", "true or false", \.bool)
        entry.takesPDF = try fields.value("pdf", "true or false", \.bool)
        entry.pictureSide = try fields.value("picture_side", "a number of pixels", count)
        entry.mostPictures = try fields.value("most_pictures", "a number", count)
        entry.mostPictureBytes = try fields.value("picture_bytes", "a number of bytes", count)
        entry.isStreamed = try fields.value("stream", "true or false", \.bool)
        entry.optional = try fields.value("optional", "a list of members of a request", names)
        entry.cachedFrom = try fields.value("cached_from", "a number of tokens", count)
        try fields.finish()
        return entry
    }

    private static func count(_ json: JSON) -> Int? { json.number?.int.flatMap { $0 > 0 ? $0 : nil } }

    private static func names(_ json: JSON) -> Set<String>? {
        let names = json.array?.compactMap(\.string)
        return names?.count == json.array?.count ? names.map(Set.init) : nil
    }

    private static func rungs(_ json: JSON) -> [ForcingRung]? {
        let rungs = json.array?.compactMap { $0.string.flatMap(ForcingRung.init(rawValue:)) }
        return rungs?.count == json.array?.count && rungs?.isEmpty == false ? rungs : nil
    }

    /// `name` is `provider/model`. A model that no entry knows is asked in the plainest way.
    func profile(of name: String) -> ModelProfile {
        let matching = entries.reversed().filter { $0.pattern.matches(name) }
        func latest<Value>(_ value: (Entry) -> Value?) -> Value? { matching.lazy.compactMap(value).first }
        var pictures = PictureLimits()
        pictures.longestSide = latest(\.pictureSide) ?? pictures.longestSide
        pictures.most = latest(\.mostPictures) ?? pictures.most
        pictures.mostBytes = latest(\.mostPictureBytes) ?? pictures.mostBytes
        return ModelProfile(
            interface: latest(\.interface) ?? .chat,
            rungs: latest(\.rungs) ?? [.plainText],
            takesTemperature: latest(\.takesTemperature) ?? false,
            thinking: latest(\.thinking) ?? .leave,
            limitField: latest(\.limitField) ?? .maxTokens,
            isStrict: latest(\.isStrict) ?? false,
            takesImages: latest(\.takesImages) ?? false, takesPDF: latest(\.takesPDF) ?? false,
            pictures: pictures,
            isStreamed: latest(\.isStreamed) ?? false, optional: latest(\.optional) ?? [],
            cachedFrom: latest(\.cachedFrom))
    }
}
