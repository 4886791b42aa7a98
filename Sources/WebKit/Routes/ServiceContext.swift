import Contracts
import Database
import EventKit
import HTTP
import ProcessKit

/// What the routes of a service work with.
public struct ServiceContext: Sendable {
    /// The service's short name, such as `billing`; internal tokens have to be made for it.
    public let name: String
    public let changes: ChangePath
    public let seen: SeenEvents
    /// Whether events of others that are there already have still to be taken in.
    public let isBehind: @Sendable () -> Bool
    public let logger: Logger
    public let metrics: Metrics
    let tokens: InternalToken

    package init(
        name: String, changes: ChangePath, seen: SeenEvents, isBehind: @escaping @Sendable () -> Bool, logger: Logger, metrics: Metrics,
        internalSecret: Secret
    ) {
        self.name = name
        self.changes = changes
        self.seen = seen
        self.isBehind = isBehind
        self.logger = logger
        self.metrics = metrics
        tokens = InternalToken(secret: internalSecret)
    }

    public var database: Database { changes.database }
    public var time: any TimeSource { changes.time }

    /// Who asks, from the Gateway's token. Throws 401.
    func identify(_ request: HTTPRequest) throws -> StaffIdentity {
        guard let header = request.headers["Authorization"], header.lowercased().hasPrefix("bearer ") else {
            throw Problem.unauthenticated("this service answers the Gateway only; the internal token is missing")
        }
        do {
            return try tokens.verify(String(header.dropFirst(7)), audience: name, now: time.now).identity
        } catch let refusal as InternalToken.Refusal {
            throw Problem.unauthenticated("the internal token isn't accepted: \(refusal)")
        }
    }
}
