import Contracts
import HTTP
import StaffAPI

/// The address of the list of renewals: how far it looks ahead, what it filters by, and which page of it. The names in it are those of the
/// staff API.
struct RenewalsAddress: ListAddress {
    static let area = ConsoleArea.renewals

    /// Nil for the usual number of days.
    var within: Int?
    var manager: String?
    var kind: RenewalKind?
    var isSnoozed = false
    /// Those whose day has passed, and no others.
    var isOverdue = false
    var cursor: String?

    init() {}

    init(_ query: QueryItems) throws {
        let parameters = ParameterReader { query.values($0) }
        within = try parameters.days("within", in: RenewalOperations.withinRange)
        manager = parameters.text("manager")
        if let manager, manager.unicodeScalars.count > AccountFilter.managerLengthMaximum {
            throw ParameterFault("manager", "manager may have \(AccountFilter.managerLengthMaximum) characters")
        }
        kind = try parameters.choice("kind")
        isSnoozed = try parameters.flag("snoozed") ?? false
        isOverdue = try parameters.flag("overdue") ?? false
        cursor = parameters.text("cursor")
    }

    var days: Int { within ?? RenewalOperations.withinWhenAbsent }

    var isFiltered: Bool { within != nil || manager != nil || kind != nil || isSnoozed || isOverdue }

    var filters: QueryItems {
        var items = QueryItems()
        if let within { items.add("within", "\(within)d") }
        if let manager { items.add("manager", manager) }
        if let kind { items.add("kind", kind.rawValue) }
        if isOverdue { items.add("overdue", "true") }
        if isSnoozed { items.add("snoozed", "true") }
        return items
    }
}
