/// Names by which a document tells the country it comes from: they decide whose dollar or crown is meant, and
/// in which order dates are written where nothing else does.
enum Places {
    /// The currency of the country that a word stands for; only capitalised words count, so that "states" is
    /// not the States.
    static func currency(of word: FoldedWord, isCapitalised: Bool) -> String? {
        isCapitalised ? currencies[word] : nil
    }

    private static let currencies: [FoldedWord: String] = {
        let table: KeyValuePairs = [
            "USD": "usa states washington california texas florida illinois boston seattle chicago",
            "CAD":
                "canada canadian ontario toronto vancouver quebec montreal alberta calgary ottawa "
                + "manitoba winnipeg saskatchewan",
            "AUD":
                "australia australian canberra hobart adelaide darwin tasmania "
                + "sydney melbourne brisbane perth nsw queensland",
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
        return Dictionary(lists: table.map { ($0.value, $0.key) }) { first, _ in first }
    }()
}
