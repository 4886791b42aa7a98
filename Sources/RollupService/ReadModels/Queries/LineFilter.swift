import Contracts
import Database
import StaffAPI

/// What of a view's filters isn't told by the segments of lines, as a condition on the accounts of its month. All of it stands in the lines of
/// that month, but for partners, which are those of now.
struct LineFilter: Sendable, Equatable {
    let filter: AccountFilter
    /// For `me`.
    let viewer: String
    let now: Instant

    var isEmpty: Bool { filter.beyondSegments.isEmpty }

    /// A condition on `line.account_id`, and its arguments from a parameter on; nil where nothing is filtered. The month is `?1`.
    func condition(from parameter: Int) -> (text: String, arguments: [SQLValue])? {
        guard !isEmpty else { return nil }
        var conditions = ["own.month = ?1"]
        var arguments: [SQLValue] = []
        func mark(_ value: SQLValue) -> String {
            arguments.append(value)
            return "?\(parameter + arguments.count - 1)"
        }
        if let managed = filter.managed { conditions.append("own.managed = \(mark(managed.sqlValue))") }
        if let scope = filter.scope { conditions.append("own.scope = \(mark(scope.rawValue.sqlValue))") }
        if let manager = filter.accountManager {
            let address = (manager == AccountFilter.me ? viewer : manager).lowercased()
            conditions.append("lower(own.account_manager) = \(mark(address.sqlValue))")
        }
        if let status = filter.subscriptionStatus { conditions.append("own.subscription_status = \(mark(status.rawValue.sqlValue))") }
        if let days = filter.expiringWithin {
            let (first, last) = (mark(now.sqlValue), mark(now.adding(days: days).sqlValue))
            conditions.append("own.tier_expires_at BETWEEN \(first) AND \(last)")
        }
        conditions += [
            filter.partner.map { Self.holds($0, Self.isPartner) }, filter.discounted.map { Self.holds($0, Self.isDiscounted) },
            filter.overCap.map { Self.holds($0, Self.isOverCap) },
        ].compactMap { $0 }
        let text = "line.account_id IN (SELECT own.account_id FROM account_months AS own WHERE \(conditions.joined(separator: " AND ")))"
        return (text, arguments)
    }

    private static func holds(_ wanted: Bool, _ condition: String) -> String { wanted ? condition : "NOT \(condition)" }

    private static let isPartner =
        "EXISTS (SELECT 1 FROM partners WHERE partners.organisation_id = own.organisation_id AND partners.is_partner)"

    private static let isDiscounted = """
        (own.discount_percent > 0 OR EXISTS (SELECT 1 FROM workspace_months AS place
            WHERE place.account_id = own.account_id AND place.month = own.month AND place.discount_percent > 0))
        """

    private static let isOverCap = """
        EXISTS (SELECT 1 FROM workspace_months AS place JOIN workspace_usage AS hours USING (month, workspace_id)
            WHERE place.account_id = own.account_id AND place.month = own.month AND hours.counted_seconds >= place.cap_seconds)
        """
}
