import Contracts
import Database
import EventKit
import StaffAPI

/// Which referrals are asked for.
struct ReferralFilter: Sendable, Equatable {
    var partner: OrganisationID?
    var account: AccountID?
    var standing: ReferralStanding?

    init(_ query: ParameterReader) throws {
        partner = try query.id("partner")
        account = try query.id("account")
        standing = try query.choice("state")
    }

    /// As SQL that follows `WHERE`, and its values.
    func condition(at now: Instant) -> (sql: String, values: [SQLValue]) {
        var (parts, values): ([String], [SQLValue]) = (["1"], [])
        func add(_ sql: String, _ value: SQLValue? = nil) {
            parts.append(sql)
            if let value { values.append(value) }
        }
        if let partner { add("partner_organisation_id = ?", partner.sqlValue) }
        if let account { add("account_id = ?", account.sqlValue) }
        guard let standing else { return (parts.joined(separator: " AND "), values) }
        guard standing != .ended else {
            add("ended_at <= ?", now.sqlValue)
            return (parts.joined(separator: " AND "), values)
        }
        add("ended_at IS NULL")
        add(standing == .expired ? "expires_at <= ?" : "(expires_at IS NULL OR expires_at > ?)", now.sqlValue)
        switch standing {
        case .upcoming: add("starts_at > ?", now.sqlValue)
        case .capped: add("starts_at <= ? AND accrued_cents >= cap_cents", now.sqlValue)
        case .active: add("starts_at <= ? AND (cap_cents IS NULL OR accrued_cents < cap_cents)", now.sqlValue)
        case .expired, .ended: break
        }
        return (parts.joined(separator: " AND "), values)
    }

    /// In words, for cursors.
    var description: [String: String] {
        var words: [String: String] = [:]
        words["partner"] = partner?.description
        words["account"] = account?.description
        words["state"] = standing?.rawValue
        return words
    }
}
