import Contracts
import Foundation

/// The clock of a service, handed in wherever time matters, so that tests decide what time it is.
public protocol TimeSource: Sendable {
    var now: Instant { get }
    /// Suspends until the clock shows at least this instant, or the task is cancelled. May return early; callers look at `now` again.
    func wait(until instant: Instant) async
}

/// The machine's clock in UTC.
public struct SystemTime: TimeSource {
    public init() {}

    public var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let instant = Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
        return instant.adding(seconds: Self.shiftSeconds)
    }

    #if DEBUG
        /// Tests of the whole system leave the end of a month with it. In release builds there is no such thing.
        private static let shiftSeconds: Int = {
            let seconds = ProcessInfo.processInfo.environment["CLOCK_SHIFT_SECONDS"].flatMap { Int($0) } ?? 0
            return (-31_536_000...31_536_000).contains(seconds) ? seconds : 0
        }()
    #else
        private static let shiftSeconds = 0
    #endif

    public func wait(until instant: Instant) async {
        // At most half a minute at a time, because the wall clock can be set forward or the machine can sleep.
        let milliseconds = min(30_000, instant.milliseconds - now.milliseconds)
        guard milliseconds > 0 else { return }
        // Sleep only ends early when the task is cancelled, which is one of the two ways to return.
        try? await Task.sleep(for: .milliseconds(milliseconds))
    }
}
