import Contracts
import Database
import EventKit
import StaffAPI

/// Which extra permissions have been granted in the console, to which address, and until when?
struct GrantedPolicies: Projection {
    let name = "granted-policies"
    let tables = ["granted_policies"]
    let migrations = [
        Migration(
            "gateway-granted-policies",
            """
            CREATE TABLE granted_policies (
                address TEXT NOT NULL CHECK (length(address) > 0),
                policy TEXT NOT NULL CHECK (length(policy) > 0),
                until INTEGER,
                PRIMARY KEY (address, policy)
            ) STRICT, WITHOUT ROWID;
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let granted = try event.decode(PolicyGranted.self) {
                try work.connection.execute(
                    """
                    INSERT INTO granted_policies (address, policy, until) VALUES (?, ?, ?)
                    ON CONFLICT (address, policy) DO UPDATE SET until = excluded.until
                    """, [.text(granted.email.text), .text(granted.policy.text), granted.until.sqlValue])
            } else if let taken = try event.decode(PolicyTaken.self) {
                try work.connection.execute(
                    "DELETE FROM granted_policies WHERE address = ? AND policy = ?", [.text(taken.email.text), .text(taken.policy.text)])
            }
        }
    }
}

extension GrantedPolicies {
    struct Grant: Sendable, Equatable {
        /// In the words of the wire: a later version may have granted one that this one doesn't know.
        let policy: String
        let until: Instant?
    }

    /// What holds now for whoever signs in with an address, by name. An end counts from its very instant on.
    static func grants(to email: String, at now: Instant, _ connection: Connection) throws -> [Grant] {
        let sql = "SELECT policy, until FROM granted_policies WHERE address = ? AND (until IS NULL OR until > ?) ORDER BY policy"
        return try connection.query(sql, [.text(email.lowercased()), now.sqlValue]) {
            Grant(policy: $0.text(0), until: $0.optionalInstant(1))
        }
    }
}
