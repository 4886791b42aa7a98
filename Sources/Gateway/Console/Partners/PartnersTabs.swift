/// The ways to look at partners: themselves, and the organisations that their clients have created.
struct PartnersTabs {
    enum Tab: String, CaseIterable {
        case partners = "Partners"
        case externalLed = "External-led"

        fileprivate var path: String { self == .partners ? ConsoleArea.partners.path : ExternalLedAddress.listPath }
    }

    let current: Tab

    func html() -> HTML {
        TabBar(
            label: "Ways to look at partners",
            tabs: Tab.allCases.map { .init(title: $0.rawValue, path: $0.path, isCurrent: $0 == current) }
        ).html()
    }
}
