import Contracts
import Database
import EventKit

/// Who is or was an external or an observer in a workspace of whom? It stays when the membership ends, so that what follows from it doesn't depend on
/// which fact comes first. An invitation makes nobody a guest yet, and a support visit of staff never does.
struct GuestPlaces: Projection {
    let name = "guest_places"
    let tables = ["guest_places"]
    let migrations = [
        Migration(
            "guest-places",
            """
            CREATE TABLE guest_places (
                user_id BLOB NOT NULL CHECK (length(user_id) = 16),
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                PRIMARY KEY (user_id, organisation_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX guest_places_by_organisation ON guest_places (organisation_id, user_id);
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let fact = try event.decode(MembershipChanged.self), let user = fact.guest else { continue }
            try work.connection.execute(
                "INSERT INTO guest_places VALUES (?, ?) ON CONFLICT DO NOTHING", [user.sqlValue, fact.organisationID.sqlValue])
        }
    }
}

extension MembershipChanged {
    /// Who is or was in the workspace as a guest by this fact.
    var guest: UserID? {
        guard role == .external || role == .observer, state != .pending, source != .staffSupport else { return nil }
        return userID
    }
}
