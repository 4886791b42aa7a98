import Contracts

/// One member of staff as the directory shows them.
struct StaffRow: Encodable, Sendable, Equatable {
    /// An extra permission, where it comes from, and when it ends by itself.
    struct Policy: Encodable, Sendable, Equatable {
        enum Source: String, Encodable, Sendable {
            /// The platform's sign-in token.
            case token
        }

        let policy: String
        let source: Source
        let until: Instant?
    }

    let email: String
    let name: String?
    let lastSeenAt: Instant
    /// How many accounts name them as their account manager.
    let accounts: Int64
    let policies: [Policy]
}
