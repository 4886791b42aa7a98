import Contracts
import Database
import EventKit
import StaffAPI

/// Which of what ends or is due is asked for, and as of when.
struct RenewalFilter: Sendable, Equatable {
    enum AccountManager: Sendable, Equatable {
        case nobody
        case address(String)
    }

    /// How many days ahead. What is overdue always counts.
    var within = RenewalOperations.withinWhenAbsent
    var manager: AccountManager?
    var kind: RenewalKind?
    /// Those that are put aside, and no others.
    var isSnoozed = false
    /// Whether its day has passed; nil for whatever fits.
    var isOverdue: Bool?
    let now: Instant

    init(now: Instant) {
        self.now = now
    }

    /// - Parameter asker: the address for which `me` stands.
    init(_ query: ParameterReader, asker: String, now: Instant) throws {
        self.now = now
        within = try query.days("within", in: RenewalOperations.withinRange) ?? within
        kind = try query.choice("kind")
        isSnoozed = try query.flag("snoozed") ?? false
        isOverdue = try query.flag("overdue")
        manager = try query.text("manager").map { try Self.manager($0, asker: asker) }
    }

    private static func manager(_ text: String, asker: String) throws -> AccountManager {
        guard text.unicodeScalars.count <= AccountFilter.managerLengthMaximum else {
            throw ParameterFault("manager", "manager may have \(AccountFilter.managerLengthMaximum) characters")
        }
        if text == RenewalOperations.noManager { return .nobody }
        return .address((text == AccountFilter.me ? asker : text).lowercased())
    }

    /// The same of those that are put aside.
    var snoozed: RenewalFilter {
        var other = self
        other.isSnoozed = true
        return other
    }

    /// As SQL that follows `WHERE`, and its values. A tier that has had its end is not overdue but over, whether or not its timer has run.
    var condition: (sql: String, values: [SQLValue]) {
        var parts = ["due_on <= ?", "(ends_at IS NULL OR ends_at > ?)"]
        var values: [SQLValue] = [now.date.adding(days: within).sqlValue, now.sqlValue]
        func add(_ sql: String, _ value: SQLValue) {
            parts.append(sql)
            values.append(value)
        }
        switch manager {
        case nil: break
        case .nobody: parts.append("account_manager IS NULL")
        case .address(let address): add("account_manager = ?", .text(address))
        }
        if let kind { add("kind = ?", .text(kind.rawValue)) }
        if let isOverdue { add(isOverdue ? "due_on < ?" : "due_on >= ?", now.date.sqlValue) }
        add(isSnoozed ? "snoozed_until > ?" : "(snoozed_until IS NULL OR snoozed_until <= ?)", now.sqlValue)
        return (parts.joined(separator: " AND "), values)
    }

    /// In words, for cursors.
    var description: [String: String] {
        var words = ["within": "\(within)d", "snoozed": "\(isSnoozed)"]
        words["kind"] = kind?.rawValue
        words["overdue"] = isOverdue.map { "\($0)" }
        switch manager {
        case nil: break
        case .nobody: words["manager"] = RenewalOperations.noManager
        case .address(let address): words["manager"] = address
        }
        return words
    }
}
