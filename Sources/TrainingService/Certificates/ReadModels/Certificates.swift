import Contracts
import Database
import EventKit

/// By which codes the certificates of licences are found. A licence keeps the code of its first grant, also when it is granted again.
struct Certificates: Projection {
    let name = "certificates"
    let tables = ["certificates"]
    let migrations = [
        Migration(
            "certificates",
            """
            CREATE TABLE certificates (
                licence_id BLOB PRIMARY KEY NOT NULL CHECK (length(licence_id) = 16),
                code TEXT NOT NULL UNIQUE CHECK (length(code) = 12)
            ) STRICT, WITHOUT ROWID
            """)
    ]

    private static let eventsAtOnce = 1_000

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let granted = try event.decode(LicenceGranted.self) else { continue }
            try work.connection.execute(
                "INSERT INTO certificates (licence_id, code) VALUES (?, ?) ON CONFLICT (licence_id) DO NOTHING",
                [granted.licenceID.sqlValue, .text(CertificateCode(ofGrant: event.id).text)])
        }
    }

    /// Gives those to licences that are older than this table; where there are none it changes nothing.
    static func giveToOlderLicences(_ work: UnitOfWork) throws {
        let sql = "SELECT 1 FROM licences WHERE licence_id NOT IN (SELECT licence_id FROM certificates) LIMIT 1"
        guard try work.connection.first(sql, [], { _ in true }) != nil else { return }
        var position: Int64 = 0
        while true {
            let events = try work.store.events(after: position, limit: eventsAtOnce)
            guard let last = events.last?.position else { return }
            try Self().apply(events, work)
            position = last
        }
    }

    static func licence(of code: CertificateCode, _ connection: Connection) throws -> LicenceID? {
        try connection.first("SELECT licence_id FROM certificates WHERE code = ?", [.text(code.text)]) { $0.id(0) }
    }
}
