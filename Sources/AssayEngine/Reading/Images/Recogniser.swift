import AssayCore
import CTesseract

// Leptonica has a Box of its own.
import struct AssayCore.Box

/// A word as the recogniser saw it, in pixels of the picture it was given.
struct RecognisedWord: Hashable {
    let text: String
    let box: Box
    /// 0...1.
    let confidence: Double
    /// Number of the text line, from 0.
    let line: Int
}

/// One Tesseract engine with its neural network, for some languages.
///
/// A class because it owns a C object; not `Sendable`: it stays on the thread that made it.
final class Recogniser {
    private let engine: OpaquePointer

    /// `language`: Tesseract's names joined with `+`. Throws `missingTool` unless all of them are installed.
    init(language: String) throws(ReadFailure) {
        Self.silence
        let wanted = language.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
        let odd = wanted.filter { !Self.isLanguageName($0) }
        guard odd.isEmpty else { throw Self.missing(odd) }
        guard let engine = TessBaseAPICreate() else { throw .missingTool("tesseract could not be started") }
        let failed = TessBaseAPIInit2(engine, nil, language, OEM_LSTM_ONLY) != 0
        let loaded = failed ? [] : Set(Self.names(TessBaseAPIGetLoadedLanguagesAsVector(engine)))
        let absent = wanted.filter { !loaded.contains($0) }
        guard absent.isEmpty else {
            TessBaseAPIDelete(engine)
            throw Self.missing(absent)
        }
        self.engine = engine
        // White on black comes out as words of which the recogniser is hardly sure; by default it tries again at 0.7,
        // which costs worn print a twentieth of its time for nothing.
        TessBaseAPISetVariable(engine, "invert_threshold", "0.5")
    }

    deinit {
        TessBaseAPIEnd(engine)
        TessBaseAPIDelete(engine)
    }

    /// The words of an upright picture in Tesseract's reading order; none for a blank one.
    ///
    /// The first part of the work, finding the lines (about 300 ms for an A4 page), can't be interrupted.
    func words(
        of picture: borrowing Raster, resolution: Int, deadline: Deadline, stop: StopSignal
    ) throws(ReadFailure) -> [RecognisedWord] {
        // One block of lines. (Automatic segmentation takes narrow columns of numbers for vertical text and
        // loses them; one column of lines of any size loses 1 word in 100 of receipts and one date in seven.)
        TessBaseAPISetPageSegMode(engine, PSM_SINGLE_BLOCK)
        // Tesseract keeps a reference of its own until it is cleared.
        try picture.withPointer { TessBaseAPISetImage2(engine, $0) }
        TessBaseAPISetSourceResolution(engine, Int32(resolution))
        defer {
            TessBaseAPIClear(engine)
            // What was learnt from one page must not change how the next is read.
            TessBaseAPIClearAdaptiveClassifier(engine)
        }
        guard deadline.remainingMilliseconds > 0 else { throw deadline.failure }
        let monitor = TessMonitorCreate()
        defer { TessMonitorDelete(monitor) }
        TessMonitorSetDeadlineMSecs(monitor, Int32(clamping: deadline.remainingMilliseconds))
        TessMonitorSetCancelThis(monitor, Unmanaged.passUnretained(stop).toOpaque())
        TessMonitorSetCancelFunc(monitor) { signal, _ in
            signal.map { Unmanaged<StopSignal>.fromOpaque($0).takeUnretainedValue().isRaised } ?? false
        }
        let succeeded = withExtendedLifetime(stop) { TessBaseAPIRecognize(engine, monitor) == 0 }
        guard !stop.isRaised else { throw .cancelled }
        guard succeeded else {
            throw deadline.remainingMilliseconds > 0 ? .damaged("recognition failed") : deadline.failure
        }
        return collectWords()
    }

    private func collectWords() -> [RecognisedWord] {
        guard let results = TessBaseAPIGetIterator(engine) else { return [] }
        defer { TessResultIteratorDelete(results) }
        // The same object under another type: not to be deleted.
        let positions = TessResultIteratorGetPageIterator(results)
        var spellings: [GluedWords.Spelling] = []
        var line = -1
        repeat {
            if TessPageIteratorIsAtBeginningOf(positions, RIL_TEXTLINE) != 0 { line += 1 }
            guard let text = TessResultIteratorGetUTF8Text(results, RIL_WORD) else { continue }
            defer { TessDeleteText(text) }
            guard let box = Self.box(at: positions, RIL_WORD) else { continue }
            let confidence = Double(TessResultIteratorConfidence(results, RIL_WORD)) / 100
            let word = RecognisedWord(
                text: String(cString: text), box: box, confidence: min(1, max(0, confidence)),
                line: max(0, line))
            spellings.append(
                GluedWords.Spelling(word: word, characters: Self.characters(of: results, positions)))
        } while TessResultIteratorNext(results, RIL_WORD) != 0
        return GluedWords.parted(spellings)
    }

    /// The boxes of a word's characters, whose last one the iterators are left at.
    private static func characters(of results: OpaquePointer, _ positions: OpaquePointer?) -> [Box] {
        var boxes: [Box] = []
        repeat {
            guard let box = box(at: positions, RIL_SYMBOL) else { break }
            boxes.append(box)
            guard TessPageIteratorIsAtFinalElement(positions, RIL_WORD, RIL_SYMBOL) == 0 else { break }
        } while TessResultIteratorNext(results, RIL_SYMBOL) != 0
        return boxes
    }

    private static func box(at positions: OpaquePointer?, _ level: TessPageIteratorLevel) -> Box? {
        var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        guard TessPageIteratorBoundingBox(positions, level, &left, &top, &right, &bottom) != 0 else {
            return nil
        }
        return Box(left: Double(left), top: Double(top), right: Double(right), bottom: Double(bottom))
    }

    /// Once for the process: it writes to stderr by default, and the setting is global.
    private static let silence: Void = {
        _ = Raster.silence
        let engine = TessBaseAPICreate()
        TessBaseAPISetVariable(engine, "debug_file", "/dev/null")
        TessBaseAPIDelete(engine)
    }()

    /// Throws `missingTool` unless all of these are installed too.
    func check(_ languages: [String]) throws(ReadFailure) {
        let installed = Self.names(TessBaseAPIGetAvailableLanguagesAsVector(engine))
        let absent = languages.filter { !installed.contains($0) }
        guard absent.isEmpty else { throw Self.missing(absent) }
    }

    /// Frees the list.
    private static func names(_ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> [String] {
        guard let list else { return [] }
        defer { TessDeleteTextArray(list) }
        var names: [String] = []
        while let name = list[names.count] { names.append(String(cString: name)) }
        return names
    }

    /// Names become file names inside Tesseract: nothing but letters, digits and `_`.
    private static func isLanguageName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0 == UInt8(ascii: "_") || ($0 < 128 && isAlphanumeric($0)) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    private static func missing(_ languages: [String]) -> ReadFailure {
        let packages = languages.map { "tesseract-ocr-" + $0.replacing("_", with: "-") }
        return .missingTool(
            "tesseract has no language \(languages.joined(separator: ", ")): "
                + "apt-get install \(packages.joined(separator: " "))")
    }
}
