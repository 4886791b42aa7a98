import Foundation

/// The thread on which async callers' changes are made, one after the other. Those that wait at the same moment are committed together.
/// The queue is bounded: beyond it a caller is refused at once instead of waiting for ever.
// Unchecked: all state is only touched under the condition's lock.
final class WriterThread: @unchecked Sendable {
    enum Job: Sendable {
        case change(QueuedChange)
        /// Is done outside of transactions.
        case upkeep(@Sendable () -> Void)
    }

    /// More would let the first of them wait too long for the last.
    static let togetherMaximum = 16

    private let condition = NSCondition()
    private let queueLimit: Int
    private var waiting: [Job] = []
    private var isClosed = false

    init(queueLimit: Int) {
        self.queueLimit = queueLimit
    }

    /// - Parameter commit: makes changes together, and tells each caller.
    func start(_ commit: @escaping @Sendable ([QueuedChange]) -> Void) {
        let thread = Thread { [self] in
            while let (changes, upkeep) = next() {
                if !changes.isEmpty { commit(changes) }
                upkeep?()
            }
        }
        thread.name = "db-writer"
        thread.start()
    }

    /// Runs a job in its turn. Throws `busy` when too many wait already.
    func run<T: Sendable>(
        _ job: @Sendable (@escaping @Sendable (Result<T, any Error>) -> Void) -> Job
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            if let refusal = enqueue(job { continuation.resume(with: $0) }) { continuation.resume(throwing: refusal) }
        }
    }

    /// Lets the thread finish what waits and then end.
    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }

    private func enqueue(_ job: Job) -> DatabaseError? {
        condition.lock()
        defer { condition.unlock() }
        if isClosed { return DatabaseError(kind: .misuse, message: "the database is closed") }
        if waiting.count >= queueLimit { return DatabaseError(kind: .busy, message: "\(queueLimit) calls wait for the database already") }
        waiting.append(job)
        condition.signal()
        return nil
    }

    /// The changes at the head of the queue, or else the upkeep that stands there; nil at the end.
    private func next() -> (changes: [QueuedChange], upkeep: (@Sendable () -> Void)?)? {
        condition.lock()
        defer { condition.unlock() }
        while waiting.isEmpty {
            if isClosed { return nil }
            condition.wait()
        }
        if case .upkeep(let upkeep) = waiting[0] {
            waiting.removeFirst()
            return ([], upkeep)
        }
        var changes: [QueuedChange] = []
        for case .change(let change) in waiting.prefix(Self.togetherMaximum).prefix(while: \.isChange) { changes.append(change) }
        waiting.removeFirst(changes.count)
        return (changes, nil)
    }
}

extension WriterThread.Job {
    fileprivate var isChange: Bool {
        switch self {
        case .change: true
        case .upkeep: false
        }
    }
}
