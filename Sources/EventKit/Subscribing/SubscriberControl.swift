import Foundation
import Synchronization

/// What the consumer's thread and the rest of the service tell each other.
final class SubscriberControl: Sendable {
    private struct State {
        var isStopped = false
        var isWaitingForLook = false
        var reasonToLookAgain: String?
        var waitingFor: String? = "its first contact with Kafka"
        var hasBegun = false
    }

    /// A look asks a few questions with a bound of some seconds each.
    private static let longestLookSeconds = 30.0

    private let state = Mutex(State())
    private let lookRequest = WakeUp()
    private let lookDone = DispatchSemaphore(value: 0)

    /// Reading is on, even if nothing has come yet.
    func start() {
        state.withLock { $0.hasBegun = true }
    }

    /// Forgets what was said about an earlier stretch of reading.
    func begin() {
        state.withLock { $0.reasonToLookAgain = nil }
    }

    func stop() {
        state.withLock { $0.isStopped = true }
        answerClusterCheck(nil)
    }

    var isStopped: Bool { state.withLock { $0.isStopped } }

    /// Why the thread should end its reading, so that everything is decided anew; told once.
    func takeReasonToLookAgain() -> String? {
        state.withLock { state in
            defer { state.reasonToLookAgain = nil }
            return state.reasonToLookAgain
        }
    }

    /// Blocks the consumer's thread until somebody has checked whether the cluster still is the same.
    /// - Returns: why reading must end, or nil when it may go on.
    func waitForClusterCheck() -> String? {
        // Who was to look may have ended by now: after a stop, or with a reason that has not been taken yet.
        if let reason = reasonToEnd(orElse: { $0.isWaitingForLook = true }) { return reason }
        lookRequest.call()
        if lookDone.wait(timeout: .now() + Self.longestLookSeconds) == .success { return reasonToEnd() }
        let isLate = state.withLock { state in
            defer { state.isWaitingForLook = false }
            return !state.isWaitingForLook
        }
        // The answer came in this very moment; its signal must not be left for the next look.
        if isLate { lookDone.wait() }
        return reasonToEnd() ?? "nobody could look at the cluster"
    }

    /// Why reading must end, without what was read last: that nobody has checked since is no proof that it can be trusted.
    private func reasonToEnd(orElse proceed: (inout State) -> Void = { _ in }) -> String? {
        state.withLock { state in
            if state.isStopped { return "reading is stopped" }
            defer { state.reasonToLookAgain = nil }
            if state.reasonToLookAgain == nil { proceed(&state) }
            return state.reasonToLookAgain
        }
    }

    /// Suspends until the thread asks for a look, or this long.
    func waitForCheckRequest(upTo duration: Duration) async {
        await lookRequest.wait(upTo: duration)
    }

    /// Says what a look has shown: a reason to end reading, or nil.
    func answerClusterCheck(_ reason: String?) {
        let isAwaited = state.withLock { state in
            if let reason { state.reasonToLookAgain = reason }
            defer { state.isWaitingForLook = false }
            return state.isWaitingForLook
        }
        if isAwaited { lookDone.signal() }
    }

    func waits(for what: String?) {
        state.withLock { $0.waitingFor = what }
    }

    var waitingFor: String? { state.withLock { $0.waitingFor } }
    var isBehind: Bool { state.withLock { $0.hasBegun && $0.waitingFor != nil } }
}
