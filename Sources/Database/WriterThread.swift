import Foundation

/// The thread on which async callers' changes are made, one after the other. Those that wait at the same moment are committed together.
final class WriterThread: Sendable {
    enum Job: Sendable {
        case change(QueuedChange)
        /// Is done outside of transactions.
        case upkeep(@Sendable () -> Void)
    }

    /// More would let the first of them wait too long for the last.
    static let togetherMaximum = 16

    private let queue: BoundedQueue<Job>

    init(queueLimit: Int) {
        queue = BoundedQueue(limit: queueLimit)
    }

    /// - Parameter commit: makes changes together, and tells each caller.
    func start(_ commit: @escaping @Sendable ([QueuedChange]) -> Void) {
        let thread = Thread { [queue] in
            while case let jobs = queue.next(Self.together), let first = jobs.first {
                switch first {
                case .upkeep(let upkeep): upkeep()
                case .change: commit(jobs.compactMap(\.change))
                }
            }
        }
        thread.name = "db-writer"
        thread.start()
    }

    /// Runs a job in its turn. Throws `busy` when too many wait already.
    func run<T: Sendable>(_ job: (@escaping @Sendable (Result<T, any Error>) -> Void) -> Job) async throws -> T {
        try await queue.answer(job)
    }

    /// Lets the thread finish what waits and then end.
    func close() { queue.close() }

    /// The changes at the head of the queue; none where upkeep stands there, which is done alone.
    private static func together(_ waiting: [Job]) -> Int {
        waiting.prefix(togetherMaximum).prefix { $0.change != nil }.count
    }
}

extension WriterThread.Job {
    fileprivate var change: QueuedChange? {
        switch self {
        case .change(let change): change
        case .upkeep: nil
        }
    }
}
