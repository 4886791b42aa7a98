import Contracts
import HTTP
import StaffAPI

/// The address of the queue: what it shows, and which page of it. A word that isn't known is none.
struct RequestsAddress {
    /// What needs somebody, beside what only waits.
    enum Late: String, CaseIterable {
        case overdue
        case notCreated = "not_created"

        var title: String {
            switch self {
            case .overdue: "Overdue"
            case .notCreated: "Not created yet"
            }
        }
    }

    var status: UpgradeRequestStatus?
    var kind: UpgradeRequested.Kind?
    var late: Late?
    var search: String?
    var cursor: String?

    init(status: UpgradeRequestStatus? = nil) {
        self.status = status
    }

    init(_ query: QueryItems) {
        func text(_ name: String) -> String? { query[name].flatMap { $0.isEmpty ? nil : $0 } }
        status = text("status").flatMap(UpgradeRequestStatus.init)
        kind = text("kind").flatMap(UpgradeRequested.Kind.init)
        late = text("late").flatMap(Late.init)
        search = text("search")
        cursor = text("cursor")
    }

    var isFiltered: Bool { status != nil || kind != nil || late != nil || search != nil }

    /// The same from its first page on, with something else chosen.
    func with(_ change: (inout RequestsAddress) -> Void) -> RequestsAddress {
        var other = self
        other.cursor = nil
        change(&other)
        return other
    }

    var path: String {
        var items = QueryItems()
        for (name, value) in chosen + [("late", late?.rawValue)] { if let value { items.add(name, value) } }
        let encoded = items.encoded
        return encoded.isEmpty ? RequestsFeature.path : "\(RequestsFeature.path)?\(encoded)"
    }

    /// What the owner is asked.
    func question(limit: Int) -> QueryItems {
        var items: QueryItems = ["limit": String(limit)]
        for (name, value) in chosen { if let value { items.add(name, value) } }
        if let late { items.add(late.rawValue, "true") }
        return items
    }

    private var chosen: [(String, String?)] {
        [("status", status?.rawValue), ("kind", kind?.rawValue), ("search", search), ("cursor", cursor)]
    }
}
