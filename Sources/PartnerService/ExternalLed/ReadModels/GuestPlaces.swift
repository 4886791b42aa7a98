import Contracts
import Database
import EventKit

/// Who is or was an external or an observer in a workspace of whom, or was invited to be? Each state that was ever told stays, so that what
/// follows from it doesn't depend on which fact comes first. A support visit of staff makes nobody a guest.
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
            """),
        // Earlier versions took the end of an invitation for the end of a place.
        Migration(
            "guest-places-with-invitations",
            """
            DROP TABLE guest_places;
            CREATE TABLE guest_places (
                user_id BLOB NOT NULL CHECK (length(user_id) = 16),
                workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
                state TEXT NOT NULL CHECK (state IN ('active', 'pending', 'removed')),
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                PRIMARY KEY (user_id, workspace_id, state, organisation_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX guest_places_by_organisation ON guest_places (organisation_id, user_id);
            """),
        .readingAgain(.platform, as: "guest-places-with-invitations-from-facts"),
    ]

    /// As a condition: a place that is or was one, and no invitation that nobody accepted. An end of which nothing else is known may be all
    /// that is left of a place.
    static let isPlace = """
        (guest_places.state = 'active'
            OR guest_places.state = 'removed' AND (\(isKnown("active")) OR NOT \(isKnown("pending"))))
        """

    private static func isKnown(_ state: String) -> String {
        """
        EXISTS (SELECT 1 FROM guest_places AS known
            WHERE known.user_id = guest_places.user_id AND known.workspace_id = guest_places.workspace_id AND known.state = '\(state)')
        """
    }

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let fact = try event.decode(MembershipChanged.self), let user = fact.guest else { continue }
            try work.connection.execute(
                "INSERT INTO guest_places VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [user.sqlValue, fact.workspaceID.sqlValue, fact.state.rawValue.sqlValue, fact.organisationID.sqlValue])
        }
    }
}

extension MembershipChanged {
    /// Who is, was or is invited to be in the workspace as a guest.
    var guest: UserID? {
        guard role == .external || role == .observer, source != .staffSupport else { return nil }
        return userID
    }
}
