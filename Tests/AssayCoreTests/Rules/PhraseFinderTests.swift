import Testing

@testable import AssayCore

@Suite struct PhraseFinderTests {
    @Test(arguments: [
        ("Rechnungs-Nr.: 4711", "Rechnungs Nr", "Rechnungs-Nr.:"),
        ("INVOICE  DATE 3", "Invoice date", "INVOICE DATE"),
        ("Numero de facture 5", "Numéro de facture", "Numero de facture"),
        ("Date:03/04/2026", "Date", "Date:"),
        ("n°990417288", "N°", "n°"),
    ])
    func `A phrase is found whatever its case, accents and marks`(page: String, phrase: String, found: String)
    {
        #expect(hits(of: [phrase], in: page) == [found])
    }

    @Test func `A phrase is found only at whole words and within one phrase of the page`() {
        #expect(hits(of: ["Total"], in: "Subtotal Totals 5") == [])
        #expect(hits(of: ["Due date"], in: "Due      date") == [])
    }

    @Test func `A compound that ends with a long phrase counts for less`() {
        let scan = DocumentScan(GridPage.document("Handelsrechnung 4711"))
        let found = finder(["Rechnung"], scan).hits(in: scan.tokens.indices)
        #expect(found.map(\.quality) == [0.6])
    }

    @Test(arguments: [
        ("Tota1", true), ("Toral", true), ("Tofal amounl", true), ("Tote", false), ("Tocul", false),
    ])
    func `Slips of the recogniser are forgiven by the letter`(text: String, isFound: Bool) {
        let page = GridPage.page(text, source: .ocr)
        let scan = DocumentScan(ReadDocument(pages: [page]))
        let finder = PhraseFinder(index: index(["Total", "Total amount"]), scan: scan, isFuzzy: true)
        #expect(finder.hits(in: scan.tokens.indices).isEmpty != isFound)
    }

    private func hits(of phrases: [String], in drawing: String) -> [String] {
        let scan = DocumentScan(GridPage.document(drawing))
        return finder(phrases, scan).hits(in: scan.tokens.indices).map { scan.text(of: $0.tokens) }
    }

    private func finder(_ phrases: [String], _ scan: DocumentScan) -> PhraseFinder {
        PhraseFinder(index: index(phrases), scan: scan, isFuzzy: false)
    }

    private func index(_ phrases: [String]) -> PhraseIndex {
        var index = PhraseIndex()
        for (owner, phrase) in phrases.enumerated() { index.insert(phrase, owner: owner) }
        return index
    }
}
