import HTTP
import StaffAPI
import WebKit

/// What a service has handlers for, beside the operations that it should have them for.
public struct OperationCoverage: Sendable {
    /// Operations without a handler, by their ids.
    public let missing: [String]
    /// Routes under `/api/v1` that are none of the operations, such as `GET /api/v1/other`.
    public let foreign: [String]

    init(of routes: ServiceRoutes, operations: [Operation]) {
        let registered = Set(
            routes.router.registered.filter { $0.template.hasPrefix(ServiceRoutes.prefix + "/") }
                .map { "\($0.method.rawValue) \($0.template)" })
        missing = operations.filter { !registered.contains(Self.route(of: $0)) }.map(\.id).sorted()
        foreign = registered.subtracting(operations.map(Self.route)).sorted()
    }

    private static func route(of operation: Operation) -> String {
        "\(operation.method.rawValue) \(ServiceRoutes.prefix)\(operation.path)"
    }
}

extension ServiceHarness {
    /// - Parameter operations: those that the service should have handlers for, and no others.
    public func coverage(of operations: some Sequence<Operation>) -> OperationCoverage {
        var routes = ServiceRoutes(context: runtime.context)
        definition.routes(&routes)
        return OperationCoverage(of: routes, operations: Array(operations))
    }

    /// The same for all operations that a service owns, those included which only the Gateway asks.
    public func coverage(of owner: Operation.Owner) -> OperationCoverage {
        coverage(of: (Operation.all + JoinedParts.all).filter { $0.owner == owner })
    }
}
