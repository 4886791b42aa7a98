import Contracts

extension OrganisationBuilder {
    /// Organisations that pay, or will be invoiced, have a legal name and an address.
    mutating func addBillingDetails() {
        switch profile.usage {
        case .capped, .lockedSinceLastMonth, .projectedOverCap: return
        case .unlimited: break
        }
        let isDutch = name.country == .netherlands
        var drawn = world.random(.numbers, index)
        let numbers = BuyerNumbers(of: name.country, &drawn)
        record(
            BillingDetailsChanged(
                organisationID: organisationID, legalName: name.text,
                addressLine1: "\(random.pick(Self.streets)) \(random.int(1...240))",
                postalCode: isDutch
                    ? "\(random.int(1_011...9_999)) \(random.pick(["AB", "CD", "EX", "GH", "KL"]))" : "\(random.int(10_000...89_999))",
                city: name.town, country: "\(name.country.rawValue)", vatID: numbers.vatNumber.map { "\($0)" },
                companyID: numbers.companyNumber.map { "\($0)" }, email: "facturen@\(name.domain)",
                peppolID: numbers.peppolAddress.map { "\($0)" }),
            at: createdAt.adding(days: 1))
    }

    private static let streets = [
        "Havenkade", "Lindelaan", "Molenpad", "Stationsplein", "Korenmarkt", "Singelweg", "Parkallee", "Dorpsstraat",
    ]
}
