import HTTP
import StaffAPI

extension Operation {
    /// Throws 400 for a query parameter that the operation doesn't declare, and says which it has.
    public func requireKnownParameters(of request: HTTPRequest) throws {
        let known = parameters.map(\.name)
        guard let unknown = request.query.names.first(where: { !known.contains($0) }) else { return }
        let hint = known.isEmpty ? "this path takes none" : "this path takes \(known.sorted().joined(separator: ", "))"
        throw Problem.malformed("the query parameter \(unknown.prefix(64)) isn't known here; \(hint)", field: String(unknown.prefix(64)))
    }
}

extension Operation.Method {
    public var http: HTTPMethod {
        switch self {
        case .get: .get
        case .post: .post
        case .put: .put
        case .patch: .patch
        case .delete: .delete
        }
    }
}
