import Contracts
import Database
import HTTP
import ServiceKit
import Synchronization
import WireJSON

/// Server-sent events: one message per event of the back office, from the audit trail, for pages that follow what happens.
///
/// A reader that comes back with `Last-Event-ID` gets what it missed. Readers are bounded; each holds one connection.
final class AuditFeed: Sendable {
    struct Message: Encodable {
        var eventID: String
        var at: Instant
        var actor: String
        var action: String
        var accountID: AccountID?
        var workspaceID: WorkspaceID?
        var organisationID: OrganisationID?
    }

    static let readerLimit = 200
    private static let batch = 100
    private static let heartbeatSeconds = 15

    private let database: Database
    private let readers = Mutex<[ObjectIdentifier: WakeUp]>([:])

    init(changes: ChangePath) {
        database = changes.database
        changes.afterCommit { [weak self] change in
            if !change.applied.isEmpty { self?.wakeReaders() }
        }
    }

    /// Throws 503 when as many readers as are allowed are there, 400 for a `Last-Event-ID` that isn't ours.
    func open(_ request: HTTPRequest) async throws -> HTTPResponse {
        let start = try await startingPoint(request.headers["Last-Event-ID"])
        guard readers.withLock({ $0.count }) < Self.readerLimit else {
            throw Problem.unavailable("as many pages as possible follow events already; try again later")
        }
        return HTTPResponse(
            status: 200, headers: ["Content-Type": "text/event-stream", "X-Accel-Buffering": "no"],
            body: .endless { [self] writer in try await follow(from: start, writer) })
    }

    /// Without an id the feed begins with what comes next.
    private func startingPoint(_ lastEventID: String?) async throws -> Int64 {
        guard let lastEventID, !lastEventID.isEmpty else {
            return try await database.reading { try $0.first("SELECT coalesce(max(sequence), 0) FROM audit") { $0.int(0) } ?? 0 }
        }
        let sequence = try await database.reading {
            try $0.first("SELECT sequence FROM audit WHERE event_id = ? ORDER BY sequence LIMIT 1", [.text(lastEventID)]) { $0.int(0) }
        }
        guard let sequence else { throw Problem.malformed("Last-Event-ID isn't an event of this feed", field: "Last-Event-ID") }
        return sequence
    }

    private func follow(from start: Int64, _ writer: HTTPBodyWriter) async throws {
        let wakeUp = WakeUp()
        readers.withLock { $0[ObjectIdentifier(wakeUp)] = wakeUp }
        defer { readers.withLock { $0[ObjectIdentifier(wakeUp)] = nil } }
        var position = start
        // The first bytes tell the reader that it is connected.
        try await writer.write("retry: 2000\n\n")
        while !Task.isCancelled {
            let messages = try await messages(after: position)
            for message in messages { try await writer.write(message.text) }
            if let last = messages.last { position = last.sequence }
            guard messages.count < Self.batch else { continue }
            let isWoken = messages.isEmpty ? await wakeUp.waitTelling(upTo: .seconds(Self.heartbeatSeconds)) : true
            if !isWoken { try await writer.write(": still here\n\n") }
        }
    }

    private func messages(after position: Int64) async throws -> [(sequence: Int64, text: String)] {
        try await database.reading { connection in
            try connection.query(
                "SELECT \(AuditQuery.columns) FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
                [.integer(position), .integer(Int64(Self.batch))]
            ) { (sequence: $0.int(0), text: try Self.text(AuditQuery.record($0))) }
        }
    }

    static func text(_ record: AuditRecord) throws -> String {
        let message = Message(
            eventID: record.eventID, at: record.at, actor: record.actor, action: record.action, accountID: record.accountID,
            workspaceID: record.workspaceID, organisationID: record.organisationID)
        return "id: \(record.eventID)\ndata: \(String(decoding: try WireJSONEncoder().encode(message), as: UTF8.self))\n\n"
    }

    private func wakeReaders() {
        for reader in readers.withLock({ Array($0.values) }) { reader.call() }
    }
}

extension WakeUp {
    /// Whether it was called before the time was over.
    fileprivate func waitTelling(upTo duration: Duration) async -> Bool {
        let end = ContinuousClock.now + duration
        await wait(upTo: duration)
        return ContinuousClock.now < end
    }
}
