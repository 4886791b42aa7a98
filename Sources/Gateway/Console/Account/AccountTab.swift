/// The parts of an account's page.
enum AccountTab: String, CaseIterable, Sendable {
    case overview, workspaces, people, billing, invoices, history

    var title: String {
        switch self {
        case .overview: "Overview"
        case .workspaces: "Workspaces"
        case .people: "People"
        case .billing: "Billing"
        case .invoices: "Invoices & payments"
        case .history: "History"
        }
    }
}
