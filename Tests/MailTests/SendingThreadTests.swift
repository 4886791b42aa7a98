import TestKit
import Testing

@testable import Mail

@Suite(.enabled(if: MailServer.python != nil, MailServer.whyNot))
struct SendingThreadTests {
    @Test func mailsThatWaitShareAConnection() async throws {
        try await MailServer.run("accept") { server in
            let queue = MailQueue(waitingMaximum: 10)
            let outcomes = Recorder<MailOutcome?>()
            for number in 1...3 {
                queue.add(MailDelivery(message: try SampleMail.plain(number: number), ticket: MailTicket()) { outcomes.add($0) })
            }
            queue.close()
            SendingThread(server: server.settings(), limits: MailSenderLimits(), queue: queue).start()
            let received = try await server.mails(3)
            #expect(received.map { $0.headers["Message-ID"] } == (1...3).map { "<mail-\($0)@dembrane.example>" })
            let areDone = try await eventually { outcomes.values.count == 3 && server.heard.hasSuffix("QUIT\r\n") }
            #expect(areDone)
            #expect(server.heard.ranges(of: "EHLO").count == 1)
        }
    }

    /// A mail after one that was refused gets a connection of its own, and arrives.
    @Test func aRefusedMailDoesNotSpoilTheNext() async throws {
        try await MailServer.run("greylist") { server in
            let queue = MailQueue(waitingMaximum: 10)
            let outcomes = Recorder<MailOutcome?>()
            for number in 1...2 {
                queue.add(MailDelivery(message: try SampleMail.plain(number: number), ticket: MailTicket()) { outcomes.add($0) })
            }
            queue.close()
            SendingThread(server: server.settings(), limits: MailSenderLimits(), queue: queue).start()
            let received = try await server.mails(1)
            #expect(received.map { $0.headers["Message-ID"] } == ["<mail-2@dembrane.example>"])
        }
    }

    @Test func aMailOnItsWayIsCalledBack() async throws {
        try await MailServer.run("say-nothing-after-content") { server in
            let sender = MailSender(server: server.settings(), limits: MailSenderLimits(timeoutSeconds: 120))
            let mail = try SampleMail.plain()
            let task = Task { try await sender.send(mail) }
            _ = try await server.mails(1)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    /// The first keeps the thread; the second is done without waiting for it.
    @Test func aMailThatWaitsIsCalledBackThoughAnotherIsOnItsWay() async throws {
        try await MailServer.run("say-nothing-after-content") { server in
            let sender = MailSender(server: server.settings(), limits: MailSenderLimits(timeoutSeconds: 120))
            let (mail, other) = (try SampleMail.plain(number: 1), try SampleMail.plain(number: 2))
            let first = Task { try await sender.send(mail) }
            _ = try await server.mails(1)
            let second = Task { try await sender.send(other) }
            second.cancel()
            await #expect(throws: CancellationError.self) { try await second.value }
            first.cancel()
            await #expect(throws: CancellationError.self) { try await first.value }
            let received = try await server.mails(1)
            #expect(received.count == 1)
        }
    }
}
