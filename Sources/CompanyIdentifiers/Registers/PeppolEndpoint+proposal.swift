/// Proposals for somebody to confirm: whether a company receives invoices at an address, only the network can say.
extension PeppolEndpoint {
    /// The address under which companies of the country are usually found. Belgians, Swedes and Norwegians are registered with the number
    /// of their company, which their VAT number holds; nil where the network has no scheme for the country's numbers.
    public static func proposed(for number: VATNumber) -> PeppolEndpoint? {
        switch number.prefix {
        case "BE": proposed(.belgianEnterprise, number.national)
        case "SE": proposed(.swedishOrganisation, String(number.national.prefix(10)))
        case "NO": proposed(.norwegianOrganisation, String(number.national.prefix(9)))
        case _: SchemeRule.vatSchemes[number.prefix].flatMap { proposed(IdentifierScheme(listed: $0), number.text) }
        }
    }

    public static func proposed(for number: CompanyNumber) -> PeppolEndpoint? {
        proposed(number.scheme, number.text)
    }

    private static func proposed(_ scheme: IdentifierScheme, _ value: String) -> PeppolEndpoint? {
        try? PeppolEndpoint(scheme: scheme, value: value)
    }
}
