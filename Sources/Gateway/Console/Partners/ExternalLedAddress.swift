import Contracts
import HTTP
import StaffAPI

/// The address of the list of external-led organisations. The names in it are those of the staff API.
struct ExternalLedAddress: ListAddress {
    static let area = ConsoleArea.partners
    static let listPath = "\(ConsoleArea.partners.path)/external-led"

    var state: ExternalLedState?
    var cursor: String?

    init() {}

    init(state: ExternalLedState) { self.state = state }

    init(_ query: QueryItems) throws {
        let parameters = ParameterReader { query.values($0) }
        state = try parameters.choice("state")
        cursor = parameters.text("cursor")
    }

    /// Leads to the row of one organisation, whatever its state.
    static func path(of organisation: OrganisationID) -> String { "\(listPath)#\(rowID(of: organisation))" }

    static func rowID(of organisation: OrganisationID) -> String { "external-led-\(organisation)" }

    var isFiltered: Bool { state != nil }

    var filters: QueryItems {
        var items = QueryItems()
        if let state { items.add("state", state.rawValue) }
        return items
    }
}
