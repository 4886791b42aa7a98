import Foundation

/// One call of `KafkaProducer.produce`.
struct ProducerCall: Sendable {
    let records: [KafkaRecord]
    let continuation: CheckedContinuation<[KafkaDelivery], any Error>
}

/// Where tasks leave their calls for the producer's thread. Holds at most 256.
///
/// `@unchecked Sendable`: every stored variable is only touched while `condition` is locked.
final class ProducerInbox: @unchecked Sendable {
    enum Next {
        case call(ProducerCall)
        case nothing
        case closed
    }

    private static let callLimit = 256

    private let condition = NSCondition()
    private var calls: [ProducerCall] = []
    private var closed = false

    var count: Int { condition.withLock { calls.count } }
    var isClosed: Bool { condition.withLock { closed } }

    /// Returns why the call is refused, or nil when it was taken.
    func add(_ call: ProducerCall) -> KafkaError? {
        condition.withLock {
            if closed { return .closed }
            guard calls.count < Self.callLimit else {
                return KafkaError(.queueFull, message: "\(Self.callLimit) calls wait for this producer already")
            }
            calls.append(call)
            condition.signal()
            return nil
        }
    }

    /// The oldest call, waiting up to the given time for one.
    func next(waitSeconds: Double) -> Next {
        condition.withLock {
            let deadline = Date(timeIntervalSinceNow: waitSeconds)
            while calls.isEmpty && !closed {
                if !condition.wait(until: deadline) { return .nothing }
            }
            if closed { return .closed }
            return .call(calls.removeFirst())
        }
    }

    /// Refuses every further call and answers those that wait.
    func close() {
        let waiting = condition.withLock {
            closed = true
            condition.broadcast()
            defer { calls.removeAll() }
            return calls
        }
        for call in waiting { call.continuation.resume(throwing: KafkaError.closed) }
    }
}
