/// The number of a party in an official register of companies or of public bodies.
public struct LegalIdentifier: Hashable, Sendable {
    public var number: PartyIdentifier
    /// Which register; nil where the register has no code.
    public var scheme: LegalIdentifierScheme?

    public init(_ number: PartyIdentifier, scheme: LegalIdentifierScheme? = nil) {
        self.number = number
        self.scheme = scheme
    }

    /// The Dutch rules of Peppol and NLCIUS take only numbers of the chamber of commerce and of the register of public bodies
    /// (NL-R-003, NL-R-005, BR-NL-1, BR-NL-10).
    public var isDutch: Bool { scheme == .dutchChamberOfCommerce || scheme == .dutchPublicBody }
}

/// The code of a register in the list of ISO 6523 (rule BR-CL-11).
public struct LegalIdentifierScheme: Hashable, Sendable {
    public let code: String

    /// Nil for a code that the list doesn't have.
    public init?(_ code: String) {
        guard code.utf8.count == 4, code.utf8.allSatisfy(\.isDigit), let number = Int(code), Self.known.contains(number),
            !Self.unused.contains(number)
        else { return nil }
        self.code = code
    }

    private init(known code: String) {
        self.code = code
    }

    /// KVK: the Dutch chamber of commerce.
    public static let dutchChamberOfCommerce = LegalIdentifierScheme(known: "0106")
    /// OIN: the Dutch register of public bodies.
    public static let dutchPublicBody = LegalIdentifierScheme(known: "0190")

    private static let known = 2...238
    private static let unused: Set = [92, 103, 181, 182]
}
