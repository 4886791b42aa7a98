import Contracts
import Database
import EventKit
import Foundation
import ServiceTesting
import TestKit
@testable import PartnerService

/// A database with one read model, which the first version of it wrote and the present one opens.
struct OlderDatabase {
    let readModel: any Projection
    private let folder = NSTemporaryDirectory() + "older-\(UUID().uuidString)"

    init(_ readModel: any Projection) {
        self.readModel = readModel
    }

    /// The first version has read facts of the platform already.
    func write(_ content: (Connection) throws -> Void) throws {
        let database = try open(readModel.migrations.prefix(1))
        defer { database.close() }
        try database.write { connection in
            try connection.execute(
                "INSERT INTO positions (topic, partition, next_offset, cluster_id) VALUES (?, 0, 7, 'c')",
                [.text(EventContext.platform.topic)])
            try content(connection)
        }
    }

    func open() throws -> Database { try open(readModel.migrations[...]) }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    private func open(_ migrations: ArraySlice<Migration>) throws -> Database {
        try Database(path: folder + "/partner.sqlite", migrations: EventSchema.migrations + migrations, durability: .normal)
    }
}

extension Database {
    /// From where on topics are read next.
    func nextOffsets() throws -> [Int64] {
        try read { connection in try connection.query("SELECT next_offset FROM positions") { $0.int(0) } }
    }

    /// Has one read model take a fact in.
    func take(_ fact: CloudEvent, into readModel: any Projection) throws {
        let changes = ChangePath(
            database: self, source: EventContext.partner.source, projections: [readModel], time: ManualTime(t0))
        try changes.run { work in try readModel.apply([fact], work) }
    }
}
