import Contracts
import Database
import HTTP

/// The answers given to commands with an `Idempotency-Key`, so that the same command sent again is answered and not done again.
package struct IdempotencyKeys {
    struct StoredAnswer: Sendable, Equatable {
        let status: Int
        let etag: String?
        let body: [UInt8]
    }

    private static let keptHours = 24
    private static let rowsMaximum: Int64 = 100_000
    /// More than one command adds, so that the table shrinks, and few enough that no command waits for it.
    private static let forgottenAtOnce = 10
    private static let keyBytesMaximum = 200

    let connection: Connection
    var rowsMaximum = Self.rowsMaximum

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

    /// Throws 400 when there are several keys, of which we, or who passes the request on, would choose one.
    static func requireAtMostOne(_ request: HTTPRequest) throws {
        guard request.headers.values("Idempotency-Key").count <= 1 else {
            throw Problem.malformed("there is more than one Idempotency-Key", field: "Idempotency-Key")
        }
    }

    /// The answer given before. Throws 422 when the key was used for another command.
    func answer(for key: String, _ fingerprint: CommandFingerprint, now: Instant) throws -> StoredAnswer? {
        let sql = "SELECT fingerprint, status, etag, body FROM idempotency_answers WHERE key = ? AND created_at >= ?"
        let found = try connection.first(sql, [.text(key), Self.oldest(now).sqlValue]) { row in
            (row.bytes(0), StoredAnswer(status: Int(row.int(1)), etag: row.optionalText(2), body: row.bytes(3)))
        }
        guard let (known, answer) = found else { return nil }
        guard fingerprint.matches(known) else {
            throw Problem(
                status: 422, type: "idempotency-key-reused", title: "The key was used before",
                detail: "this Idempotency-Key belongs to another command; use a new key for a new command", field: "Idempotency-Key"
            )
        }
        return answer
    }

    func store(_ answer: StoredAnswer, for key: String, _ fingerprint: CommandFingerprint, now: Instant) throws {
        // The key may still be there with an answer that is too old to be given again.
        try connection.execute("DELETE FROM idempotency_answers WHERE key = ?", [.text(key)])
        try connection.execute(
            "INSERT INTO idempotency_answers (key, fingerprint, status, etag, body, created_at) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .text(key), .blob(fingerprint.bytes), .integer(Int64(answer.status)), answer.etag.map(SQLValue.text) ?? .null,
                .blob(answer.body), now.sqlValue,
            ]
        )
        try forgetOld(now)
    }

    /// Looks at the oldest rows alone. Their numbers rise, so that those beyond the bound are known without counting.
    private func forgetOld(_ now: Instant) throws {
        try connection.execute(
            """
            DELETE FROM idempotency_answers WHERE number IN (
                SELECT number FROM (SELECT number, created_at FROM idempotency_answers ORDER BY number LIMIT ?)
                WHERE created_at < ? OR number <= (SELECT max(number) FROM idempotency_answers) - ?
            )
            """, [.integer(Int64(Self.forgottenAtOnce)), Self.oldest(now).sqlValue, .integer(rowsMaximum)]
        )
    }

    private static func oldest(_ now: Instant) -> Instant {
        now.adding(hours: -keptHours)
    }
}
