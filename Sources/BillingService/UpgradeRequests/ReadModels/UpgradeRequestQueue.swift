import Contracts
import Database
import EventKit
import TextSearch

/// Every upgrade request by what it is looked for and ordered by; what it says is read from its events.
///
/// `place` orders the queue: what waits comes first and the oldest of it on top, then what is decided, the newest on top. A request that
/// has joined another one (`joins`) has no place of its own in it.
struct UpgradeRequestQueue: Projection {
    let name = "upgrade-requests"
    let tables = ["upgrade_requests"]
    let migrations = [
        Migration(
            "upgrade-requests",
            """
            CREATE TABLE upgrade_requests (
                request_id BLOB PRIMARY KEY NOT NULL CHECK (length(request_id) = 16),
                kind TEXT NOT NULL,
                status TEXT NOT NULL CHECK (status IN ('pending', 'approved', 'denied')),
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                requested_by BLOB NOT NULL CHECK (length(requested_by) = 16),
                requested_at INTEGER NOT NULL,
                joins BLOB CHECK (length(joins) = 16),
                place INTEGER NOT NULL,
                workspace_granted_at INTEGER,
                created_account_id BLOB CHECK (length(created_account_id) = 16),
                search TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX upgrade_requests_in_order ON upgrade_requests (place, request_id) WHERE joins IS NULL;
            CREATE INDEX upgrade_requests_by_account ON upgrade_requests (account_id);
            CREATE INDEX upgrade_requests_by_created_account ON upgrade_requests (created_account_id) WHERE created_account_id IS NOT NULL;
            CREATE INDEX upgrade_requests_joined ON upgrade_requests (joins, requested_at) WHERE joins IS NOT NULL;
            """
        ),
        Migration(
            "upgrade-requests-to-see-to",
            """
            CREATE INDEX upgrade_requests_by_status ON upgrade_requests (status, place, request_id, requested_at) WHERE joins IS NULL;
            CREATE INDEX upgrade_requests_not_created ON upgrade_requests (workspace_granted_at) WHERE workspace_granted_at IS NOT NULL;
            """
        ),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let received = try event.decode(UpgradeRequestReceived.self) {
                try keep(received, work.connection)
            } else if let approved = try event.decode(UpgradeRequestApproved.self) {
                try decide(approved.requestID, .approved, at: approved.effectiveAt, work.connection)
            } else if let denied = try event.decode(UpgradeRequestDenied.self) {
                try decide(denied.requestID, .denied, at: denied.effectiveAt, work.connection)
            } else if let granted = try event.decode(WorkspaceGranted.self) {
                try work.connection.execute(
                    "UPDATE upgrade_requests SET workspace_granted_at = ? WHERE request_id = ?",
                    [granted.effectiveAt.sqlValue, granted.requestID.sqlValue])
            } else if let fulfilled = try event.decode(UpgradeRequestFulfilled.self) {
                try work.connection.execute(
                    "UPDATE upgrade_requests SET created_account_id = ?, workspace_granted_at = NULL WHERE request_id = ?",
                    [fulfilled.accountID.sqlValue, fulfilled.requestID.sqlValue])
            }
        }
    }

    private func keep(_ request: UpgradeRequestReceived, _ connection: Connection) throws {
        let texts = [request.proposedTier.rawValue, request.proposedName, request.message].compactMap { $0 }
        try connection.execute(
            """
            INSERT INTO upgrade_requests
                (request_id, kind, status, organisation_id, account_id, requested_by, requested_at, joins, place, search)
            VALUES (?, ?, 'pending', ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            [
                request.requestID.sqlValue, .text(request.kind.rawValue), request.organisationID.sqlValue, request.accountID.sqlValue,
                request.requestedBy.sqlValue, request.effectiveAt.sqlValue, request.joinedRequestID?.sqlValue ?? .null,
                request.effectiveAt.sqlValue, .text(SearchText(texts.joined(separator: " ")).text),
            ])
    }

    /// Beyond every place of what waits, since no instant has so many milliseconds.
    private static let endOfPlaces: Int64 = 1_000_000_000_000_000

    private func decide(
        _ request: UpgradeRequestID, _ status: UpgradeRequestStatus, at instant: Instant, _ connection: Connection
    ) throws {
        try connection.execute(
            "UPDATE upgrade_requests SET status = ?, place = ? WHERE request_id = ?",
            [.text(status.rawValue), .integer(Self.placeOfDecision(at: instant)), request.sqlValue])
    }

    private static func placeOfDecision(at instant: Instant) -> Int64 { endOfPlaces - instant.milliseconds }

    /// Who had asked for what was approved for an account at an instant.
    static func requesters(of account: AccountID, approvedAt instant: Instant, _ connection: Connection) throws -> Set<UserID> {
        let sql = "SELECT requested_by FROM upgrade_requests WHERE account_id = ? AND status = 'approved' AND place = ?"
        return Set(try connection.query(sql, [account.sqlValue, .integer(placeOfDecision(at: instant))]) { $0.id(0) })
    }

    /// The pending request for a higher tier of an account, which further ones join.
    static func pendingUpgrade(of account: AccountID, _ connection: Connection) throws -> UpgradeRequestID? {
        let sql = """
            SELECT request_id FROM upgrade_requests
            WHERE account_id = ? AND kind = 'tier_upgrade' AND status = 'pending' AND joins IS NULL ORDER BY place, request_id LIMIT 1
            """
        return try connection.first(sql, [account.sqlValue]) { $0.id(0) }
    }

    /// The requests that have joined one, the oldest first.
    static func joined(to request: UpgradeRequestID, _ connection: Connection) throws -> [UpgradeRequestID] {
        let sql = "SELECT request_id FROM upgrade_requests WHERE joins = ? ORDER BY requested_at, request_id"
        return try connection.query(sql, [request.sqlValue]) { $0.id(0) }
    }
}
