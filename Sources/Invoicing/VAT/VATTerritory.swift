/// Where a country stands as seen from the Dutch seller.
public enum VATTerritory: Hashable, Sendable {
    case netherlands
    case otherMemberState
    case outsideUnion

    public init(_ country: CountryCode) {
        if country == .netherlands {
            self = .netherlands
        } else {
            self = Self.otherMemberStates.contains(country.text) ? .otherMemberState : .outsideUnion
        }
    }

    /// The two letters with which VAT numbers of a country begin: its own code, except in Greece and in Monaco.
    public static func numberPrefix(of country: CountryCode) -> String {
        switch country.text {
        case "GR": "EL"
        case "MC": "FR"
        case let code: code
        }
    }

    /// With Monaco, which counts as France (Directive 2006/112/EC, article 7). Northern Ireland belongs to the Union for goods alone, and
    /// islands with a code of their own, such as Åland, lie outside its VAT.
    private static let otherMemberStates: Set = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MC", "MT", "PL",
        "PT", "RO", "SE", "SI", "SK",
    ]
}
