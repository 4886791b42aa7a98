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

    /// As SQL that follows `WHERE`, in a statement that begins with the moments of `ReferralTerm`, and its values behind them.
    var condition: (sql: String, values: [SQLValue]) {
        var (parts, values): ([String], [SQLValue]) = (["1"], [])
        func add(_ sql: String, _ value: SQLValue) {
            parts.append(sql)
            values.append(value)
        }
        if let partner { add("partner_organisation_id = ?", partner.sqlValue) }
        if let account { add("account_id = ?", account.sqlValue) }
        if let standing { add("\(ReferralTerm.standing) = ?", .text(standing.rawValue)) }
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
