import Contracts
import Database
import EventKit
import StaffAPI
import TextSearch

/// Which requests a list shows.
struct UpgradeRequestSelection: Sendable {
    var status: UpgradeRequestStatus?
    var kind: UpgradeRequested.Kind?
    var organisation: OrganisationID?
    /// Also those whose workspace this account pays for.
    var account: AccountID?
    /// Whether a pending one has waited too long.
    var isOverdue: Bool?
    /// Whether a granted workspace should be there by now and isn't.
    var isNotCreated: Bool?
    var words: [String] = []
    let cutoffs: UpgradeRequestCutoffs

    init(cutoffs: UpgradeRequestCutoffs) {
        self.cutoffs = cutoffs
    }

    /// Throws `ParameterFault`.
    init(_ parameters: ParameterReader, cutoffs: UpgradeRequestCutoffs) throws {
        self.init(cutoffs: cutoffs)
        status = try parameters.choice("status")
        kind = try parameters.choice("kind")
        organisation = try parameters.id("organisation")
        account = try parameters.id("account")
        isOverdue = try parameters.flag("overdue")
        isNotCreated = try parameters.flag("not_created")
        let search = try parameters.search() ?? ""
        self.search(for: search)
    }

    mutating func search(for text: String) { words = Array(SearchText(text).words.prefix(Self.wordsMaximum)) }

    /// More than anybody types; the rest of a longer text is passed over.
    private static let wordsMaximum = 8

    /// A condition of SQL with its values.
    struct Condition {
        private(set) var parts = ["r.joins IS NULL"]
        private(set) var values: [SQLValue] = []

        var text: String { parts.joined(separator: " AND ") }

        mutating func add(_ part: String, _ values: SQLValue...) {
            parts.append(part)
            self.values += values
        }
    }

    /// - Parameter withStatus: false for what is counted by status.
    func condition(withStatus: Bool = true) -> Condition {
        var condition = Condition()
        if withStatus, let status { condition.add("r.status = ?", .text(status.rawValue)) }
        if let kind { condition.add("r.kind = ?", .text(kind.rawValue)) }
        if let organisation { condition.add("r.organisation_id = ?", organisation.sqlValue) }
        if let account { condition.add("(r.account_id = ? OR r.created_account_id = ?)", account.sqlValue, account.sqlValue) }
        if let isOverdue { condition.add("\(isOverdue ? "" : "NOT ")(\(Self.overdue))", cutoffs.overdue.sqlValue) }
        if let isNotCreated { condition.add("\(isNotCreated ? "" : "NOT ")(\(Self.notCreated))", cutoffs.notCreated.sqlValue) }
        for word in words {
            if let id = UpgradeRequestID(word) {
                condition.add("r.request_id = ?", id.sqlValue)
            } else {
                condition.add(Self.holdsWord, .text(word), .text(word))
            }
        }
        return condition
    }

    static let overdue = "r.status = 'pending' AND r.requested_at <= ?"
    static let notCreated = "r.workspace_granted_at IS NOT NULL AND r.workspace_granted_at <= ?"

    /// In the request, its requester or organisation, or in a request that has joined it.
    private static let holdsWord = """
        (instr((SELECT n.search FROM customer_names n WHERE n.id = r.organisation_id), ?) > 0 OR EXISTS (
            SELECT 1 FROM upgrade_requests s LEFT JOIN people p ON p.user_id = s.requested_by
            WHERE (s.request_id = r.request_id OR s.joins = r.request_id) AND instr(s.search || char(10) || coalesce(p.search, ''), ?) > 0))
        """
}

/// Up to which instants what has happened since is late by now.
struct UpgradeRequestCutoffs: Sendable {
    /// What was asked until then has waited one business day.
    let overdue: Instant
    /// A workspace that was granted until then should be there.
    let notCreated: Instant
}
