import CompanyIdentifiers

/// The number of a party in an official register of companies or of public bodies.
public enum LegalIdentifier: Hashable, Sendable {
    case registered(CompanyNumber)
    /// Of a register whose numbers aren't known here, and which has no code: `HRB 12345`.
    case unchecked(PartyIdentifier)

    /// Reads the number of a company in the given country; of one whose registers aren't known here, any short text. Throws
    /// `IdentifierFault` or `TextFault`.
    public init(_ typed: String, country: Country?) throws {
        guard let country else {
            self = .unchecked(try PartyIdentifier(typed))
            return
        }
        do throws(IdentifierFault) {
            self = .registered(try CompanyNumber(typed, country: country))
        } catch {
            guard case .noSuchNumbers = error else { throw error }
            self = .unchecked(try PartyIdentifier(typed))
        }
    }

    public var text: String {
        switch self {
        case .registered(let number): number.text
        case .unchecked(let number): number.text
        }
    }

    /// Which register.
    public var scheme: IdentifierScheme? {
        switch self {
        case .registered(let number): number.scheme
        case .unchecked: nil
        }
    }

    /// The Dutch rules of Peppol and NLCIUS take only numbers of the chamber of commerce and of the register of public bodies
    /// (NL-R-003, NL-R-005, BR-NL-1, BR-NL-10).
    var isDutch: Bool { scheme == .kvk || scheme == .oin }

    /// What is asked of one that has to be Dutch, in words that follow the name of the field.
    static let wordsForDutch =
        "has to be a number of the Dutch chamber of commerce (scheme \(IdentifierScheme.kvk)) or of a public body (\(IdentifierScheme.oin))"
}
