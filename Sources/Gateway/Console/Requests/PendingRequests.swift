import Contracts
import Database
import EventKit

/// Which upgrade requests wait, so that every page can say how many there are without asking anybody. One that has joined another is
/// decided with it, and isn't counted.
struct PendingRequests: Projection {
    let name = "pending-requests"
    let tables = ["pending_requests"]
    let migrations = [
        Migration(
            "gateway-pending-requests",
            """
            CREATE TABLE pending_requests (
                request_id BLOB PRIMARY KEY NOT NULL CHECK (length(request_id) = 16),
                decided INTEGER NOT NULL CHECK (decided IN (0, 1))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX pending_requests_undecided ON pending_requests (request_id) WHERE decided = 0;
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let received = try event.decode(UpgradeRequestReceived.self) {
                guard received.joinedRequestID == nil else { continue }
                try work.connection.execute(
                    "INSERT INTO pending_requests (request_id, decided) VALUES (?, 0) ON CONFLICT DO NOTHING",
                    [received.requestID.sqlValue])
            } else if let approved = try event.decode(UpgradeRequestApproved.self) {
                try decide(approved.requestID, work.connection)
            } else if let denied = try event.decode(UpgradeRequestDenied.self) {
                try decide(denied.requestID, work.connection)
            }
        }
    }

    private func decide(_ request: UpgradeRequestID, _ connection: Connection) throws {
        try connection.execute(
            "INSERT INTO pending_requests (request_id, decided) VALUES (?, 1) ON CONFLICT (request_id) DO UPDATE SET decided = 1",
            [request.sqlValue])
    }

    @Sendable static func count(_ connection: Connection) throws -> Int {
        try connection.first("SELECT count(*) FROM pending_requests WHERE decided = 0") { Int($0.int(0)) } ?? 0
    }
}
