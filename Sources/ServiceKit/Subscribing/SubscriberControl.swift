import Synchronization

/// What the consumer's thread and the rest of the service tell each other.
final class SubscriberControl: Sendable {
    private struct State {
        var isStopped = false
        var reasonToLookAgain: String?
        var waitingFor: String? = "its first contact with Kafka"
    }

    private let state = Mutex(State())

    func stop() {
        state.withLock { $0.isStopped = true }
    }

    var isStopped: Bool { state.withLock { $0.isStopped } }

    /// Makes the thread end its reading, so that the cluster is looked at anew.
    func lookAgain(_ reason: String) {
        state.withLock { $0.reasonToLookAgain = reason }
    }

    func takeReasonToLookAgain() -> String? {
        state.withLock { state in
            defer { state.reasonToLookAgain = nil }
            return state.reasonToLookAgain
        }
    }

    func waits(for what: String?) {
        state.withLock { $0.waitingFor = what }
    }

    var waitingFor: String? { state.withLock { $0.waitingFor } }
}
