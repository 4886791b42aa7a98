import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit
import WireJSON

/// A request to an owner on behalf of a member of staff.
struct OwnerRequest: Sendable {
    let owner: Owner
    let method: HTTPMethod
    /// Path and query, percent-encoded.
    let target: String
    var headers: HTTPHeaders = [:]
    var body: [UInt8] = []
    let identity: StaffIdentity
    let traceparent: String
    /// How much longer than the deadline of every request the owner may take.
    var extraSeconds = 0.0

    /// How long an owner waits for the event of `after`.
    static let waitSeconds = 2.0
    /// An export reads for a while before its first line.
    static let exportSeconds = 28.0

    private static let forwardedHeaders = ["Content-Type", "Idempotency-Key", "If-Match", "Accept"]

    /// The caller's own request, passed on as it came.
    init(forwarding request: HTTPRequest, to owner: Owner, identity: StaffIdentity) {
        self.owner = owner
        // A server answers HEAD from GET; the body is dropped on the way back.
        method = request.method == .head ? .get : request.method
        target = request.target
        for name in Self.forwardedHeaders { headers[name] = request.headers[name] }
        body = request.body
        self.identity = identity
        traceparent = request.trace.traceparent
        extraSeconds = request.query["after"] == nil ? 0 : Self.waitSeconds
    }

    /// A command without a body that the Gateway gives by itself while it answers `request`.
    /// - Parameter path: with the ids of what it is about; nil for an operation that is about nothing.
    init(commanding owner: Owner, _ operation: StaffAPI.Operation, at path: String? = nil, for request: GatewayRequest) {
        self.owner = owner
        method = operation.method.http
        target = ServiceRoutes.prefix + (path ?? operation.path)
        identity = request.identity
        traceparent = request.trace.traceparent
    }

    /// A command about one thing that the form of a page gives.
    init<Tag>(
        commanding owner: Owner, _ operation: StaffAPI.Operation, of id: Identifier<Tag>, _ body: some Encodable,
        for request: GatewayRequest
    ) throws {
        self.owner = owner
        method = operation.method.http
        target = ServiceRoutes.prefix + operation.path(of: id)
        headers["Content-Type"] = "application/json"
        self.body = try WireJSONEncoder().encode(body)
        identity = request.identity
        traceparent = request.trace.traceparent
    }

    /// What the Gateway tells an owner while it answers a request of nobody who is signed in.
    init(
        telling owner: Owner, _ operation: StaffAPI.Operation, _ body: some Encodable, for request: HTTPRequest, as identity: StaffIdentity
    ) throws {
        self.owner = owner
        method = operation.method.http
        target = ServiceRoutes.prefix + operation.path
        headers["Content-Type"] = "application/json"
        self.body = try WireJSONEncoder().encode(body)
        self.identity = identity
        traceparent = request.trace.traceparent
    }

    /// A question that the Gateway has by itself, while nobody waits for it.
    /// - Parameter waits: for the event that the query names.
    init(asking owner: Owner, _ path: String, _ query: QueryItems, as identity: StaffIdentity, waits: Bool) {
        self.owner = owner
        method = .get
        target = "\(ServiceRoutes.prefix)\(path)?\(query.encoded)"
        self.identity = identity
        traceparent = TraceContext.start().traceparent
        extraSeconds = waits ? Self.waitSeconds : 0
    }

    /// A question of the Gateway's own, asked while it answers `request`.
    ///
    /// Only RollupService is told to wait for the event of `after`: it reads everybody's events, whereas the others have their own
    /// events already and would wait in vain for those that they don't read.
    init(asking owner: Owner, _ path: String, _ query: QueryItems = [:], for request: HTTPRequest, identity: StaffIdentity) {
        self.owner = owner
        method = .get
        var query = query
        let after = owner == .rollup ? request.query["after"] : nil
        if let after { query.add("after", after) }
        target = ServiceRoutes.prefix + path + (query.items.isEmpty ? "" : "?" + query.encoded)
        self.identity = identity
        traceparent = request.trace.traceparent
        extraSeconds = after == nil ? 0 : Self.waitSeconds
    }
}
