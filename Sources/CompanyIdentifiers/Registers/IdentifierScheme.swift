/// What kind of number identifies a company: a scheme of ISO/IEC 6523, or one that the Peppol network added to them (the "EAS" code list).
public struct IdentifierScheme: Hashable, Sendable {
    /// Four digits.
    public let code: String

    /// Nil for anything but four digits. Which of them are in use isn't asked: the list grows twice a year.
    public init?(code: some StringProtocol) {
        guard code.utf8.count == 4, code.utf8.allSatisfy(\.isDigit) else { return nil }
        self.code = String(code)
    }

    /// For the codes of the tables here, which are four digits.
    init(listed code: String) {
        self.code = code
    }

    /// Whether Peppol added it to those of ISO/IEC 6523. Most of such schemes hold VAT numbers.
    public var isOfPeppolAlone: Bool { code.hasPrefix("99") }

    /// Dutch Chamber of Commerce.
    public static let kvk = IdentifierScheme(listed: "0106")
    /// Dutch public bodies.
    public static let oin = IdentifierScheme(listed: "0190")
    /// Belgian Crossroads Bank for Enterprises.
    public static let belgianEnterprise = IdentifierScheme(listed: "0208")
    /// French companies, nine digits.
    public static let siren = IdentifierScheme(listed: "0002")
    /// Establishments of French companies, fourteen digits.
    public static let siret = IdentifierScheme(listed: "0009")
    /// GS1's numbers of locations.
    public static let gln = IdentifierScheme(listed: "0088")

    static let swedishOrganisation = IdentifierScheme(listed: "0007")
    static let norwegianOrganisation = IdentifierScheme(listed: "0192")
    static let danishCompany = IdentifierScheme(listed: "0184")
    static let swissCompany = IdentifierScheme(listed: "0183")
    static let australianBusiness = IdentifierScheme(listed: "0151")
}

extension IdentifierScheme: CustomStringConvertible {
    public var description: String { code }
}
