import Contracts
import StaffAPI

/// One line of what waits: a matter, or all of a kind where there are several.
struct HomeLine {
    /// When it wants to be seen to.
    enum Time: CaseIterable {
        case late, soon, week, waiting

        var title: String {
            switch self {
            case .late: "Late"
            case .soon: "Today and tomorrow"
            case .week: "This week"
            case .waiting: "Waiting"
            }
        }
    }

    /// As many of one kind stand in one line.
    private static let foldedFrom = 3
    private static let daysOfWeek = 7

    let time: Time
    let title: String
    let detail: String
    /// Of several the oldest; nil where it isn't known.
    let since: Instant?
    private let isFolded: Bool
    var accountManager: String?
    let path: String
    /// Where it leads.
    let button: String

    static func lines(of group: TaskGroup, now: Instant) -> [HomeLine] {
        group.count >= foldedFrom || group.items.count < group.count
            ? [HomeLine(group, now)] : group.items.map { HomeLine($0, now) }
    }

    private init(_ item: TaskItem, _ now: Instant) {
        time = Self.time(isLate: item.late, due: item.dueAt, now)
        title = item.title
        detail = item.detail
        since = item.since
        isFolded = false
        accountManager = item.accountManager
        path = item.href
        button = "Open"
    }

    private init(_ group: TaskGroup, _ now: Instant) {
        time = Self.time(isLate: group.late > 0, due: group.items.compactMap(\.dueAt).min(), now)
        title = "\(group.kind.title): \(Figures.count(group.count))"
        detail = (1..<max(1, group.count)).contains(group.late) ? "\(Figures.count(group.late)) of them late" : ""
        since = group.items.map(\.since).min()
        isFolded = true
        path = group.href
        button = "List"
    }

    private static func time(isLate: Bool, due: Instant?, _ now: Instant) -> Time {
        if isLate { return .late }
        guard let due else { return .waiting }
        let days = due.date.daysSince1970 - now.date.daysSince1970
        return days <= 1 ? .soon : days <= daysOfWeek ? .week : .waiting
    }

    func html(now: Instant) -> HTML {
        listItem(.class("task")) {
            division(.class("matter")) {
                span(.class("title")) { ShownName.line(title) }
                if !detail.isEmpty { small { ShownName.line(detail) } }
            }
            small(.class("whose")) {
                if let since { span(.title(Figures.moment(since))) { (isFolded ? "oldest " : "") + Figures.daysAgo(since, asOf: now) } }
                if let accountManager { ShownName(accountManager).html() }
            }
            link(.class("button"), .href(path)) {
                button
                span(.class("unseen")) { ": \(title)" }
            }
        }
    }
}
