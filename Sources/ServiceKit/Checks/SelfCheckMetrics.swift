import ProcessKit
import StaffAPI

/// What came of the last run of the service's checks, as metrics.
struct SelfCheckMetrics: Sendable {
    private let differences: Gauge
    private let unfinished: Gauge
    private let seconds: Gauge
    private let finished: Gauge

    init(_ metrics: Metrics) {
        differences = metrics.gauge("self_check_differences", "Differences that the last run of a check found.", labels: ["check"])
        unfinished = metrics.gauge("self_check_unfinished", "1 where the last run of a check didn't come to its end.", labels: ["check"])
        seconds = metrics.gauge("self_check_duration_seconds", "How long the last run of a check took.", labels: ["check"])
        finished = metrics.gauge("self_check_finished_time_seconds", "When the last run of all checks ended, since 1970.")
    }

    func set(_ report: CheckReport) {
        for check in report.checks {
            differences.set(Double(check.differenceCount), check.name)
            unfinished.set(check.unfinished == nil ? 0 : 1, check.name)
            seconds.set(Double(check.durationMilliseconds) / 1_000, check.name)
        }
        finished.set(Double(report.finishedAt.milliseconds) / 1_000)
    }
}
