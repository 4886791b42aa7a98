import Contracts
import Database
import HTTP
import ProcessKit
import Synchronization

/// Sends what a handler reads from one snapshot while it is read.
///
/// The handler runs on a reading thread of the database and is held back by the client's pace, so both are bounded: a client that takes nothing for
/// too long, or isn't done after minutes (`HTTPLimits.answerSeconds`), is cut off, and only a few streams run at once.
struct StreamRoute: Sendable {
    let context: ServiceContext
    let slots: StreamSlots
    let contentType: String
    let fileName: @Sendable (QueryRequest) -> String
    let handler: @Sendable (QueryRequest, Connection, RowWriter) throws -> Void

    func respond(_ http: HTTPRequest, _ identity: StaffIdentity) async throws -> HTTPResponse {
        let request = QueryRequest(http: http, identity: identity, trace: http.trace)
        try await context.waitForEvent(of: request)
        if http.method == .head { return HTTPResponse(status: 200, headers: headers(request)) }
        guard slots.take() else { throw Problem.unavailable("as many exports as possible are running; try again in a moment") }
        let pipe = RowPipe()
        let reading = read(request, into: pipe)
        do {
            // The first piece decides: an error before it is still answered as a problem.
            let first = try await pipe.next()
            return HTTPResponse(status: 200, headers: headers(request), body: body(first, pipe, request))
        } catch {
            await reading.value
            throw error
        }
    }

    private func read(_ request: QueryRequest, into pipe: RowPipe) -> Task<Void, Never> {
        Task {
            defer { slots.giveBack() }
            do {
                try await context.database.reading { connection in
                    let writer = RowWriter(pipe: pipe)
                    try handler(request, connection, writer)
                    try writer.flush()
                }
                pipe.finish(nil)
            } catch {
                pipe.finish(error)
            }
        }
    }

    private func headers(_ request: QueryRequest) -> HTTPHeaders {
        ["Content-Type": contentType, "Content-Disposition": FileAnswer.attachment(fileName(request))]
    }

    private func body(_ first: [UInt8]?, _ pipe: RowPipe, _ request: QueryRequest) -> HTTPBody {
        .stream { [logger = context.logger] writer in
            do {
                if let first { try await writer.write(first) }
                while let piece = try await pipe.next() { try await writer.write(piece) }
            } catch {
                pipe.abandon()
                Self.tell(error, logger, request.trace)
                throw error
            }
        }
    }
}

extension StreamRoute {
    /// A reader that goes, or is cut off, is none of our faults, and anybody could fill the log of errors with it.
    private static func tell(_ error: any Error, _ logger: Logger, _ trace: TraceContext) {
        if error is HTTPStreamError || error is CancellationError {
            logger.info("the reader of a stream has gone before its end", trace: trace)
        } else {
            logger.error("a stream broke off", ["error": .string("\(error)")], trace: trace)
        }
    }
}

/// How many streams of a service may run at once: fewer than its database has readers, so that questions always find one.
final class StreamSlots: Sendable {
    private let free: Mutex<Int>

    init(count: Int) {
        free = Mutex(count)
    }

    func take() -> Bool {
        free.withLock { free in
            guard free > 0 else { return false }
            free -= 1
            return true
        }
    }

    func giveBack() {
        free.withLock { $0 += 1 }
    }
}

/// Where a stream's handler writes its rows. Rows are sent in pieces of some tens of kilobytes.
public final class RowWriter {
    private static let pieceBytes = 64 * 1024

    private let pipe: RowPipe
    private var piece: [UInt8] = []

    init(pipe: RowPipe) {
        self.pipe = pipe
    }

    /// Blocks while the client is behind; throws when it has gone.
    public func write(_ text: String) throws {
        try write(Array(text.utf8))
    }

    public func write(_ bytes: [UInt8]) throws {
        piece += bytes
        if piece.count >= Self.pieceBytes { try flush() }
    }

    func flush() throws {
        guard !piece.isEmpty else { return }
        try pipe.write(piece)
        piece = []
    }
}
