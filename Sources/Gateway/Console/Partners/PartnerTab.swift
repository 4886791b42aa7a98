/// The parts of a partner's page.
enum PartnerTab: String, CaseIterable, Sendable {
    case referrals, clients, payouts, statement

    var title: String {
        switch self {
        case .referrals: "Referrals"
        case .clients: "Clients"
        case .payouts: "Payouts"
        case .statement: "Statement"
        }
    }
}
