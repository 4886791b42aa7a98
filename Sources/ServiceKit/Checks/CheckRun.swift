import Contracts
import Database
import ProcessKit
import StaffAPI

/// One run of one check.
public struct CheckRun: Sendable {
    /// How long is waited before a step is tried again whose matter isn't settled.
    private static let pauseSeconds = 10
    /// How often it is tried: for ten minutes in a running service, for one where somebody waits.
    static let patientTries = 60
    static let commandTries = 6

    let database: Database
    let tries: Int
    public let time: any TimeSource
    public let findings = CheckFindings()

    /// Runs a check to its end and tells what it found. What keeps it from its end is told too, and thrown only when the task is cancelled.
    /// - Parameter tries: how often a step is tried whose matter isn't settled.
    static func result(of check: SelfCheck, _ database: Database, _ time: any TimeSource, tries: Int) async throws -> CheckResult {
        let run = CheckRun(database: database, tries: tries, time: time)
        let began = ContinuousClock.now
        var unfinished: String?
        do {
            try await check.look(run)
        } catch {
            try Task.checkCancellation()
            unfinished = "\(error)"
        }
        let found = run.findings.all
        return CheckResult(
            name: check.name, holds: check.holds, differenceCount: found.count, differences: found.kept, notes: found.notes,
            unfinished: unfinished,
            durationMilliseconds: Int((ContinuousClock.now - began).seconds * 1_000))
    }

    /// Reads one snapshot of the service's data. Where its matter isn't settled, it is tried again, and what it found until then counts for nothing.
    func reading<Value: Sendable>(_ step: @escaping @Sendable (CheckStep) throws -> Value) async throws -> Value {
        var attempt = 1
        while true {
            do {
                return try await readingOnce(step)
            } catch let unsettled as NotSettled {
                guard attempt < tries else { throw unsettled }
                attempt += 1
                await time.wait(until: time.now.adding(seconds: Self.pauseSeconds))
                try Task.checkCancellation()
            }
        }
    }

    private func readingOnce<Value: Sendable>(_ step: @escaping @Sendable (CheckStep) throws -> Value) async throws -> Value {
        let time = time
        let (value, found) = try await database.reading { connection in
            let findings = CheckFindings()
            let value = try step(CheckStep(connection: connection, now: time.now, findings: findings))
            return (value, findings)
        }
        findings.add(found)
        return value
    }
}
