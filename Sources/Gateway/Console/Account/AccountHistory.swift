import Contracts
import Database
import HTTP
import WebKit

/// What the audit trail says of an account, page by page.
struct AccountHistory {
    static let pageSize = 50
    /// How many of the newest entries the overview shows.
    private static let newestCount = 3
    private static let healthAction = AuditRecord.action(of: AccountHealthChanged.eventType)
    private static let trialsMaximum = 20

    let account: AccountView
    let records: [AuditRecord]
    var names = KnownNames()
    let next: AuditQuery.Position?
    /// The kinds of events that the account has, by name.
    let actions: [String]

    /// What puts an account at risk is shown above, and is nothing that anybody has done.
    static func newest(of account: AccountView, _ database: Database) async throws -> [AuditRecord] {
        let query = query(account, excluding: healthAction)
        return try await database.reading { try query.page($0, limit: newestCount).records }
    }

    /// When trials began and ended, the newest first.
    static func trials(of account: AccountView, _ database: Database) async throws -> [AuditRecord] {
        let begun = query(account, action: AuditRecord.action(of: TrialGranted.eventType))
        let ended = query(account, action: AuditRecord.action(of: TierExpired.eventType))
        return try await database.reading { connection in
            let ends = try ended.page(connection, limit: trialsMaximum).records.filter { $0.after["was_trial"] == .bool(true) }
            return (try begun.page(connection, limit: trialsMaximum).records + ends).sorted { $0.at > $1.at }
        }
    }

    /// In a past month what had happened by its end.
    private static func query(_ account: AccountView, action: String? = nil, excluding excluded: String? = nil) -> AuditQuery {
        var query = AuditQuery(account: account.address.account, action: action, excluding: excluded)
        if account.isPast { query.to = account.context.month.end.lastDay }
        return query
    }

    /// Throws 422 for a cursor that is none of ours.
    static func page(of account: AccountView, _ database: Database) async throws -> AccountHistory {
        let address = account.address
        let asked = query(account, action: address.filter("action"))
        let position = try address.filter("cursor").map { text in
            guard let position = Cursor.decode(AuditQuery.Position.self, from: text) else {
                throw Problem.invalid("cursor", "cursor has to be the one of an earlier page")
            }
            return position
        }
        return try await database.reading { connection in
            let (records, next) = try asked.page(connection, limit: pageSize, from: position)
            return AccountHistory(
                account: account, records: records, next: next,
                actions: try AuditQuery(account: address.account).actions(connection))
        }
    }

    func html() throws -> HTML {
        let next = try next.map { try Cursor.encode($0) }
        return .joined([
            filters,
            section(.id("detail-content"), .class("results"), .label("History"), Attribute("data-live")) {
                if records.isEmpty { EmptyList(text: "Nothing of this has happened here.").html() }
                Timeline.html(records, names)
                navigation(.class("pager"), .label("Pages of the history")) {
                    if account.address.filter("cursor") != nil { link(.href(first)) { "‹ The newest" } }
                    if let next { link(.href(account.address.with("cursor", next).path), Attribute("rel", "next")) { "Earlier ›" } }
                }
            },
        ])
    }

    private var first: String { account.address.with("cursor", nil).path }

    private var filters: HTML {
        let address = account.address
        return FilterBar(
            label: "Filter the history", path: address.barePath,
            choices: [
                .init(
                    name: "action", title: "What", options: actions.map { ($0, AuditWords.sentence($0)) },
                    chosen: address.filter("action"), pathWithout: address.with("action", nil).path)
            ], kept: address.month.map { [("month", $0.description)] } ?? [],
            clearedPath: address.filter("action") == nil ? nil : address.at(.history).path
        ).html()
    }
}
