/// The ways to look at payments: one by one, and those that are nobody's.
struct PaymentTabs {
    enum Tab: String, CaseIterable {
        case all = "All"
        case unassigned = "Unassigned"

        fileprivate var path: String {
            switch self {
            case .all: ConsoleArea.payments.path
            case .unassigned: PaymentsAddress.unassigned.path
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
