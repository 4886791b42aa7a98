import Contracts
import Database
import EventKit
import HTTP
import WebKit
import WireJSON

/// Server-sent events: one message per event of the back office, from the audit trail, for pages that follow what happens.
///
/// That somebody was seen, or has read a notice, is no news to an open page, and would wake all of them; it stands in the trail alone.
///
/// A reader that comes back with the last id gets what it missed; when that id isn't known here, it is told to read everything again.
/// The stream ends with the reader's session. Readers are bounded; each holds one connection.
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

    /// Where a reader begins: behind the event of that sequence.
    private struct Place {
        var sequence: Int64
        var eventID: String
        /// What came before is lost to the reader, who asked for something that we don't know.
        var isAfterGap = false
    }

    static let readerLimit = 200
    private static let batch = 100
    private static let heartbeatSeconds = 15
    private static let untold = [StaffSeen.eventType.description, NoticeRead.eventType.description]
    /// May end a reader's session.
    private static let aboutPeople = UserChanged.eventType.description

    private let database: Database
    private let sessions: Sessions
    private let seats: FeedSeats

    init(changes: ChangePath, sessions: Sessions, readerLimit: Int = readerLimit) {
        database = changes.database
        self.sessions = sessions
        seats = FeedSeats(count: readerLimit)
        changes.afterCommit { [seats] change in
            let isNews = (change.applied + change.appended).contains { !Self.untold.contains($0.type) }
            // Whose facts these are, or whether a reader's among them, each reader sees itself.
            if isNews || change.factTypes.contains(Self.aboutPeople) { seats.wakeAll() }
        }
    }

    /// Throws 503 when as many readers as are allowed are there. `EventSource` can't send a header of its own at its first connection,
    /// so the last id may also stand in the query.
    func open(_ request: GatewayRequest) async throws -> HTTPResponse {
        guard let seat = seats.take() else {
            throw Problem.unavailable("as many pages as possible follow events already; try again later")
        }
        let start = try await place(of: request.http.headers["Last-Event-ID"] ?? request.text("last_event_id"))
        let session = request.session
        return HTTPResponse(
            status: 200, headers: ["Content-Type": "text/event-stream", "X-Accel-Buffering": "no"],
            body: .endless { [self] writer in try await follow(from: start, session, seat, writer) })
    }

    /// Somebody has signed out; whoever reads looks whether it was them.
    func wakeReaders() {
        seats.wakeAll()
    }

    /// The newest event that a page made from now on is sure to show, so that it can follow from there on; nil before the first one.
    func newestEventID() async throws -> String? {
        try await database.reading { connection in
            try connection.first("SELECT event_id FROM audit ORDER BY sequence DESC LIMIT 1") { $0.text(0) }
        }
    }

    /// Without an id the feed begins with what comes next, and so it does with one that isn't known.
    private func place(of lastEventID: String?) async throws -> Place {
        try await database.reading { connection in
            let isAsked = lastEventID?.isEmpty == false
            let known = try lastEventID.flatMap { id in
                try connection.first("SELECT sequence FROM audit WHERE event_id = ? ORDER BY sequence LIMIT 1", [.text(id)]) {
                    Place(sequence: $0.int(0), eventID: id)
                }
            }
            if let known { return known }
            let newest = try connection.first("SELECT sequence, event_id FROM audit ORDER BY sequence DESC LIMIT 1") {
                Place(sequence: $0.int(0), eventID: $0.text(1), isAfterGap: isAsked)
            }
            return newest ?? Place(sequence: 0, eventID: "", isAfterGap: isAsked)
        }
    }

    private func follow(from start: Place, _ session: Session, _ seat: FeedSeats.Seat, _ writer: HTTPBodyWriter) async throws {
        var position = start.sequence
        var session = session
        // The first bytes tell the reader that it is connected.
        try await writer.write("retry: 2000\n\n")
        if start.isAfterGap { try await writer.write(EventStreamText.message(event: "reload", id: start.eventID, data: "{}")) }
        while !Task.isCancelled {
            guard let current = try await sessions.renewed(session) else {
                return try await writer.write(EventStreamText.message(event: "session-ended", data: "{}"))
            }
            // What the reader may do is shown all over a page.
            let mayDoOtherThings = current.identity.policies != session.identity.policies
            session = current
            let messages = try await messages(after: position)
            for message in messages { try await writer.write(message.text) }
            if let last = messages.last { position = last.sequence }
            if mayDoOtherThings { try await writer.write(EventStreamText.message(event: "reload", data: "{}")) }
            guard messages.isEmpty else { continue }
            if await isSilent(seat.wakeUp, until: min(session.expiresAt, session.person.permissionsEndAt ?? session.expiresAt)) {
                try await writer.write(": still here\n\n")
            }
        }
    }

    /// Waits for something to look at; true when there was nothing for so long that the reader might think us gone.
    private func isSilent(_ wakeUp: WakeUp, until end: Instant) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await wakeUp.wait()
                return false
            }
            group.addTask { [time = sessions.time] in
                await time.wait(until: end)
                return false
            }
            group.addTask {
                // Sleep ends early only when it lost the race.
                try? await Task.sleep(for: .seconds(Self.heartbeatSeconds))
                return true
            }
            let isSilent = await group.next() ?? false
            group.cancelAll()
            return isSilent
        }
    }

    private func messages(after position: Int64) async throws -> [(sequence: Int64, text: String)] {
        try await database.reading { connection in
            try connection.query(
                "SELECT \(AuditQuery.columns) FROM audit WHERE sequence > ? AND type NOT IN (?, ?) ORDER BY sequence LIMIT ?",
                [.integer(position)] + Self.untold.map { .text($0) } + [.integer(Int64(Self.batch))]
            ) { (sequence: $0.int(0), text: try Self.text(AuditQuery.record($0))) }
        }
    }

    static func text(_ record: AuditRecord) throws -> String {
        let message = Message(
            eventID: record.eventID, at: record.at, actor: record.actor, action: record.action, accountID: record.accountID,
            workspaceID: record.workspaceID, organisationID: record.organisationID)
        return EventStreamText.message(id: record.eventID, data: String(decoding: try WireJSONEncoder().encode(message), as: UTF8.self))
    }
}
