import Foundation
import Synchronization

/// A mail on its way, with who waits for what comes of it: nil when it was called back.
struct MailDelivery: Sendable {
    let message: MailMessage
    let ticket: MailTicket
    let finish: @Sendable (MailOutcome?) -> Void
}

/// By which a mail can be called back.
final class MailTicket: Sendable {
    private let cancelled = Atomic(false)

    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

    func cancel() {
        cancelled.store(true, ordering: .releasing)
    }
}

/// The mails that wait for the thread that sends them.
// Unchecked: all state is only touched under the condition's lock.
final class MailQueue: @unchecked Sendable {
    private let condition = NSCondition()
    private let waitingMaximum: Int
    private var waiting: [MailDelivery] = []
    private var isClosed = false

    init(waitingMaximum: Int) {
        self.waitingMaximum = waitingMaximum
    }

    /// A mail that has no place, or was called back already, is finished at once.
    func add(_ delivery: MailDelivery) {
        let isTaken = condition.withLock {
            // Whoever cancels marks the ticket first and looks through the queue then, so that a mail is seen here or there.
            guard !delivery.ticket.isCancelled, waiting.count < waitingMaximum else { return false }
            waiting.append(delivery)
            condition.signal()
            return true
        }
        if !isTaken { delivery.finish(delivery.ticket.isCancelled ? nil : .postponed(.busy)) }
    }

    /// Takes the mail out where it still waits; one on its way is told by its ticket.
    func cancel(_ ticket: MailTicket) {
        ticket.cancel()
        let delivery = condition.withLock {
            waiting.firstIndex { $0.ticket === ticket }.map { waiting.remove(at: $0) }
        }
        delivery?.finish(nil)
    }

    /// The next mail, for which this waits; nil when the queue is closed and empty.
    func next() -> MailDelivery? {
        condition.withLock {
            while waiting.isEmpty, !isClosed { condition.wait() }
            return waiting.isEmpty ? nil : waiting.removeFirst()
        }
    }

    /// Nil when none waits now.
    func nextAtOnce() -> MailDelivery? {
        condition.withLock { waiting.isEmpty ? nil : waiting.removeFirst() }
    }

    func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }
}
