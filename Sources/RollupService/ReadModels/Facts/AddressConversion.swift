import Contracts
import Database
import EventKit

/// Brings the data of a version that kept addresses as they are to keys, once, and erases what is of users who were deleted: in one transaction before the
/// first batch and the first request.
enum AddressConversion {
    static func run(_ work: UnitOfWork) throws {
        let connection = work.connection
        guard try connection.first("SELECT converted FROM address_secret", [], { $0.bool(0) }) == false else { return }
        try connection.executeScript(
            "CREATE TABLE converted_addresses (address TEXT PRIMARY KEY NOT NULL, address_key TEXT NOT NULL) STRICT")
        try eraseRefusedMessages(work)
        try makeKeys(connection)
        try connection.executeScript(takeOver)
        let now = work.now
        let invited = try connection.query(invitedAddresses) { (AddressKey(text: $0.text(0)), EmailAddress($0.text(1))) }
        let invitations = InvitationTable(connection: connection)
        for (key, address) in invited { _ = try invitations.refresh(key, address, now: now) }
        try connection.executeScript("DROP TABLE converted_addresses; UPDATE address_secret SET converted = 1")
        try work.request(.file)
    }

    /// Refused messages may be about users who were deleted already.
    private static func eraseRefusedMessages(_ work: UnitOfWork) throws {
        guard try work.connection.first("SELECT 1 FROM dead_letters LIMIT 1", [], { _ in true }) ?? false else { return }
        let deleted = try work.connection.query("SELECT user_id, email FROM users WHERE deleted = 1") { row in
            (id: row.id(0, UserID.self), address: row.text(1))
        }
        for user in deleted { try work.eraseDeadLetters(about: user.id, address: user.address) }
    }

    private static func makeKeys(_ connection: Connection) throws {
        let keys = AddressKeys(connection: connection)
        let addresses = try connection.query(
            """
            SELECT address_key FROM users WHERE address_key <> ''
            UNION SELECT invited_key FROM membership_versions WHERE invited_key IS NOT NULL
            UNION SELECT CAST(substr(person, 2) AS TEXT) FROM membership_versions WHERE substr(person, 1, 1) = x'65'
            """
        ) { $0.text(0) }
        for address in addresses {
            try connection.execute(
                "INSERT INTO converted_addresses VALUES (?, ?)", [.text(address), .text(try keys.key(EmailAddress(address)).text)])
        }
    }

    /// Addresses without anything to see were keys too once; nobody is found under them any more.
    private static let takeOver = """
        UPDATE users SET address_key = coalesce((SELECT address_key FROM converted_addresses WHERE address = users.address_key), '');
        INSERT INTO user_addresses SELECT user_id, address_key FROM users WHERE deleted = 0 AND address_key <> '';
        INSERT INTO erased_users SELECT user_id, fact_at, fact_nanoseconds, fact_id FROM users WHERE deleted = 1;
        INSERT INTO erased_addresses SELECT address_key, max(fact_at) FROM users WHERE deleted = 1 AND address_key <> '' GROUP BY address_key;
        UPDATE users SET email = '', address_key = '', display_name = '' WHERE deleted = 1;
        UPDATE membership_versions SET invited_key = (SELECT address_key FROM converted_addresses WHERE address = invited_key)
            WHERE invited_key IS NOT NULL;
        UPDATE membership_versions SET person = CAST('e' || (
            SELECT address_key FROM converted_addresses WHERE address = CAST(substr(person, 2) AS TEXT)) AS BLOB)
            WHERE substr(person, 1, 1) = x'65';
        """

    private static let invitedAddresses = """
        SELECT DISTINCT address_key, address FROM converted_addresses
        JOIN membership_versions ON person = CAST('e' || address_key AS BLOB)
        """
}
