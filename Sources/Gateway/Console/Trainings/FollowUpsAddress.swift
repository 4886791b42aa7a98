import Contracts
import HTTP
import StaffAPI

/// The address of the list of follow-ups: the open ones where it doesn't say otherwise. The names in it are those of the staff API.
struct FollowUpsAddress: ListAddress {
    static let area = ConsoleArea.trainings
    static let listPath = TrainingTabs.Tab.followUps.path

    var kind: FollowUpKind?
    /// Those that were seen to, in place of the open ones.
    var isDone = false
    /// People at high risk without a licence, in place of follow-ups.
    var isOfUntrained = false
    var cursor: String?

    init() {}

    init(_ query: QueryItems) throws {
        let parameters = ParameterReader { query.values($0) }
        kind = try parameters.choice("kind")
        isDone = try parameters.choice("status", of: FollowUpStatus.self) == .done
        isOfUntrained = try parameters.flag("untrained") ?? false
        cursor = parameters.text("cursor")
    }

    var isFiltered: Bool { kind != nil || isDone || isOfUntrained }

    var filters: QueryItems {
        var items = QueryItems()
        if let kind { items.add("kind", kind.rawValue) }
        if isDone { items.add("status", FollowUpStatus.done.rawValue) }
        if isOfUntrained { items.add("untrained", "true") }
        return items
    }

    /// What the owner is asked for the page of follow-ups, or of people.
    var ownersQuestion: QueryItems {
        var items = QueryItems()
        if !isOfUntrained {
            if let kind { items.add("kind", kind.rawValue) }
            items.add("status", (isDone ? FollowUpStatus.done : .open).rawValue)
        }
        if let cursor { items.add("cursor", cursor) }
        items.add("limit", String(Self.pageSize))
        return items
    }
}
