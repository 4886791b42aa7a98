public typealias HTTPHandler = @Sendable (HTTPRequest) async throws -> HTTPResponse

/// Finds the handler of a request by method and path.
public struct Router: Sendable {
    /// What a path and method lead to.
    public enum Match: Sendable {
        /// The template is the path as it was registered; use it, not the raw path, to label metrics.
        case route(template: String, parameters: [String: String], handler: HTTPHandler)
        case methodNotAllowed(allowed: [HTTPMethod])
        case notFound
    }

    private struct Route: Sendable {
        let pattern: RoutePattern
        var handlers: [HTTPMethod: HTTPHandler]
    }

    private var routes: [Route] = []
    /// Answers paths that no route has.
    public var unknownPath: HTTPHandler?

    public init() {}

    /// Registers a handler for a path such as `/accounts/{id}`. A `get` route answers HEAD too. Registering the same method and path again replaces
    /// the handler.
    public mutating func on(_ method: HTTPMethod, _ path: String, _ handler: @escaping HTTPHandler) {
        let pattern = RoutePattern(path)
        if let index = routes.firstIndex(where: { $0.pattern == pattern }) {
            routes[index].handlers[method] = handler
        } else {
            let place = routes.firstIndex { $0.pattern.specificity.lexicographicallyPrecedes(pattern.specificity) } ?? routes.endIndex
            routes.insert(Route(pattern: pattern, handlers: [method: handler]), at: place)
        }
    }

    /// The path that fits best decides, whatever its methods: `/sessions/{id}.ics` is never a `/sessions/{id}` of that name.
    public func match(_ method: HTTPMethod, _ segments: [String]) -> Match {
        for route in routes {
            guard let parameters = route.pattern.match(segments) else { continue }
            if let handler = route.handlers[method] ?? (method == .head ? route.handlers[.get] : nil) {
                return .route(template: route.pattern.template, parameters: parameters, handler: handler)
            }
            let allowed = Set(route.handlers.keys).union(route.handlers[.get] == nil ? [] : [.head])
            return .methodNotAllowed(allowed: allowed.sorted { $0.rawValue < $1.rawValue })
        }
        return .notFound
    }

    /// Runs the matching handler; 404 for an unknown path, 405 with `Allow` for a method that the path doesn't have. Throws what the handler throws.
    public func respond(to request: HTTPRequest) async throws -> HTTPResponse {
        switch match(request.method, request.segments) {
        case .route(_, let parameters, let handler):
            var request = request
            request.pathParameters = parameters
            return try await handler(request)
        case .methodNotAllowed(let allowed):
            var response = HTTPResponse(status: 405, text: "method not allowed\n")
            response.headers["Allow"] = allowed.map(\.rawValue).joined(separator: ", ")
            return response
        case .notFound:
            return try await unknownPath?(request) ?? HTTPResponse(status: 404, text: "not found\n")
        }
    }

    /// Every registered method and template, for documentation checks.
    public var registered: [(method: HTTPMethod, template: String)] {
        routes.flatMap { route in route.handlers.keys.map { ($0, route.pattern.template) } }
    }
}
