/// Names by which a document tells the country it comes from: they decide whose dollar or crown is meant, and
/// in which order dates are written where nothing else does.
enum Places {
    /// The currency of the country that a word stands for, by its folded key; only capitalised words count, so
    /// that "states" is not the States.
    static func currency(of word: String, key: String) -> String? {
        guard let currency = currencies[key],
            let first = word.unicodeScalars.first(where: \.properties.isAlphabetic)
        else { return nil }
        return first.properties.isUppercase ? currency : nil
    }

    private static let currencies: [String: String] = {
        let table = [
            "USD": "usa states washington california texas florida illinois boston seattle chicago",
            "CAD": "canada ontario toronto vancouver quebec montreal alberta calgary ottawa",
            "AUD": "australia sydney melbourne brisbane perth nsw queensland",
            "NZD": "zealand auckland wellington", "SGD": "singapore", "HKD": "hongkong kowloon",
            "TWD": "taiwan taipei",
            "MYR": "malaysia sdn kuala lumpur selangor johor bahru penang jalan melaka sarawak sabah ipoh",
            "GBP": "london england scotland wales manchester birmingham edinburgh leeds bristol",
            "EUR":
                "deutschland germany berlin munchen hamburg france paris lyon espana spain madrid barcelona italia "
                + "italy milano roma nederland netherlands amsterdam rotterdam osterreich austria wien belgium ireland "
                + "dublin portugal lisboa finland",
            "CHF": "schweiz switzerland suisse zurich", "SEK": "sverige sweden stockholm goteborg malmo",
            "DKK": "danmark denmark kobenhavn", "NOK": "norge norway oslo bergen", "ISK": "iceland reykjavik",
            "PLN": "polska poland warszawa", "AMD": "armenia yerevan",
            "INR": "india mumbai delhi bangalore bengaluru",
            "PKR": "pakistan karachi lahore", "CNY": "china beijing shanghai",
            "PHP": "philippines manila makati",
            "MXN": "mexico", "ARS": "argentina", "CLP": "chile", "COP": "colombia bogota",
            "ZAR": "johannesburg",
        ]
        return table.reduce(into: [:]) { places, entry in
            for word in entry.value.split(separator: " ") { places[String(word)] = entry.key }
        }
    }()
}
