/// The schemes that concern our customers, from the "Electronic address scheme" list of Peppol BIS Billing 3.0 (May 2026).
extension SchemeRule {
    static let all: [IdentifierScheme: SchemeRule] = Dictionary(
        (registers + vatNumbers).map { ($0.scheme, $0) }, uniquingKeysWith: { first, _ in first })

    private static let registers = [
        SchemeRule(.kvk, "KVK number", example: "27124701", NumberForm("########")),
        SchemeRule(.oin, "OIN", example: "00000001003214345000", NumberForm("0000000#############", .dutchOIN)),
        SchemeRule(
            .belgianEnterprise, "Belgian enterprise number", example: "0428759497",
            NumberForm("0#########", .belgianEnterprise), NumberForm("1#########", .belgianEnterprise),
            NumberForm("#########", .belgianEnterprise) { "0" + $0 },
            NumberForm("BE0#########", .belgianEnterprise) { String($0.dropFirst(2)) },
            NumberForm("BE1#########", .belgianEnterprise) { String($0.dropFirst(2)) }),
        SchemeRule(.siren, "SIREN", example: "404833048", NumberForm("#########", .siren)),
        SchemeRule(.siret, "SIRET", example: "73282932000074", NumberForm("##############", .siret)),
        SchemeRule(
            .gln, "GLN", example: "5412345000013",
            NumberForm("#############", .weighted([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1], modulo: 10))),
        SchemeRule(
            .swedishOrganisation, "Swedish organisation number", example: "2021005000", NumberForm("##########", .swedishOrganisation)),
        SchemeRule(.norwegianOrganisation, "Norwegian organisation number", example: "923609016", NumberForm("#########", .norwegian)),
        SchemeRule(
            .danishCompany, "Danish CVR number", example: "13585628", NumberForm("########", .danish), NumberForm("DK########", .danish)),
        SchemeRule(.swissCompany, "Swiss UID", example: "CHE100155212", NumberForm("CHE#########", .swiss)),
        SchemeRule(
            .australianBusiness, "Australian business number", example: "51824753556", NumberForm("!##########", .australianBusiness)),
        SchemeRule(
            IdentifierScheme(listed: "0199"), "legal entity identifier (LEI)", example: "724500PMK2A2M1SQQ228",
            NumberForm("??????????????????##", .mod97)),
        SchemeRule(IdentifierScheme(listed: "0060"), "D-U-N-S number", example: "150483782", NumberForm("#########")),
        SchemeRule(IdentifierScheme(listed: "0217"), "Dutch establishment number", example: "000012345678", NumberForm("############")),
    ]

    private static let vatNumbers: [SchemeRule] = vatSchemes.sorted { $0.key < $1.key }.compactMap { prefix, code in
        VATRule.all.first { $0.prefix == prefix }.map { SchemeRule(code, vat: $0) }
    }

    /// The scheme of each country's VAT numbers, by their prefix. Switzerland's is left out, since it isn't settled how they are written in
    /// it.
    static let vatSchemes = [
        "HU": "9910", "AT": "9914", "ES": "9920", "BE": "9925", "BG": "9926", "CY": "9928", "CZ": "9929", "DE": "9930", "EE": "9931",
        "GB": "9932", "EL": "9933", "HR": "9934", "IE": "9935", "LT": "9937", "LU": "9938", "LV": "9939", "MT": "9943", "NL": "9944",
        "PL": "9945", "PT": "9946", "RO": "9947", "SI": "9949", "SK": "9950", "SE": "9955", "FR": "9957", "IT": "0211", "FI": "0213",
    ]

    /// Schemes that were taken from the list, and what to use in their place.
    static let retired = [
        "0193": "0208", "9902": "0184", "9904": "0198", "9906": "0211", "9907": "0210", "9908": "0192", "9909": "0192", "9917": "0196",
        "9954": "0190", "9956": "0208",
    ]
}

extension NumberCheck {
    /// One is taken from the first digit; the weighted sum is then a multiple of 89.
    fileprivate static let australianBusiness = NumberCheck { number in
        (weightedSum(number.digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10).remainder(89) == 0
    }
}
