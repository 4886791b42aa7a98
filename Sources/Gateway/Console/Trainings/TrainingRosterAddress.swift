import Contracts
import HTTP
import StaffAPI

/// The address of an organisation's roster: of which members, and which page of it. The names in it are those of the staff API.
struct TrainingRosterAddress: Equatable {
    static let pageSize = 100

    let organisation: OrganisationID
    /// Nil for both.
    var isTrained: Bool?
    var isHighRisk = false
    var isExpiringSoon = false
    var search: String?
    var cursor: String?

    init(_ organisation: OrganisationID) {
        self.organisation = organisation
    }

    /// Throws `ParameterFault` for a filter that is not known.
    init(_ organisation: OrganisationID, _ query: QueryItems) throws {
        self.organisation = organisation
        let parameters = ParameterReader { query.values($0) }
        isTrained = try parameters.flag("trained")
        isHighRisk = try parameters.flag("high_risk") ?? false
        isExpiringSoon = try parameters.flag("expiring_soon") ?? false
        search = try parameters.search()
        cursor = parameters.text("cursor")
    }

    var isFiltered: Bool { isTrained != nil || isHighRisk || isExpiringSoon || search != nil }

    var listPath: String { "/organisations/\(organisation)/training-roster" }

    var path: String { Self.path(listPath, query) }

    /// The file with all members that fit.
    var exportPath: String { Self.path("/api/v1\(LicenceOperations.rosterExport.path(of: organisation))", filters) }

    var query: QueryItems {
        var items = filters
        if let cursor { items.add("cursor", cursor) }
        return items
    }

    private var filters: QueryItems {
        var items = QueryItems()
        if let isTrained { items.add("trained", String(isTrained)) }
        if isHighRisk { items.add("high_risk", "true") }
        if isExpiringSoon { items.add("expiring_soon", "true") }
        if let search { items.add("search", search) }
        return items
    }

    private static func path(_ path: String, _ query: QueryItems) -> String {
        query.items.isEmpty ? path : "\(path)?\(query.encoded)"
    }

    /// The same roster with one part different.
    func with<Value>(_ part: WritableKeyPath<Self, Value>, _ value: Value) -> Self {
        var address = self
        address.cursor = nil
        address[keyPath: part] = value
        return address
    }
}
