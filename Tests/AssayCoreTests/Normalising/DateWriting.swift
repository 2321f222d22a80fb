import AssayCore
import AssayTestSupport

/// A random day in a random writing, with the order a reader must know.
struct DateWriting {
    let text: String
    let date: CalendarDate
    let order: WritingConventions.DateOrder

    static func random(using generator: inout SeededGenerator) -> DateWriting? {
        let year = Int.random(in: 1970...2069, using: &generator)
        let month = Int.random(in: 1...12, using: &generator)
        let day = Int.random(in: 1...28, using: &generator)
        guard let date = CalendarDate(year: year, month: month, day: day),
            let order = WritingConventions.DateOrder.allCases.randomElement(using: &generator),
            let names = languages.randomElement(using: &generator),
            let text = writings(date, order, names[month - 1]).randomElement(using: &generator)
        else { return nil }
        return DateWriting(text: text, date: date, order: order)
    }

    private static func writings(
        _ date: CalendarDate, _ order: WritingConventions.DateOrder, _ name: String
    ) -> [String] {
        let (day, month) = (pad(date.day), pad(date.month))
        let (first, second) = order == .dayFirst ? (day, month) : (month, day)
        return [
            "\(date)", "\(date.year)/\(month)/\(day)", "\(date.year)\(month)\(day)",
            "\(first)/\(second)/\(date.year)", "\(first)-\(second)-\(date.year)",
            "\(first)/\(second)/\(pad(date.year % 100))",
            "\(day).\(month).\(date.year)", "\(date.day).\(date.month).\(date.year)",
            "\(date.day) \(name) \(date.year)", "\(date.day). \(name) \(date.year)",
            "\(name) \(date.day), \(date.year)",
            "\(date.day) de \(name) de \(date.year)",
            "\(date.day)-\(name.uppercased())-\(pad(date.year % 100))",
        ]
    }

    private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static let languages = [
        "January February March April May June July August September October November December",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari mars april maj juni juli augusti september oktober november december",
    ].map { $0.split(separator: " ").map(String.init) }
}
