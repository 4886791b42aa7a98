import Dispatch
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
    let deadlines = ConnectionDeadlines()
    private let state = Mutex(State())
    /// Signalled for each request that ends while the server stops.
    private let ended = DispatchSemaphore(value: 0)

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
        let isStopping = state.withLock { state in
            state.underWay.removeValue(forKey: ObjectIdentifier(exchange))
            return state.isStopping
        }
        exchange.close()
        // The next request may let the connection rest, and then has the time of every request.
        exchange.connection.end(seconds: limits.idleTimeoutSeconds + limits.headSeconds)
        if isStopping { ended.signal() }
    }

    var isStopping: Bool { state.withLock { $0.isStopping } }

    private var underWay: [Exchange] { state.withLock { Array($0.underWay.values) } }

    /// From now on each answer closes its connection, and endless streams end; those that only begin then see `isStopping`.
    func beginStopping() {
        state.withLock { $0.isStopping = true }
        for exchange in underWay where exchange.isEndless { exchange.abort() }
    }

    /// Blocks until no request is under way, or the time is up.
    func waitUntilIdle(seconds: Double) {
        let deadline = DispatchTime.now() + seconds
        while !underWay.isEmpty, ended.wait(timeout: deadline) == .success {}
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
