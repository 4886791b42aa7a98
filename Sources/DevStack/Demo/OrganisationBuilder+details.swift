import Contracts

extension OrganisationBuilder {
    /// Organisations that pay, or will be invoiced, have a legal name and an address.
    mutating func addBillingDetails() {
        switch profile.usage {
        case .capped, .lockedSinceLastMonth, .projectedOverCap: return
        case .unlimited: break
        }
        let isDutch = name.country == .netherlands
        record(
            BillingDetailsChanged(
                organisationID: organisationID, legalName: name.text,
                addressLine1: "\(random.pick(Self.streets)) \(random.int(1...240))",
                postalCode: isDutch
                    ? "\(random.int(1_011...9_999)) \(random.pick(["AB", "CD", "EX", "GH", "KL"]))" : "\(random.int(10_000...89_999))",
                city: name.town, country: "\(name.country.rawValue)", email: "facturen@\(name.domain)"),
            at: createdAt.adding(days: 1))
    }

    private static let streets = [
        "Havenkade", "Lindelaan", "Molenpad", "Stationsplein", "Korenmarkt", "Singelweg", "Parkallee", "Dorpsstraat",
    ]
}
