import Foundation

/// A few threads for blocking work, so that async callers never block the cooperative pool.
final class WorkerThreads: Sendable {
    private let queue: BoundedQueue<@Sendable () -> Void>

    init(name: String, count: Int, queueLimit: Int) {
        let queue = BoundedQueue<@Sendable () -> Void>(limit: queueLimit)
        self.queue = queue
        for index in 1...count {
            let thread = Thread { while let job = queue.next().first { job() } }
            thread.name = "\(name)-\(index)"
            thread.start()
        }
    }

    /// Runs the work on one of the threads. Throws `busy` when too many calls wait already.
    func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await queue.answer { answer in { answer(Result(catching: work)) } }
    }

    /// Lets the threads finish what waits and then end.
    func close() { queue.close() }
}
