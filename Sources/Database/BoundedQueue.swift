import Foundation

/// What waits for threads of the database, the first to come first. It is bounded: beyond the limit a caller is refused at once instead of waiting for
/// ever.
// Unchecked: all state is only touched under the condition's lock.
final class BoundedQueue<Job: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let limit: Int
    private var waiting: [Job] = []
    private var isClosed = false

    init(limit: Int) {
        self.limit = limit
    }

    /// Throws `busy` when too many wait already.
    func add(_ job: Job) throws(DatabaseError) {
        condition.lock()
        defer { condition.unlock() }
        if isClosed { throw Database.closed }
        if waiting.count >= limit { throw DatabaseError(kind: .busy, message: "\(limit) calls wait for the database already") }
        waiting.append(job)
        condition.signal()
    }

    /// What waits is still handed out, and then nothing more.
    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }

    /// Waits for jobs and takes some from the head of the queue; none at the end.
    /// - Parameter count: how many of those that wait are taken together; at least one is.
    func next(_ count: ([Job]) -> Int = { _ in 1 }) -> [Job] {
        condition.lock()
        defer { condition.unlock() }
        while waiting.isEmpty {
            if isClosed { return [] }
            condition.wait()
        }
        let taken = Array(waiting.prefix(max(1, count(waiting))))
        waiting.removeFirst(taken.count)
        return taken
    }
}

extension BoundedQueue {
    /// Adds a job that answers, and waits for its answer.
    /// - Parameter job: makes the job of what is to be told its result.
    func answer<T: Sendable>(_ job: (@escaping @Sendable (Result<T, any Error>) -> Void) -> Job) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            do {
                try add(job { continuation.resume(with: $0) })
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}
