import Synchronization

/// What the callbacks of all connections share: the handler, the limits and the requests under way.
final class ServerCore: Sendable {
    private struct State {
        var underWay: [ObjectIdentifier: Exchange] = [:]
        var isStopping = false
        var isClosing = false
    }

    let limits: HTTPLimits
    let handler: @Sendable (HTTPRequest) async -> HTTPResponse
    let refuse: @Sendable (HTTPRefusal) -> HTTPResponse
    private let state = Mutex(State())

    init(
        limits: HTTPLimits, refuse: @escaping @Sendable (HTTPRefusal) -> HTTPResponse,
        handler: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
    ) {
        self.limits = limits
        self.refuse = refuse
        self.handler = handler
    }

    /// False once the server closes: the request comes too late.
    func begin(_ exchange: Exchange) -> Bool {
        state.withLock { state in
            guard !state.isClosing else { return false }
            state.underWay[ObjectIdentifier(exchange)] = exchange
            return true
        }
    }

    func end(_ exchange: Exchange) {
        state.withLock { _ = $0.underWay.removeValue(forKey: ObjectIdentifier(exchange)) }
        exchange.close()
    }

    var isStopping: Bool { state.withLock { $0.isStopping } }

    var underWay: [Exchange] { state.withLock { Array($0.underWay.values) } }

    /// From now on each answer closes its connection.
    func stopKeepingAlive() {
        state.withLock { $0.isStopping = true }
    }

    /// From now on no request begins; those under way are given up.
    func abortAll() {
        let underWay = state.withLock { state in
            state.isClosing = true
            return Array(state.underWay.values)
        }
        for exchange in underWay { exchange.abort() }
    }
}
