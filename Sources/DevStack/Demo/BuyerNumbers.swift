import CompanyIdentifiers

/// The numbers under which an organisation of the demo is registered: digits at random whose check digits are right, whoever has them.
struct BuyerNumbers: Sendable, Equatable {
    /// Check digits fit once in a hundred draws at worst.
    private static let drawsMaximum = 10_000

    private(set) var vatNumber: String?
    private(set) var companyNumber: String?
    /// Where electronic invoices are received.
    private(set) var peppolAddress: String?

    init(of country: OrganisationName.Country, _ random: inout SeededRandom) {
        switch country {
        case .netherlands:
            companyNumber = Self.number("########", &random) { Self.isRegistered($0, .netherlands) }
            vatNumber = Self.number("NL#########B01", &random, where: Self.isVATNumber)
            peppolAddress = companyNumber.map { "0106:\($0)" }
        case .belgium:
            companyNumber = Self.number("0#########", &random) { Self.isRegistered($0, .belgium) }
            vatNumber = companyNumber.map { "BE\($0)" }
            peppolAddress = companyNumber.map { "0208:\($0)" }
        case .germany:
            vatNumber = Self.number("DE#########", &random, where: Self.isVATNumber)
        case .france:
            companyNumber = Self.number("#########", &random) { Self.isRegistered($0, .france) }
            vatNumber = companyNumber.flatMap { siren in
                (0...96).lazy.map { key in "FR\(key < 10 ? "0" : "")\(key)\(siren)" }.first(where: Self.isVATNumber)
            }
        case .switzerland:
            companyNumber = Self.number("CHE#########", &random) { Self.isRegistered($0, .switzerland) }
        }
    }

    /// - Parameter form: each `#` stands for a digit.
    private static func number(_ form: String, _ random: inout SeededRandom, where fits: (String) -> Bool) -> String? {
        for _ in 0..<drawsMaximum {
            let number = String(form.map { $0 == "#" ? Character("\(random.int(0...9))") : $0 })
            if fits(number) { return number }
        }
        return nil
    }

    private static func isVATNumber(_ text: String) -> Bool { (try? VATNumber(text)) != nil }

    private static func isRegistered(_ text: String, _ country: Country) -> Bool { (try? CompanyNumber(text, country: country)) != nil }
}
