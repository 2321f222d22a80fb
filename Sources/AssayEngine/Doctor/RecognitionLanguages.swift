import CTesseract

/// The languages that Tesseract finds on this machine.
enum RecognitionLanguages {
    /// Sorted; empty where there are none. Starts an engine with English or, without it, the orientation data,
    /// because Tesseract lists its folder only when it runs.
    static func installed() -> [String] {
        guard let engine = TessBaseAPICreate() else { return [] }
        defer {
            TessBaseAPIEnd(engine)
            TessBaseAPIDelete(engine)
        }
        let isRunning = TessBaseAPIInit3(engine, nil, "eng") == 0 || TessBaseAPIInit3(engine, nil, "osd") == 0
        guard isRunning, let list = TessBaseAPIGetAvailableLanguagesAsVector(engine) else { return [] }
        defer { TessDeleteTextArray(list) }
        var names: [String] = []
        var index = 0
        while let name = list[index] {
            names.append(String(cString: name))
            index += 1
        }
        return names.sorted()
    }
}
