import Cryptography
import Database

/// Makes keys of addresses, with a secret that never leaves this database: without it, a key can't be tried against addresses that somebody guesses.
struct AddressKeys {
    let connection: Connection

    /// The secret outlives `rebuild`, so that keys do. Data of an older version has addresses where keys belong, until `AddressConversion` has run.
    static let migration = Migration(
        "rollup-address-keys",
        """
        CREATE TABLE address_secret (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            secret BLOB NOT NULL CHECK (length(secret) = 32),
            converted INTEGER NOT NULL CHECK (converted IN (0, 1))
        ) STRICT;
        INSERT INTO address_secret VALUES (1, randomblob(32), NOT EXISTS (
            SELECT 1 FROM membership_versions UNION ALL SELECT 1 FROM users));
        ALTER TABLE users RENAME COLUMN email_key TO address_key;
        ALTER TABLE membership_versions RENAME COLUMN invited_email TO invited_key;
        CREATE INDEX membership_versions_by_invited_key ON membership_versions (invited_key, workspace_id) WHERE invited_key IS NOT NULL;
        """)

    /// Half of the code's bytes are enough to tell all addresses of the world apart.
    private static let keyBytes = 16

    func key(_ address: EmailAddress) throws -> AddressKey {
        let secret = try connection.first("SELECT secret FROM address_secret") { $0.bytes(0) } ?? []
        let code = Digest.hmacSHA256(key: secret, message: Array(address.text.utf8)).prefix(Self.keyBytes)
        return AddressKey(text: Hex.encode(Array(code)))
    }
}
