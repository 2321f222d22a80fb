/// The numbers that may stand in words: every run of digits with points, commas or apostrophes between them, read with
/// its last mark as the decimal point and with all marks as separators.
enum DigitRuns {
    /// - Parameter words: folded scalars of each word, in order.
    static func numbers(in words: [[UInt32]]) -> Set<JSONNumber.Normalised> {
        let runs = words.flatMap(runs)
        var numbers: Set<JSONNumber.Normalised> = []
        for (index, run) in runs.enumerated() {
            numbers.formUnion(readings(run.groups, run.isThousands))
            // Thousands by spaces: one to three digits, then groups of three.
            var groups = run.groups
            guard groups.count == 1, groups[0].count <= 3 else { continue }
            for next in runs[(index + 1)...].prefix(3) {
                guard next.groups[0].count == 3, next.groups.count <= 2 else { break }
                groups += next.groups
                numbers.formUnion(readings(groups, next.isThousands))
                if next.groups.count == 2 { break }
            }
        }
        return numbers
    }

    private struct Run {
        /// Digits between the marks; never empty.
        var groups: [[UInt8]]
        /// A `k` follows.
        var isThousands = false
    }

    private static func runs(in word: [UInt32]) -> [Run] {
        var runs: [Run] = []
        var (isOpen, afterMark) = (false, false)
        for scalar in word {
            switch scalar {
            case 0x30...0x39:
                let digit = UInt8(scalar)
                if !isOpen {
                    runs.append(Run(groups: [[digit]]))
                } else if afterMark {
                    runs[runs.count - 1].groups.append([digit])
                } else {
                    runs[runs.count - 1].groups[runs[runs.count - 1].groups.count - 1].append(digit)
                }
                (isOpen, afterMark) = (true, false)
            case 0x27 where isOpen && !afterMark, 0x2C where isOpen && !afterMark,
                0x2E where isOpen && !afterMark:
                afterMark = true
            default:
                if isOpen, scalar == 0x6B { runs[runs.count - 1].isThousands = true }
                (isOpen, afterMark) = (false, false)
            }
        }
        return runs
    }

    private static func readings(_ groups: [[UInt8]], _ isThousands: Bool) -> [JSONNumber.Normalised] {
        let digits = groups.flatMap(\.self)
        // Longer than any amount; hostile text may be one run of digits.
        guard digits.count <= 40 else { return [] }
        let decimals = groups.count > 1 ? groups[groups.count - 1].count : 0
        return Set([0, decimals]).map { decimals in
            let point = (isThousands ? 3 : 0) - decimals
            return JSONNumber(checked: String(decoding: digits, as: UTF8.self) + "e\(point)").normalised
        }
    }
}
