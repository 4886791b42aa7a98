import TestKit
import Testing

@testable import Mail

@Suite struct MailQueueTests {
    @Test func mailsBeyondTheLimitAreTurnedAway() throws {
        let queue = MailQueue(waitingMaximum: 1)
        let outcomes = Recorder<MailOutcome?>()
        queue.add(try delivery(MailTicket(), outcomes))
        queue.add(try delivery(MailTicket(), outcomes))
        #expect(outcomes.values == [.postponed(.busy)])
    }

    @Test func aWaitingMailIsCalledBackAtOnce() throws {
        let queue = MailQueue(waitingMaximum: 10)
        let outcomes = Recorder<MailOutcome?>()
        let (first, second) = (MailTicket(), MailTicket())
        queue.add(try delivery(first, outcomes))
        queue.add(try delivery(second, outcomes))
        queue.cancel(first)
        #expect(outcomes.values == [nil])
        #expect(queue.nextAtOnce()?.ticket === second)
        #expect(queue.nextAtOnce() == nil)
    }

    @Test func aMailThatWasCalledBackBeforeDoesNotWait() throws {
        let queue = MailQueue(waitingMaximum: 10)
        let outcomes = Recorder<MailOutcome?>()
        let ticket = MailTicket()
        queue.cancel(ticket)
        queue.add(try delivery(ticket, outcomes))
        #expect(outcomes.values == [nil])
        #expect(queue.nextAtOnce() == nil)
    }

    @Test func aClosedQueueIsEmptiedFirst() throws {
        let queue = MailQueue(waitingMaximum: 10)
        queue.add(try delivery(MailTicket(), Recorder()))
        queue.close()
        #expect(queue.next() != nil)
        #expect(queue.next() == nil)
    }

    private func delivery(_ ticket: MailTicket, _ outcomes: Recorder<MailOutcome?>) throws -> MailDelivery {
        MailDelivery(message: try SampleMail.plain(), ticket: ticket) { outcomes.add($0) }
    }
}
