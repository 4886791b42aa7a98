/// The number under which a company or public body stands in a register, as its legal identifier in an invoice.
public struct CompanyNumber: Hashable, Sendable {
    public let scheme: IdentifierScheme

    /// The normal form, without blanks and dots.
    public let text: String

    /// Reads the number of a scheme that is known here. Throws `IdentifierFault`.
    public init(_ typed: String, scheme: IdentifierScheme) throws(IdentifierFault) {
        guard let rule = SchemeRule.all[scheme] else { throw .schemeUnknown(scheme.code) }
        self.scheme = scheme
        text = try rule.accept(typed)
    }

    /// Reads the number of a company in the given country, whose form says of which register it is: in the Netherlands one of 8 digits is
    /// from the Chamber of Commerce, one of 20 that of a public body.
    public init(_ typed: String, country: Country) throws(IdentifierFault) {
        let rules = (Self.schemes[country] ?? []).compactMap { SchemeRule.all[$0] }
        guard let first = rules.first else { throw .noSuchNumbers(country) }
        var fault = IdentifierFault.form(name: first.name, example: first.example)
        for rule in rules {
            do throws(IdentifierFault) {
                text = try rule.accept(typed)
                scheme = rule.scheme
                return
            } catch {
                if case .form = error { continue }
                fault = error
            }
        }
        throw fault
    }

    private static let schemes: [Country: [IdentifierScheme]] = [
        .netherlands: [.kvk, .oin], .belgium: [.belgianEnterprise], .france: [.siren, .siret], .sweden: [.swedishOrganisation],
        .norway: [.norwegianOrganisation], .denmark: [.danishCompany], .switzerland: [.swissCompany], .australia: [.australianBusiness],
    ]
}

extension CompanyNumber: CustomStringConvertible {
    public var description: String { text }
}
