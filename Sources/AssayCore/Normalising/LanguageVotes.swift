/// Counts common words of eight languages, and letters that only some of them have.
struct LanguageVotes {
    private var votes: [Int]

    init() { votes = Array(repeating: 0, count: Self.languages.count) }

    mutating func count(_ word: String, folded: FoldedWord?) {
        if let speakers = folded.flatMap({ Self.words[$0] }) {
            for index in votes.indices where speakers & (1 << index) != 0 { votes[index] += 2 }
        }
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return }
        for scalar in word.unicodeScalars where scalar.value > 0x7F {
            for index in Self.letters[scalar] ?? [] { votes[index] += 1 }
        }
    }

    /// The language with most votes where it leads clearly: at least three words, a third more than the next.
    var winner: String? {
        let ranked = votes.enumerated().sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
        guard ranked[0].element >= 6, ranked[0].element * 3 >= ranked[1].element * 4 else { return nil }
        return Self.languages[ranked[0].offset]
    }

    private static let languages = ["en", "de", "fr", "es", "it", "nl", "pt", "sv"]

    private static let letters: [Unicode.Scalar: [Int]] = {
        let table = [
            "ß": "de", "ü": "de", "ö": "de sv", "ä": "de sv", "å": "sv", "ñ": "es", "ã": "pt", "õ": "pt",
            "ê": "fr pt", "è": "fr it", "ù": "it", "ò": "it", "œ": "fr", "î": "fr", "¿": "es",
            "é": "fr es pt sv",
        ]
        return table.reduce(into: [:]) { letters, entry in
            let speakers = entry.value.split(separator: " ").compactMap {
                languages.firstIndex(of: String($0))
            }
            for scalar in entry.key.unicodeScalars { letters[scalar] = speakers }
        }
    }()

    /// A bit for each language that uses the word.
    private static let words = Dictionary(
        lists: lists.enumerated().map { ($0.element, UInt8(1) << $0.offset) }, merging: |)

    /// Frequent words, and those that forms are made of.
    private static let lists = [
        "the and of to in for is with you your our are be we this that will on or from by at as an not please "
            + "invoice date number amount due bill tax qty description price thank receipt cash change address "
            + "january february march july october december monday tuesday wednesday thursday friday",
        "der die das und ist mit von fur auf den dem des ein eine nicht wir sie ihre zu im bei nach bis oder als "
            + "rechnung datum betrag summe menge preis gesamt netto brutto mwst ust steuer zahlbar kunde nummer "
            + "artikel lieferung januar februar marz juli oktober dezember montag dienstag mittwoch freitag strasse",
        "le la les des et est une un pour dans vous votre nous sur avec par au aux du qui ce sont ou "
            + "facture montant tva quantite prix echeance paiement client adresse designation reglement siret "
            + "janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre lundi mardi jeudi",
        "el los las y es una un para con por del al que se su en como mas "
            + "factura fecha importe iva cantidad precio pago vencimiento cliente direccion numero descripcion "
            + "enero febrero marzo mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes jueves",
        "il lo gli di e una un per con che non del della dei delle nel alla sono da "
            + "fattura importo iva quantita prezzo pagamento scadenza cliente indirizzo numero descrizione totale "
            + "gennaio febbraio marzo aprile maggio giugno luglio settembre ottobre novembre dicembre lunedi martedi",
        "het een en van voor met op zijn niet wij u uw bij naar dat deze worden te aan of "
            + "factuur datum bedrag btw aantal prijs betaling vervaldatum klant adres omschrijving totaal "
            + "januari februari maart mei juni juli augustus oktober maandag dinsdag woensdag donderdag vrijdag",
        "o os as um uma e de do da dos das para com por que nao em no na ao seu sua "
            + "fatura data valor iva quantidade preco pagamento vencimento cliente morada numero descricao "
            + "janeiro fevereiro marco abril maio junho julho setembro outubro novembro dezembro segunda terca",
        "och att det som en ett for med av pa till den ar du vi om har inte kan eller hos din vara dig "
            + "faktura datum belopp moms antal pris betalning forfallodatum kund adress beskrivning summa "
            + "januari februari mars maj juni juli augusti oktober mandag tisdag onsdag torsdag fredag tjanst",
    ]
}
