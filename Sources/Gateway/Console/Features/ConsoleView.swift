import Contracts
import HTTP

/// A look at a feature: who looks, when, and what the address says.
struct ConsoleView: Sendable {
    let request: GatewayRequest
    var viewer: Viewer
    let now: Instant

    var query: QueryItems { request.http.query }
}
