import Contracts
import Database
import EventKit
import StaffAPI

/// Which licences are asked for, and as of when.
struct LicenceFilter: Sendable, Equatable {
    var user: UserID?
    var organisation: OrganisationID?
    var session: TrainingSessionID?
    var statuses: [LicenceStatus] = []
    var endsSoon = false
    /// Those that count and whose last day lies in this month.
    var endsIn: Month?
    var search = ""
    let now: Instant

    /// Throws `ParameterFault`.
    init(_ query: ParameterReader, now: Instant) throws {
        self.now = now
        user = try query.id("user")
        organisation = try query.id("organisation")
        session = try query.id("session")
        statuses = try query.choices("status")
        endsSoon = try query.flag("expiring_soon") ?? false
        endsIn = try query.month("ends_in")
        search = try query.search() ?? ""
    }

    /// What a licence is by the clock, as SQL with the present as its value.
    static let status = "CASE WHEN l.standing = 'active' AND l.expires_at <= ? THEN 'expired' ELSE l.standing END"
    /// Whether it counts and ends soon, as SQL with the present and the last moment that is soon as its values.
    static let endsSoon = "l.standing = 'active' AND l.expires_at > ? AND l.expires_at <= ?"

    /// Whether it counts and its last day lies in a month, as SQL with the present and the month's start and end as its values.
    static let endsWithin = "l.standing = 'active' AND l.expires_at > ? AND l.expires_at > ? AND l.expires_at <= ?"

    /// The last end that is soon.
    static func soon(after now: Instant) -> Instant { now.adding(days: LicenceState.warningDays) }

    /// - Parameter withStatus: false for what is counted by status.
    func conditions(withStatus: Bool = true) -> Conditions {
        var conditions = Conditions()
        if let user { conditions.add("l.user_id = ?", user.sqlValue) }
        if let organisation { conditions.add("l.organisation_id = ?", organisation.sqlValue) }
        if let session { conditions.add("l.session_id = ?", session.sqlValue) }
        conditions.add(words: search, in: ["p.search"])
        guard withStatus else { return conditions }
        if !statuses.isEmpty {
            let words = statuses.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            conditions.add("\(Self.status) IN (\(words))", now.sqlValue)
        }
        if endsSoon { conditions.add(Self.endsSoon, now.sqlValue, Self.soon(after: now).sqlValue) }
        if let endsIn { conditions.add(Self.endsWithin, now.sqlValue, endsIn.start.sqlValue, endsIn.end.sqlValue) }
        return conditions
    }

    /// In words, for cursors.
    var description: [String: String] {
        var words = ["search": search, "expiring_soon": "\(endsSoon)", "status": statuses.map(\.rawValue).joined(separator: " ")]
        words["ends_in"] = endsIn?.description
        words["user"] = user?.description
        words["organisation"] = organisation?.description
        words["session"] = session?.description
        return words
    }
}
