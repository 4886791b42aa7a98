import Database

extension IdempotencyKeys {
    package static let migrations = [
        Migration(
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
        ),
        // The numbers rise with time, so that the bound needs no counting; what is looked at for each row stands before the long body.
        Migration(
            "kit-idempotency-numbered",
            """
            CREATE TABLE idempotency_answers (
                number INTEGER PRIMARY KEY,
                key TEXT NOT NULL UNIQUE,
                created_at INTEGER NOT NULL,
                fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
                status INTEGER NOT NULL,
                etag TEXT,
                body BLOB NOT NULL
            ) STRICT;
            INSERT INTO idempotency_answers (key, created_at, fingerprint, status, etag, body)
                SELECT key, created_at, fingerprint, status, etag, body FROM idempotency ORDER BY created_at;
            DROP TABLE idempotency;
            """
        ),
    ]
}
