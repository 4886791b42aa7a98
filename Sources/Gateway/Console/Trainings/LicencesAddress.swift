import Contracts
import HTTP
import StaffAPI

/// The address of the list of licences: what it filters by, and which page of it. The names in it are those of the staff API.
struct LicencesAddress: ListAddress {
    static let area = ConsoleArea.trainings
    static let listPath = TrainingTabs.Tab.licences.path

    var statuses: [LicenceStatus] = []
    var isExpiringSoon = false
    /// Those that count and whose last day lies in it.
    var endsIn: Month?
    var organisation: OrganisationID?
    var search: String?
    var cursor: String?

    init() {}

    init(_ query: QueryItems) throws {
        let parameters = ParameterReader { query.values($0) }
        statuses = try parameters.choices("status")
        isExpiringSoon = try parameters.flag("expiring_soon") ?? false
        endsIn = try parameters.month("ends_in")
        organisation = try parameters.id("organisation")
        search = try parameters.search()
        cursor = parameters.text("cursor")
    }

    var isFiltered: Bool { !statuses.isEmpty || isExpiringSoon || endsIn != nil || organisation != nil || search != nil }

    var filters: QueryItems {
        var items = QueryItems()
        for status in statuses { items.add("status", status.rawValue) }
        if isExpiringSoon { items.add("expiring_soon", "true") }
        if let endsIn { items.add("ends_in", endsIn.description) }
        if let organisation { items.add("organisation", organisation.description) }
        if let search { items.add("search", search) }
        return items
    }
}
