import TestKit
import Testing

@testable import Mail

@Suite(.enabled(if: MailServer.python != nil, MailServer.whyNot))
struct MailSenderTests {
    @Test func aMailArrivesAsItWasWritten() async throws {
        let mail = try SampleMail.full()
        try await MailServer.run("accept") { server in
            let outcome = try await MailSender(server: server.settings()).send(mail)
            #expect(outcome == .accepted(SMTPReply(code: 250, lines: ["2.0.0 taken"])))
            let received = try #require(try await server.mails(1).first)
            #expect(Array(received.content) == mail.bytes())
            #expect(received.sender == mail.from.address)
            #expect(received.recipients == [mail.to.address])
            #expect(server.heard.hasPrefix("EHLO dembrane.example\r\nMAIL FROM:<office@dembrane.example>"))
        }
    }

    @Test(
        arguments: [
            ("refuse-greeting", .notLetIn(.answered(SMTPReply(code: 554, lines: ["5.3.2 no mail here"]), to: .greeting))),
            ("refuse-sender", .notLetIn(.answered(SMTPReply(code: 550, lines: ["5.7.1 you may not send"]), to: .sender))),
            ("refuse-large", .refused(SMTPReply(code: 552, lines: ["5.3.4 too large"]), to: .sender)),
            (
                "refuse-recipient",
                .refused(SMTPReply(code: 550, lines: ["5.1.1 <eva@customer.example> is not known", "5.1.1 here"]), to: .recipient)
            ),
            ("refuse-content", .refused(SMTPReply(code: 554, lines: ["5.6.0 not this"]), to: .content)),
            ("cut-at-recipient", .postponed(.connectionLost(.recipient))), ("cut-at-data", .postponed(.connectionLost(.data))),
        ] as [(String, MailOutcome)])
    func refusalsAreToldApart(behaviour: String, expected: MailOutcome) async throws {
        try await MailServer.run(behaviour) { server in
            let outcome = try await MailSender(server: server.settings()).send(try SampleMail.plain())
            #expect(outcome == expected)
        }
    }

    @Test func aGreylistedMailIsTakenTheNextTime() async throws {
        try await MailServer.run("greylist") { server in
            let sender = MailSender(server: server.settings())
            let first = try await sender.send(try SampleMail.plain())
            #expect(first == .postponed(.answered(SMTPReply(code: 450, lines: ["4.2.0 come again"]), to: .recipient)))
            let second = try await sender.send(try SampleMail.plain())
            #expect(second == .accepted(SMTPReply(code: 250, lines: ["2.0.0 taken"])))
        }
    }

    /// The answer is lost, the mail isn't, so that it comes twice: the same bytes under the same id.
    @Test func aMailWhoseAnswerGotLostIsSentAgainUnchanged() async throws {
        try await MailServer.run("cut-after-content") { server in
            let sender = MailSender(server: server.settings())
            for _ in 0..<2 {
                let outcome = try await sender.send(try SampleMail.full())
                #expect(outcome == .postponed(.connectionLost(.content)))
            }
            let received = try await server.mails(2)
            #expect(received.map(\.content) == [received[0].content, received[0].content])
            #expect(received[0].headers["Message-ID"] == "<effect-1@dembrane.example>")
        }
    }

    /// The slow one answers within the limit each time, but not to the whole mail.
    @Test(arguments: ["say-nothing-after-content", "be-slow"])
    func aServerIsNotWaitedForForever(behaviour: String) async throws {
        try await MailServer.run(behaviour) { server in
            let sender = MailSender(server: server.settings(), limits: MailSenderLimits(timeoutSeconds: 1))
            let outcome = try await sender.send(try SampleMail.plain())
            guard case .postponed(.timedOut) = outcome else {
                Issue.record("\(outcome)")
                return
            }
        }
    }

    /// Port 1, of a service that nobody runs any more.
    @Test func aServerThatIsAwayPostpones() async throws {
        let sender = MailSender(server: SMTPServer(host: "127.0.0.1", port: 1, security: .none))
        let outcome = try await sender.send(try SampleMail.plain())
        #expect(outcome == .postponed(.connectionRefused))
    }

    @Test func aLargeMailArrivesWhole() async throws {
        var generator = SeededGenerator(seed: 1)
        let bytes = (0..<MailLimits.bytes / 2 / 8).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
        let text = String(repeating: ".a line that begins with a dot\n", count: MailLimits.textBytes / 31)
        let mail = try SampleMail.plain(
            text: text, attachments: [MailAttachment(fileName: "a", mediaType: "application/pdf", bytes: bytes)])
        try await MailServer.run("accept") { server in
            let outcome = try await MailSender(server: server.settings()).send(mail)
            try #require(outcome == .accepted(SMTPReply(code: 250, lines: ["2.0.0 taken"])))
            let received = try #require(try await server.mails(1).first)
            #expect(Array(received.content) == mail.bytes())
        }
    }
}
