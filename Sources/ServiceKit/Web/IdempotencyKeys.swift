import Contracts
import Cryptography
import Database
import HTTP

/// The answers given to commands with an `Idempotency-Key`, so that the same command sent again is answered and not done again.
struct IdempotencyKeys {
    static let migration = Migration(
        "kit-idempotency",
        """
        CREATE TABLE idempotency (
            key TEXT PRIMARY KEY NOT NULL,
            fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
            status INTEGER NOT NULL,
            etag TEXT,
            body BLOB NOT NULL,
            created_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX idempotency_by_age ON idempotency (created_at);
        """
    )

    struct StoredAnswer: Sendable, Equatable {
        let status: Int
        let etag: String?
        let body: [UInt8]
    }

    private static let keptHours = 24
    private static let rowsMaximum = 100_000
    private static let keyBytesMaximum = 200

    let connection: Connection

    /// The key of a request, `nil` when it has none. Throws 400 for one that can't be used.
    static func key(of request: HTTPRequest) throws -> String? {
        guard let key = request.headers["Idempotency-Key"] else { return nil }
        guard !key.isEmpty, key.utf8.count <= keyBytesMaximum, key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Problem.malformed(
                "Idempotency-Key has to be 1 to \(keyBytesMaximum) visible ASCII characters", field: "Idempotency-Key"
            )
        }
        return key
    }

    /// What makes two commands the same: method, target, who asks, the version expected, and the body.
    static func fingerprint(of request: HTTPRequest, identity: StaffIdentity) -> [UInt8] {
        let head = [request.method.rawValue, request.target, identity.email, request.headers["If-Match"] ?? ""]
        return Digest.sha256(Array(head.map { "\($0.utf8.count):\($0)" }.joined().utf8) + request.body)
    }

    /// The answer given before. Throws 422 when the key was used for another command.
    func answer(for key: String, fingerprint: [UInt8]) throws -> StoredAnswer? {
        let found = try connection.first("SELECT fingerprint, status, etag, body FROM idempotency WHERE key = ?", [.text(key)]) { row in
            (row.bytes(0), StoredAnswer(status: Int(row.int(1)), etag: row.optionalText(2), body: row.bytes(3)))
        }
        guard let (known, answer) = found else { return nil }
        guard known == fingerprint else {
            throw Problem(
                status: 422, type: "idempotency-key-reused", title: "The key was used before",
                detail: "this Idempotency-Key belongs to another command; use a new key for a new command", field: "Idempotency-Key"
            )
        }
        return answer
    }

    func store(_ answer: StoredAnswer, for key: String, fingerprint: [UInt8], now: Instant) throws {
        try forgetOld(now)
        try connection.execute(
            "INSERT INTO idempotency (key, fingerprint, status, etag, body, created_at) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .text(key), .blob(fingerprint), .integer(Int64(answer.status)), answer.etag.map(SQLValue.text) ?? .null, .blob(answer.body),
                now.sqlValue,
            ]
        )
    }

    private func forgetOld(_ now: Instant) throws {
        try connection.execute("DELETE FROM idempotency WHERE created_at < ?", [now.adding(hours: -Self.keptHours).sqlValue])
        let count = try connection.first("SELECT count(*) FROM idempotency") { $0.int(0) } ?? 0
        guard count >= Self.rowsMaximum else { return }
        try connection.execute(
            "DELETE FROM idempotency WHERE key IN (SELECT key FROM idempotency ORDER BY created_at LIMIT ?)",
            [.integer(count - Int64(Self.rowsMaximum) + 1)]
        )
    }
}
