import Foundation
import Synchronization

/// What the consumer's thread and the rest of the service tell each other.
final class SubscriberControl: Sendable {
    private struct State {
        var isStopped = false
        var isWaitingForLook = false
        var reasonToLookAgain: String?
        var waitingFor: String? = "its first contact with Kafka"
    }

    /// A look asks a few questions with a bound of some seconds each.
    private static let longestLookSeconds = 30.0

    private let state = Mutex(State())
    private let lookRequest = WakeUp()
    private let lookDone = DispatchSemaphore(value: 0)

    /// Forgets what was said about an earlier stretch of reading.
    func begin() {
        state.withLock { $0.reasonToLookAgain = nil }
    }

    func stop() {
        state.withLock { $0.isStopped = true }
        answerLook(nil)
    }

    var isStopped: Bool { state.withLock { $0.isStopped } }

    /// Why the thread should end its reading, so that everything is decided anew; told once.
    func takeReasonToLookAgain() -> String? {
        state.withLock { state in
            defer { state.reasonToLookAgain = nil }
            return state.reasonToLookAgain
        }
    }

    /// Blocks the consumer's thread until somebody has looked whether the cluster still is the same.
    /// - Returns: why reading must end, or nil when it may go on.
    func waitForLook() -> String? {
        state.withLock { $0.isWaitingForLook = true }
        lookRequest.call()
        if lookDone.wait(timeout: .now() + Self.longestLookSeconds) == .success { return takeReasonToLookAgain() }
        let isLate = state.withLock { state in
            defer { state.isWaitingForLook = false }
            return !state.isWaitingForLook
        }
        // The answer came in this very moment; its signal must not be left for the next look.
        if isLate { lookDone.wait() }
        return takeReasonToLookAgain() ?? "nobody could look at the cluster"
    }

    /// Suspends until the thread asks for a look, or this long.
    func waitForLookRequest(upTo duration: Duration) async {
        await lookRequest.wait(upTo: duration)
    }

    /// Says what a look has shown: a reason to end reading, or nil.
    func answerLook(_ reason: String?) {
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
}
