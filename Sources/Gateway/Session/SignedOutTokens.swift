import Contracts
import Cryptography
import Database
import WebKit

/// Tokens whose bearers have signed out. The platform can't take a token back, so we refuse it until it ends by itself.
///
/// Kept in the database, since a restart must not let them in again, and in memory, since every request asks.
actor SignedOutTokens {
    /// Only tokens that are good can be signed out, so this is far more than there are.
    static let countMaximum = 100_000

    static let migration = Migration(
        "gateway-signed-out-tokens",
        """
        CREATE TABLE signed_out_tokens (
            fingerprint BLOB PRIMARY KEY NOT NULL CHECK (length(fingerprint) = 32),
            expires_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
    )

    private let database: Database
    private let countMaximum: Int
    /// Fingerprints and when their tokens end; nil until the table has been read.
    private var known: [[UInt8]: Instant]?

    init(database: Database, countMaximum: Int = countMaximum) {
        self.database = database
        self.countMaximum = countMaximum
    }

    func contains(_ token: String) async throws -> Bool {
        try await load()[Self.fingerprint(token)] != nil
    }

    /// Throws 503 when no more can be remembered; the token then stays good.
    func add(_ token: String, expiresAt: Instant, now: Instant) async throws {
        _ = try await load()
        let fingerprint = Self.fingerprint(token)
        let limit = countMaximum
        // A token is taken for a moment longer than it says, so it is remembered for longer than that.
        let longOver = now.adding(hours: -1)
        try await database.writing { connection in
            try connection.execute("DELETE FROM signed_out_tokens WHERE expires_at < ?", [longOver.sqlValue])
            let count = try connection.first("SELECT count(*) FROM signed_out_tokens") { $0.int(0) } ?? 0
            guard count < Int64(limit) else {
                throw Problem.unavailable("as many tokens as can be remembered have been signed out; this one ends by itself")
            }
            try connection.execute(
                "INSERT INTO signed_out_tokens (fingerprint, expires_at) VALUES (?, ?) ON CONFLICT (fingerprint) DO NOTHING",
                [.blob(fingerprint), expiresAt.sqlValue])
        }
        known = known?.filter { $0.value >= longOver }
        known?[fingerprint] = expiresAt
    }

    private func load() async throws -> [[UInt8]: Instant] {
        if let known { return known }
        let read = try await database.reading { connection in
            try connection.query("SELECT fingerprint, expires_at FROM signed_out_tokens") { ($0.bytes(0), $0.instant(1)) }
        }
        // Another caller may have read it meanwhile, and somebody signed out since.
        let current = known ?? Dictionary(uniqueKeysWithValues: read)
        known = current
        return current
    }

    /// Of what is signed, not of the whole: of one content a signature may have several forms.
    private static func fingerprint(_ token: String) -> [UInt8] {
        Digest.sha256(Array(token.utf8.prefix(upTo: token.utf8.lastIndex(of: UInt8(ascii: ".")) ?? token.utf8.endIndex)))
    }
}
