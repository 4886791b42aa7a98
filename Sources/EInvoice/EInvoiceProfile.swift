import CompanyIdentifiers

/// The two customisations of EN 16931 that our customers ask for.
public enum EInvoiceProfile: String, Codable, Sendable, CaseIterable {
    /// Peppol BIS Billing 3.0, which the whole network takes.
    case peppol
    /// The Dutch core invoice usage specification (SI-UBL 2.0), which Dutch public bodies ask for.
    case nlcius

    /// BT-24: the rules that a document says it keeps.
    var customization: String {
        switch self {
        case .peppol: "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
        case .nlcius: "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0"
        }
    }

    var addressSchemes: Set<IdentifierScheme> {
        switch self {
        case .peppol: AddressSchemes.ofPeppol
        case .nlcius: AddressSchemes.ofEurope
        }
    }

    /// BT-23: that invoices and credit notes are sent, and nothing is answered.
    static let process = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"

    /// NLCIUS advises against parts that Peppol is glad of: the day of a preceding invoice (BR-NL-24), the name of an account (BR-NL-30),
    /// the code of a bank (BR-NL-31), codes of reasons for discounts (BR-NL-32) and for exemptions (BR-NL-35).
    var isGladOfDetail: Bool { self == .peppol }
}
