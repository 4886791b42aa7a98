import Contracts
import Database
import EventKit

/// Who belongs to an organisation, by the newest fact about each.
struct OrganisationMembers: Projection {
    let name = "organisation-members"
    let tables = ["organisation_members"]
    let migrations = [
        Migration(
            "organisation-members",
            """
            CREATE TABLE organisation_members (
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                user_id BLOB NOT NULL CHECK (length(user_id) = 16),
                is_member INTEGER NOT NULL CHECK (is_member IN (0, 1)),
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL,
                PRIMARY KEY (organisation_id, user_id)
            ) STRICT, WITHOUT ROWID
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let fact = try event.decode(OrganisationMembershipChanged.self) else { continue }
            // Guests are trained by whoever they belong to.
            let isMember = fact.role.isOwn && fact.removed != true
            try work.connection.execute(
                """
                INSERT INTO organisation_members VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (organisation_id, user_id) DO UPDATE SET is_member = excluded.is_member, fact_at = excluded.fact_at,
                    fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
                WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id) > (fact_at, fact_nanoseconds, fact_id)
                """,
                [
                    fact.organisationID.sqlValue, fact.userID.sqlValue, isMember.sqlValue, event.time.sqlValue,
                    event.timeNanoseconds.sqlValue, .text(event.id),
                ])
        }
    }
}
