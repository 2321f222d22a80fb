import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite(.enabled(if: ProcessInfo.processInfo.environment["SCRATCH"] != nil)) struct ScratchTests {
    @Test func measure() async throws {
        let env = ProcessInfo.processInfo.environment
        let folder = env["ASSAY_DATA"]! + "/receipts_sroie"
        let count = Int(env["N"] ?? "40")!
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/documents").sorted()
            .prefix(count)
        let variants = (env["SCRATCH"] ?? "0:d:a").split(separator: ",").map {
            $0.split(separator: ":").map(String.init)
        }
        let pool = ReadingPool(workers: 2)
        for v in variants {
            let lh = Double(v[0])!, deskew = v[1] == "d",
                seg: PageSegmentation? = v[2] == "b" ? .block : v[2] == "c" ? .column : nil
            let start = ContinuousClock.now
            var hit = 0, all = 0, total = 0, totals = 0
            var per: [(String, Int, Int)] = []
            await withTaskGroup(of: (String, [String]).self) { group in
                for name in names {
                    group.addTask {
                        let bytes = [UInt8](
                            try! Data(contentsOf: URL(fileURLWithPath: folder + "/documents/" + name)))
                        let words = try! await pool.perform { bench, stop throws(ReadFailure) in
                            let r = try bench.recogniser(for: "eng")
                            let pic = try DecodedPicture.page(0, of: bytes, as: .jpeg, maxPixels: 100_000_000)
                            var p = PageRecognition(
                                recogniser: r, deadline: Deadline(seconds: 120), stop: stop)
                            p.letterHeight = lh; p.straightens = deskew; p.segmentation = seg
                            return try p.words(in: pic).words.map(\.text)
                        }
                        return (name, words)
                    }
                }
                for await (name, words) in group {
                    let stem = name.dropLast(4)
                    let truth = try! String(
                        contentsOfFile: folder + "/transcripts/\(stem).txt", encoding: .utf8
                    ).split(whereSeparator: \.isWhitespace).map(String.init)
                    var bag: [String: Int] = [:]
                    for w in words { bag[w.uppercased(), default: 0] += 1 }
                    var h = 0
                    for t in truth.map({ $0.uppercased() }) where bag[t, default: 0] > 0 {
                        bag[t]! -= 1; h += 1
                    }
                    hit += h; all += truth.count
                    per.append((name, h, truth.count))
                    if let label = try? JSONSerialization.jsonObject(
                        with: Data(contentsOf: URL(fileURLWithPath: folder + "/labels/\(stem).json")))
                        as? [String: Any], let t = label["total"] as? NSNumber
                    {
                        let s = String(format: "%.2f", t.doubleValue)
                        totals += 1
                        if words.contains(where: { $0.contains(s) }) { total += 1 }
                    }
                }
            }
            let ms = (ContinuousClock.now - start) / .milliseconds(1) / Double(names.count)
            print(
                "VARIANT", v, "recall", Double(hit) / Double(all), "total", total, "/", totals,
                "ms/page (2 workers)", ms)
            if env["PER"] != nil {
                for (n, h, a) in per.sorted(by: { $0.0 < $1.0 }) { print(n, h, a, Double(h) / Double(a)) }
            }
        }
    }

    @Test func dump() async throws {
        guard let files = ProcessInfo.processInfo.environment["DUMP"] else { return }
        let reader = FileReader(workers: 2)
        for file in files.split(separator: ",") {
            let data = try Data(contentsOf: URL(fileURLWithPath: String(file)))
            let type = MediaType.detected(in: data)
            let start = ContinuousClock.now
            do {
                let doc = try await reader.read(data, as: type, options: ReaderOptions())
                print(
                    "==", file, type, doc.pages.count, "pages", doc.embedded.map(\.name),
                    ContinuousClock.now - start)
                if ProcessInfo.processInfo.environment["WORDS"] != nil {
                    for (n, p) in doc.pages.enumerated() {
                        for w in p.words {
                            print("W", n, w.line, w.text, w.box.left, w.box.top, w.box.right, w.box.bottom)
                        }
                    }
                    continue
                }
                if ProcessInfo.processInfo.environment["QUIET"] != nil {
                    let h = doc.pages.flatMap(\.words).filter { $0.hidden != nil }
                    print(
                        "   hidden", h.map { ($0.text, $0.hidden!) }.prefix(20), "ocr",
                        doc.pages.filter { $0.source == .ocr }.count)
                    continue
                }
                for p in doc.pages {
                    print("-- page", p.width, p.height, p.source, p.quarterTurns)
                    var line = -1, out = ""
                    for w in p.words {
                        if w.line != line { print(out); out = ""; line = w.line }
                        let col = Int(w.box.left / p.width * 120)
                        out +=
                            String(repeating: " ", count: max(out.isEmpty ? 0 : 1, col - out.count)) + w.text
                            + (w.hidden.map { "[\($0)]" } ?? "")
                    }
                    print(out)
                }
            } catch { print("==", file, type, error) }
        }
        await reader.close()
    }
}
