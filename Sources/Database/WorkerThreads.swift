import Foundation

/// A few threads for blocking work, so that async callers never block the cooperative pool.
/// The queue is bounded: beyond it a caller is refused at once instead of waiting for ever.
// Unchecked: all state is only touched under the condition's lock.
final class WorkerThreads: @unchecked Sendable {
    private let condition = NSCondition()
    private let queueLimit: Int
    private var waiting: [@Sendable () -> Void] = []
    private var isClosed = false

    init(name: String, count: Int, queueLimit: Int) {
        self.queueLimit = queueLimit
        for index in 1...count {
            let thread = Thread { [self] in work() }
            thread.name = "\(name)-\(index)"
            thread.start()
        }
    }

    /// Runs the work on one of the threads. Throws `busy` when too many calls wait already.
    func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let refusal = enqueue { continuation.resume(with: Result(catching: work)) }
            if let refusal { continuation.resume(throwing: refusal) }
        }
    }

    /// Lets the threads finish what waits and then end.
    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }

    private func enqueue(_ job: @escaping @Sendable () -> Void) -> DatabaseError? {
        condition.lock()
        defer { condition.unlock() }
        if isClosed { return DatabaseError(kind: .misuse, message: "the database is closed") }
        if waiting.count >= queueLimit { return DatabaseError(kind: .busy, message: "\(queueLimit) calls wait for the database already") }
        waiting.append(job)
        condition.signal()
        return nil
    }

    private func work() {
        while let job = next() { job() }
    }

    private func next() -> (@Sendable () -> Void)? {
        condition.lock()
        defer { condition.unlock() }
        while waiting.isEmpty {
            if isClosed { return nil }
            condition.wait()
        }
        return waiting.removeFirst()
    }
}
