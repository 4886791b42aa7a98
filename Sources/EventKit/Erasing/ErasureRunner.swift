import Database

/// Makes the bytes of names and addresses leave the files after their rows were deleted: beside all other work, in steps that let writers come in
/// between, and so seldom that it takes a small part of the time.
public final class ErasureRunner: Sendable {
    /// A pass writes whole indexes anew, so one takes up whatever was asked for within this time, and rests so many times as long as it took.
    private static let restFactor = 20
    /// More steps than any index has; what is left then is done in the next pass.
    private static let stepsMaximum = 1_000_000

    private let changes: ChangePath
    private let searchTables: [String]
    private let pause: Duration
    private let observe: EventObserver
    private let requested = WakeUp()

    init(changes: ChangePath, pause: Duration, observe: @escaping EventObserver = { _ in }) {
        self.changes = changes
        self.pause = pause
        self.observe = observe
        searchTables = changes.projections.flatMap(\.searchTables)
        let requested = requested
        changes.afterCommit { if $0.erasureRequested { requested.call() } }
    }

    /// Works until the task is cancelled; a failure is told and tried again.
    public func run() async {
        var failures = Backoff(first: .seconds(1), longest: .seconds(600))
        while !Task.isCancelled {
            do {
                guard try await isRequested() else {
                    await requested.wait()
                    await Self.rest(pause)
                    continue
                }
                let begun = ContinuousClock.now
                if try await pass() {
                    failures.reset()
                    await Self.rest(max(pause, (ContinuousClock.now - begun) * Self.restFactor))
                } else {
                    await failures.wait()
                }
            } catch {
                if Task.isCancelled { return }
                observe(.trouble(.erasure, "\(error)"))
                await failures.wait()
            }
        }
    }

    /// Does once what is asked for now. False when readers still hold the log; then it is asked for still.
    @discardableResult
    package func pass() async throws -> Bool {
        let database = changes.database
        guard let request = try await database.reading({ try ErasureTable(connection: $0).request() }) else { return true }
        if request.reach.rawValue >= Erasure.searchIndexes.rawValue {
            for table in searchTables { try await mergeIndex(of: table) }
        }
        if request.reach == .file { try await database.rewrite() }
        guard try await database.emptyLog() else { return false }
        try await database.writing { try ErasureTable(connection: $0).meet(request) }
        return true
    }

    /// Whether bytes wait to be erased.
    package func isRequested() async throws -> Bool {
        try await changes.database.reading { try ErasureTable(connection: $0).request() } != nil
    }

    private func mergeIndex(of table: String) async throws {
        var step = 0
        while try await changes.database.mergeSearchIndex(table, first: step == 0) {
            try Task.checkCancellation()
            step += 1
            guard step < Self.stepsMaximum else { return }
        }
    }

    private static func rest(_ duration: Duration) async {
        // Ends early only when the task is cancelled, which the loop sees.
        try? await Task.sleep(for: duration)
    }
}
