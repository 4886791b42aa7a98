import Foundation
import Synchronization

/// An open connection and the moment by which its present step has to be done. The library itself only sees when nothing moves at
/// all, so that a client which sends or takes one byte now and then could hold a connection for as long as it likes.
final class ServerConnection: Sendable {
    private struct State {
        var deadline: ContinuousClock.Instant?
        var exchange: Exchange?
        var isClosed = false
    }

    private let descriptor: Int32
    private let state: Mutex<State>

    init(descriptor: Int32, seconds: Int) {
        self.descriptor = descriptor
        state = Mutex(State(deadline: .now + .seconds(seconds)))
    }

    /// A request has begun. Its head was due since the connection began or the last answer was sent; it isn't given longer than that.
    func begin(_ exchange: Exchange, seconds: Int) {
        state.withLock { state in
            state.exchange = exchange
            let due = ContinuousClock.now + .seconds(seconds)
            state.deadline = state.deadline.map { min($0, due) } ?? due
        }
    }

    /// The next step has so long; `nil` is without end.
    func allow(seconds: Int?) {
        state.withLock { $0.deadline = seconds.map { .now + .seconds($0) } }
    }

    /// The request has ended, and the next may begin within that time.
    func end(seconds: Int) {
        state.withLock { state in
            state.exchange = nil
            state.deadline = .now + .seconds(seconds)
        }
    }

    /// To be called before the library closes the socket, whose number may then stand for another one.
    func close() {
        state.withLock { $0.isClosed = true }
    }

    /// Ends the connection when its time is up. The library notices, and closes it.
    func cut(ifOverdueAt now: ContinuousClock.Instant) {
        let exchange: Exchange? = state.withLock { state in
            guard let deadline = state.deadline, deadline <= now, !state.isClosed else { return nil }
            state.deadline = nil
            shutdown(descriptor, Int32(SHUT_RDWR))
            return state.exchange
        }
        exchange?.abort()
    }
}

/// Looks once a second for connections whose time is up.
final class ConnectionDeadlines: Sendable {
    private let open = Mutex<[ObjectIdentifier: ServerConnection]>([:])

    func add(_ connection: ServerConnection) {
        open.withLock { $0[ObjectIdentifier(connection)] = connection }
    }

    func remove(_ connection: ServerConnection) {
        _ = open.withLock { $0.removeValue(forKey: ObjectIdentifier(connection)) }
    }

    /// The caller keeps the timer for as long as the server runs, and cancels it.
    func watch() -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: .global())
        timer.schedule(deadline: .now() + 1, repeating: 1, leeway: .milliseconds(100))
        timer.setEventHandler { [weak self] in self?.cutOverdue() }
        timer.resume()
        return timer
    }

    private func cutOverdue() {
        let connections = open.withLock { Array($0.values) }
        let now = ContinuousClock.now
        for connection in connections { connection.cut(ifOverdueAt: now) }
    }
}
