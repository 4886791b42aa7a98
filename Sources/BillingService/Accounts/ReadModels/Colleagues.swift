import Contracts
import Database
import EventKit

/// By which addresses people have signed in to the back office. An account manager who is none of them is asked about (DOMAIN §1).
struct Colleagues: Projection {
    let name = "colleagues"
    let tables = ["colleagues"]
    let migrations = [
        Migration(
            "colleagues",
            """
            CREATE TABLE colleagues (
                member_id TEXT PRIMARY KEY NOT NULL CHECK (length(member_id) > 0),
                address TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX colleagues_by_address ON colleagues (address);
            """
        )
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let seen = try event.decode(StaffSeen.self) else { continue }
            try work.connection.execute(
                """
                INSERT INTO colleagues (member_id, address) VALUES (?, ?) ON CONFLICT (member_id) DO UPDATE SET address = excluded.address
                """,
                [.text(seen.memberID.text), .text(seen.email.text.lowercased())])
        }
    }

    static func include(_ address: AccountManagerAddress, _ connection: Connection) throws -> Bool {
        try connection.first("SELECT 1 FROM colleagues WHERE address = ?", [.text(address.text)]) { $0.int(0) } != nil
    }
}
