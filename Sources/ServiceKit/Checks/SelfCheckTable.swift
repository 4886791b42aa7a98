import Contracts
import Database
import EventKit
import StaffAPI
import WireJSON

/// What came of the last run of the service's checks, and whether one goes on.
public struct SelfCheckTable {
    let connection: Connection

    static let migration = Migration(
        "kit-self-checks",
        """
        CREATE TABLE self_checks (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            running_since INTEGER,
            report BLOB
        ) STRICT;
        """
    )

    public init(_ connection: Connection) {
        self.connection = connection
    }

    public func state() throws -> SelfCheckAnswer {
        try connection.first("SELECT running_since, report FROM self_checks") { row in
            SelfCheckAnswer(runningSince: row.optionalInstant(0), report: row.isNull(1) ? nil : try Self.decode(row.bytes(1)))
        } ?? SelfCheckAnswer(runningSince: nil, report: nil)
    }

    /// - Parameter instant: when a run began, or was asked for; nil where none goes on.
    func keep(runningSince instant: Instant?) throws {
        try connection.execute(
            "INSERT INTO self_checks (id, running_since) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET running_since = ?1",
            [instant.sqlValue])
    }

    func keep(_ report: CheckReport) throws {
        try connection.execute(
            """
            INSERT INTO self_checks (id, report) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET running_since = NULL, report = ?1
            """, [.blob(try WireJSONEncoder().encode(report))])
    }

    private static func decode(_ bytes: [UInt8]) throws -> CheckReport {
        try WireJSONDecoder(limits: .ours).decode(CheckReport.self, from: bytes)
    }
}
