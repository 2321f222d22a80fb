/// What a text field is about, told by the words of its name, else of the first clause of its description:
/// where a page has no caption for it, an organisation and an address are recognised by their looks.
enum TextRole: Sendable, Hashable {
    case organisation
    case address
    case other

    private static let organisations: Set<String> = [
        "company", "seller", "vendor", "supplier", "merchant", "shop", "store", "employer", "organisation",
        "organization", "firm", "issuer", "buyer", "customer", "client", "payee", "agency", "institution",
        "lieferant", "verkäufer", "firma", "unternehmen", "käufer", "kunde", "arbeitgeber",
        "entreprise", "société", "fournisseur", "vendeur", "acheteur", "employeur",
        "empresa", "proveedor", "vendedor", "cliente", "azienda", "fornitore", "bedrijf", "leverancier",
        "företag",
    ]
    private static let addresses: Set<String> = [
        "address", "addresses", "adresse", "anschrift", "dirección", "direccion", "indirizzo", "adres",
        "adress",
    ]

    init(of field: FieldDefinition) {
        guard field.kind == .text else {
            self = .other
            return
        }
        let clause = field.description.prefix { $0 != "," && $0 != "." && $0 != ";" }
        self = Self.role(in: Self.words(field.name[...])) ?? Self.role(in: Self.words(clause)) ?? .other
    }

    private static func role(in words: [String]) -> TextRole? {
        if words.contains(where: addresses.contains) { return .address }
        return words.contains(where: organisations.contains) ? .organisation : nil
    }

    private static func words(_ text: Substring) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init)
    }
}
