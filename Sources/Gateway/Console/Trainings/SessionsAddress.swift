import Contracts
import HTTP
import StaffAPI

/// The address of the list of training sessions: what it filters by, which page of it, and whether it is shown as a calendar. The names of
/// the filters are those of the staff API.
struct SessionsAddress: ListAddress {
    static let area = ConsoleArea.trainings

    var statuses: [SessionStatus] = []
    var organisation: OrganisationID?
    var search: String?
    /// Days of the date, or of the request of a session without one.
    var from: LocalDate?
    var to: LocalDate?
    /// Those of which nobody has said yet which training they are.
    var isWithoutTraining = false
    var isCalendar = false
    /// Of the calendar; nil for the current one.
    var month: Month?
    var cursor: String?

    init() {}

    init(_ query: QueryItems) throws {
        let parameters = ParameterReader { query.values($0) }
        statuses = try parameters.choices("status")
        organisation = try parameters.id("organisation")
        search = try parameters.search()
        from = try parameters.date("from")
        to = try parameters.date("to")
        isWithoutTraining = try parameters.flag("without_training") ?? false
        isCalendar = parameters.text("view") == "calendar"
        month = isCalendar ? try parameters.month("month") : nil
        cursor = parameters.text("cursor")
    }

    var isFiltered: Bool {
        !statuses.isEmpty || organisation != nil || search != nil || from != nil || to != nil || isWithoutTraining
    }

    /// All sessions, shown the same way.
    var cleared: SessionsAddress { SessionsAddress().with(\.isCalendar, isCalendar).with(\.month, month) }

    var filters: QueryItems {
        var items = apiFilters
        if isCalendar { items.add("view", "calendar") }
        if let month { items.add("month", month.description) }
        return items
    }

    /// Without what only the page knows.
    private var apiFilters: QueryItems {
        var items = QueryItems()
        for status in statuses { items.add("status", status.rawValue) }
        if let organisation { items.add("organisation", organisation.description) }
        if let search { items.add("search", search) }
        if let from { items.add("from", from.description) }
        if let to { items.add("to", to.description) }
        if isWithoutTraining { items.add("without_training", "true") }
        return items
    }

    /// What the owner is asked for a page of the list.
    var listQuestion: QueryItems {
        var items = apiFilters
        if let cursor { items.add("cursor", cursor) }
        items.add("limit", String(Self.pageSize))
        return items
    }

    /// What the owner is asked for a month of the calendar, in place of other days.
    func calendarQuestion(of month: Month) -> QueryItems {
        var items = within(month).apiFilters
        items.add("limit", String(StaffAPI.Operation.Parameter.limitRange.upperBound))
        return items
    }

    private func within(_ month: Month) -> SessionsAddress {
        with(\.from, month.firstDay).with(\.to, month.next.firstDay.adding(days: -1))
    }

    /// The file with all that fits, of a calendar that shows this month only what lies in it.
    func exportPath(showing month: Month) -> String {
        let path = "/api/v1\(SessionOperations.export.path)"
        let filters = isCalendar ? within(month).apiFilters : apiFilters
        return filters.items.isEmpty ? path : "\(path)?\(filters.encoded)"
    }
}
