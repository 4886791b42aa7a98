/// The ways to look at payments: one by one, those that are nobody's, and beside what was due.
struct PaymentTabs {
    enum Tab: String, CaseIterable {
        case all = "All"
        case unassigned = "Unassigned"
        case reconciliation = "Reconciliation"

        fileprivate var path: String {
            switch self {
            case .all: ConsoleArea.payments.path
            case .unassigned: PaymentsAddress.unassigned.path
            case .reconciliation: ReconciliationAddress.listPath
            }
        }
    }

    let current: Tab

    func html() -> HTML {
        TabBar(
            label: "Ways to look at payments",
            tabs: Tab.allCases.map { .init(title: $0.rawValue, path: $0.path, isCurrent: $0 == current) }
        ).html()
    }
}
