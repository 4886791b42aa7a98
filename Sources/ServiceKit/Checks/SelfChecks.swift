import Contracts
import Database
import EventKit
import ProcessKit
import StaffAPI
import Synchronization
import WebKit
import WireJSON

/// Runs the checks of a service every night and whenever somebody asks, one run at a time and beside everything else: they read, and write
/// nothing but what came of them.
///
/// A timer says when, so that a night in which the service was down is made up for. What is found is told in the log, the metrics, `/readyz`
/// and the console, and is never mended here.
public final class SelfChecks: Sendable {
    private static let timer = "self-check"
    private static let nightly = "nightly"
    private static let asked = "asked"

    private let checks: [SelfCheck]
    private let database: Database
    private let time: any TimeSource
    private let logger: Logger
    private let metrics: SelfCheckMetrics
    private let wakeUp = WakeUp()
    private let last = Mutex<CheckReport?>(nil)

    init(_ checks: [SelfCheck], database: Database, time: any TimeSource, logger: Logger, metrics: Metrics) {
        self.checks = checks
        self.database = database
        self.time = time
        self.logger = logger
        self.metrics = SelfCheckMetrics(metrics)
    }

    /// Asks for a run, in a transaction. While one goes on, another will follow it.
    public static func request(_ work: UnitOfWork) throws {
        try work.schedule(timer, key: asked, at: work.now)
        let table = SelfCheckTable(work.connection)
        if try table.state().runningSince == nil { try table.keep(runningSince: work.now) }
    }

    /// The timers behind it. A service without checks has them too, since it can be asked.
    /// - Parameter hour: at which the nightly run begins, in UTC.
    func handlers(hour: Int) -> [String: TimerHandler] {
        let wakeUp = wakeUp
        return [
            Self.timer: { due, work in
                if due.key == Self.nightly { try work.schedule(Self.timer, key: Self.nightly, at: Self.next(hour, after: work.now)) }
                wakeUp.call()
            }
        ]
    }

    /// Makes ready at the start: a run that a crash cut off is over, and the next night has its timer, where there is something to check.
    func start(_ work: UnitOfWork, hour: Int) throws {
        let table = SelfCheckTable(work.connection)
        let state = try table.state()
        if state.runningSince != nil { try table.keep(runningSince: nil) }
        tell(state.report)
        guard !checks.isEmpty else { return }
        let next = Self.next(hour, after: work.now)
        // One that is overdue stays, to make up for the night; one of an hour that the settings no longer name moves.
        let known = try work.connection.instant(ofTimer: Self.timer, key: Self.nightly)
        if known.map({ $0 > work.now && $0 != next }) ?? true { try work.schedule(Self.timer, key: Self.nightly, at: next) }
    }

    /// Runs the checks whenever they are due until the task is cancelled.
    func work() async {
        while !Task.isCancelled {
            await wakeUp.wait()
            guard !Task.isCancelled else { return }
            do {
                try await run()
            } catch {
                if !Task.isCancelled { logger.error("the checks of this service could not be run", ["reason": .string("\(error)")]) }
            }
        }
    }

    /// Runs all checks now, keeps what came of them and tells it.
    @discardableResult
    public func run() async throws -> CheckReport {
        let startedAt = time.now
        try await database.writing { try SelfCheckTable($0).keep(runningSince: startedAt) }
        var results: [CheckResult] = []
        for check in checks { results.append(try await CheckRun.result(of: check, database, time, tries: CheckRun.patientTries)) }
        let report = CheckReport(startedAt: startedAt, finishedAt: time.now, checks: results)
        try await database.writing { try SelfCheckTable($0).keep(report) }
        log(report)
        tell(report)
        return report
    }

    /// What the last run came to; nil before the first.
    var news: SelfCheckNews? {
        guard let report = last.withLock({ $0 }) else { return nil }
        let alarms = report.checks.filter { !$0.holdsTrue }.map { check in
            let found = check.differences.first.map { "\(check.differenceCount) differences, the first: \($0)" }
            let parts = [found, check.unfinished.map { "not finished: \($0)" }].compactMap { $0 }
            return "\(check.name): \(parts.joined(separator: "; "))"
        }
        return SelfCheckNews(checkedAt: report.finishedAt, alarms: alarms)
    }

    private func tell(_ report: CheckReport?) {
        last.withLock { $0 = report }
        if let report { metrics.set(report) }
    }

    private func log(_ report: CheckReport) {
        for check in report.checks {
            for difference in check.differences {
                var fields: [String: JSONValue] = [
                    "check": .string(check.name), "figure": .string(difference.figure), "expected": .string(difference.expected),
                    "found": .string(difference.found),
                ]
                fields["account"] = difference.accountID.map { .string($0.description) }
                fields["workspace"] = difference.workspaceID.map { .string($0.description) }
                logger.error("a check found a difference", fields)
            }
            if let reason = check.unfinished {
                logger.error("a check did not come to its end", ["check": .string(check.name), "reason": .string(reason)])
            }
        }
        logger.info(
            "checked itself",
            ["checks": .integer(Int64(report.checks.count)), "differences": .integer(Int64(report.differenceCount))])
    }

    /// The first instant past another at which the hour begins.
    static func next(_ hour: Int, after now: Instant) -> Instant {
        let today = now.date.start.adding(hours: hour)
        return today > now ? today : today.adding(days: 1)
    }
}
