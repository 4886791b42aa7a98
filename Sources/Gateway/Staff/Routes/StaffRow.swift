import Contracts

/// One member of staff as the directory shows them.
struct StaffRow: Encodable, Sendable, Equatable {
    /// An extra permission, where it comes from, and when it ends by itself.
    struct Policy: Encodable, Sendable, Equatable {
        enum Source: String, Encodable, Sendable {
            /// The platform's sign-in token.
            case token
            /// A staff manager, in the console.
            case granted
        }

        let policy: String
        let source: Source
        let until: Instant?
    }

    let email: String
    var name: String?
    /// Nil for whom only the settings or a grant name.
    var lastSeenAt: Instant?
    /// Not seen for 90 days.
    var isUnseen = false
    /// How many accounts name them as their account manager.
    var accounts: Int64 = 0
    /// Whether the settings name them as somebody who grants permissions.
    var managesStaff: Bool
    var policies: [Policy] = []

    enum CodingKeys: String, CodingKey {
        case email, name, accounts, policies
        case lastSeenAt = "last_seen_at"
        case isUnseen = "unseen_90d"
        case managesStaff = "manages_staff"
    }
}
