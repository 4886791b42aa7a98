import CompanyIdentifiers

/// Where a country stands as seen from the Dutch seller.
enum VATTerritory: Hashable, Sendable {
    case netherlands
    case otherMemberState
    case outsideUnion

    init(_ country: Country) {
        if country == .netherlands {
            self = .netherlands
        } else {
            self = country.isInEUVATArea ? .otherMemberState : .outsideUnion
        }
    }
}
