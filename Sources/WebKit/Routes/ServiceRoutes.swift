import Contracts
import Database
import EventKit
import HTTP
import ProcessKit
import StaffAPI

/// The HTTP surface of a service: handlers for the operations of the staff API that it owns. Method, path, policy and parameters are those of the
/// operation; `/api/v1` is added here.
///
/// Whatever the kind of route, the kit checks the Gateway's token, refuses query parameters that the operation doesn't declare, turns errors into
/// problems, and measures.
public struct ServiceRoutes {
    public static let prefix = "/api/v1"

    public let context: ServiceContext
    package private(set) var router = Router()
    private let streamSlots = StreamSlots(count: 2)

    package init(context: ServiceContext) {
        self.context = context
    }

    /// A change. The handler runs in one write transaction, which also keeps the answer under the `Idempotency-Key`; when it throws, nothing has
    /// happened. The body is checked by what the operation declares before the handler sees it.
    public mutating func command(
        _ operation: Operation, _ handler: @escaping @Sendable (CommandRequest, UnitOfWork) throws -> CommandAnswer
    ) {
        let route = CommandRoute(context: context, operation: operation, handler: handler)
        add(operation) { try await route.respond($0, $1) }
    }

    /// A question, answered from one snapshot. `after=<event_id>`, where the operation has it, waits up to two seconds until that event has taken
    /// effect here.
    public mutating func query<Answer: Encodable & Sendable>(
        _ operation: Operation, _ handler: @escaping @Sendable (QueryRequest, Connection) throws -> Answer
    ) {
        let route = QueryRoute(context: context) { try QueryRoute.document(try handler($0, $1)) }
        add(operation) { try await route.respond($0, $1) }
    }

    /// A question whose answer isn't JSON, such as a page or a PDF.
    public mutating func file(_ operation: Operation, _ handler: @escaping @Sendable (QueryRequest, Connection) throws -> FileAnswer) {
        let route = QueryRoute(context: context) { try handler($0, $1).response }
        add(operation) { try await route.respond($0, $1) }
    }

    /// A long answer, written row by row from one snapshot while it is sent. What the handler writes is never held in memory as a whole.
    /// What is wrong with the request has to be thrown before the first write, since then the status is sent.
    public mutating func stream(
        _ operation: Operation, contentType: String = "text/csv; charset=utf-8", fileName: @escaping @Sendable (QueryRequest) -> String,
        _ handler: @escaping @Sendable (QueryRequest, Connection, RowWriter) throws -> Void
    ) {
        let route = StreamRoute(
            context: context, slots: streamSlots, contentType: contentType, fileName: fileName, handler: handler
        )
        add(operation) { try await route.respond($0, $1) }
    }

    /// A route outside `/api/v1` without a token, such as a webhook of a payment provider. The path is taken as it is.
    public mutating func open(
        _ method: HTTPMethod, _ path: String, _ handler: @escaping @Sendable (HTTPRequest, ServiceContext) async throws -> HTTPResponse
    ) {
        let context = context
        router.on(method, path) { try await handler($0, context) }
    }

    /// What is answered to paths that no route has, instead of a problem as JSON.
    public mutating func unknown(_ handler: @escaping @Sendable (HTTPRequest, ServiceContext) async throws -> HTTPResponse) {
        let context = context
        router.unknownPath = { try await handler($0, context) }
    }

    private mutating func add(
        _ operation: Operation, _ respond: @escaping @Sendable (HTTPRequest, StaffIdentity) async throws -> HTTPResponse
    ) {
        let context = context
        router.on(operation.method.http, Self.prefix + operation.path) { request in
            let identity = try context.identify(request)
            if let policy = operation.policy { try identity.require(policy) }
            try operation.requireKnownParameters(of: request)
            return try await respond(request, identity)
        }
    }
}

extension HTTPRequest {
    /// The trace that the request belongs to; `WebApplication` has put it there.
    public var trace: TraceContext { headers["traceparent"].flatMap(TraceContext.init) ?? .start() }
}
