import Contracts
import Database
import HTTP

/// The HTTP surface of a service. Paths are those of the staff API without `/api/v1`, which is added here.
///
/// Whatever the kind of route, the kit checks the Gateway's token, refuses query parameters that the route doesn't declare, turns errors into
/// problems, and measures.
public struct ServiceRoutes {
    public static let prefix = "/api/v1"

    public let context: ServiceContext
    private(set) var router = Router()
    private let streamSlots = StreamSlots(count: 2)

    init(context: ServiceContext) {
        self.context = context
    }

    /// A change. The handler runs in one write transaction, which also keeps the answer under the `Idempotency-Key`; when it throws, nothing has
    /// happened. With a `policy`, those who lack it get 403.
    public mutating func command(
        _ method: HTTPMethod, _ path: String, policy: StaffPolicy? = nil, parameters: [String] = [],
        _ handler: @escaping @Sendable (CommandRequest, UnitOfWork) throws -> CommandAnswer
    ) {
        let route = CommandRoute(context: context, handler: handler)
        add(method, path, policy: policy, parameters: parameters) { try await route.respond($0, $1) }
    }

    /// A question, answered from one snapshot. `after=<event_id>` waits up to two seconds until that event has taken effect here.
    /// Declare the query parameters that the handler reads; `after` is always allowed.
    public mutating func query<Answer: Encodable & Sendable>(
        _ method: HTTPMethod = .get, _ path: String, parameters: [String] = [],
        _ handler: @escaping @Sendable (QueryRequest, Connection) throws -> Answer
    ) {
        let route = QueryRoute(context: context) { try QueryRoute.document(try handler($0, $1)) }
        add(method, path, policy: nil, parameters: parameters + ["after"]) { try await route.respond($0, $1) }
    }

    /// A question whose answer isn't JSON, such as a page or a PDF.
    public mutating func file(
        _ path: String, parameters: [String] = [], _ handler: @escaping @Sendable (QueryRequest, Connection) throws -> FileAnswer
    ) {
        let route = QueryRoute(context: context) { try handler($0, $1).response }
        add(.get, path, policy: nil, parameters: parameters + ["after"]) { try await route.respond($0, $1) }
    }

    /// A long answer, written row by row from one snapshot while it is sent. What the handler writes is never held in memory as a whole.
    /// What is wrong with the request has to be thrown before the first write, since then the status is sent.
    public mutating func stream(
        _ path: String, contentType: String = "text/csv; charset=utf-8", fileName: @escaping @Sendable (QueryRequest) -> String,
        parameters: [String] = [], _ handler: @escaping @Sendable (QueryRequest, Connection, RowWriter) throws -> Void
    ) {
        let route = StreamRoute(
            context: context, slots: streamSlots, contentType: contentType, fileName: fileName, handler: handler
        )
        add(.get, path, policy: nil, parameters: parameters + ["after"]) { try await route.respond($0, $1) }
    }

    /// Anything else, such as a route that calls another system before it changes something with `context.changes`.
    public mutating func custom(
        _ method: HTTPMethod, _ path: String, policy: StaffPolicy? = nil, parameters: [String] = [],
        _ handler: @escaping @Sendable (CommandRequest, ServiceContext) async throws -> HTTPResponse
    ) {
        let context = context
        add(method, path, policy: policy, parameters: parameters) { request, identity in
            try await handler(try CommandRequest(http: request, identity: identity, trace: request.trace), context)
        }
    }

    /// A route outside `/api/v1` without a token, such as a webhook of a payment provider. The path is taken as it is.
    public mutating func open(
        _ method: HTTPMethod, _ path: String, _ handler: @escaping @Sendable (HTTPRequest, ServiceContext) async throws -> HTTPResponse
    ) {
        let context = context
        router.on(method, path) { try await handler($0, context) }
    }

    private mutating func add(
        _ method: HTTPMethod, _ path: String, policy: StaffPolicy?, parameters: [String],
        _ respond: @escaping @Sendable (HTTPRequest, StaffIdentity) async throws -> HTTPResponse
    ) {
        let context = context
        let allowed = Set(parameters)
        router.on(method, Self.prefix + path) { request in
            let identity = try context.identify(request)
            if let policy { try identity.require(policy) }
            if let unknown = request.query.names.first(where: { !allowed.contains($0) }) {
                let hint = allowed.isEmpty ? "this path takes none" : "this path takes \(allowed.sorted().joined(separator: ", "))"
                throw Problem.malformed(
                    "the query parameter \(unknown.prefix(64)) isn't known here; \(hint)", field: String(unknown.prefix(64)))
            }
            return try await respond(request, identity)
        }
    }
}

extension HTTPRequest {
    /// The trace that the request belongs to; `WebApplication` has put it there.
    var trace: TraceContext { headers["traceparent"].flatMap(TraceContext.init) ?? .start() }
}
