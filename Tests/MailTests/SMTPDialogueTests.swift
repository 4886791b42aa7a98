import Testing

@testable import Mail

@Suite struct SMTPDialogueTests {
    private static let untilSender = ["< 220 ready", "> EHLO a.example", "< 250-mail.example", "< 250 SIZE", "> MAIL FROM:<a@b>"]
    private static let untilContent = untilSender + ["< 250 OK", "> RCPT TO:<c@d>", "< 250 OK", "> DATA", "< 354 go on"]

    @Test func theAnswerToTheContentIsWhatCounts() {
        let outcome = dialogue(Self.untilContent + ["< 250 2.0.0 taken", "> QUIT", "< 221 bye"]).outcome(.done)
        #expect(outcome == .accepted(SMTPReply(code: 250, lines: ["2.0.0 taken"])))
    }

    /// Whatever the library says, a mail that nobody answered for isn't accepted.
    @Test func withoutThatAnswerNothingIsAccepted() {
        for lines in [[], Self.untilSender, Self.untilSender + ["< 250 OK"], Self.untilContent] {
            let dialogue = dialogue(lines)
            #expect(dialogue.outcome(.done) == .postponed(.connectionLost(dialogue.step)))
        }
    }

    @Test(
        arguments: [
            ([], "450 busy", .greeting), (["> EHLO a"], "451 no", .hello), (["> STARTTLS"], "454 no", .startTLS),
            (["> AUTH PLAIN"], "454 no", .login), (["> MAIL"], "421 bye", .sender), (["> RCPT"], "450 come again", .recipient),
            (["> DATA"], "451 no", .data), (["> DATA", "< 354 go on"], "452 full", .content),
        ] as [([String], String, SMTPStep)])
    func temporaryAnswersPostpone(lines: [String], answer: String, step: SMTPStep) {
        let outcome = dialogue(lines + ["< " + answer]).outcome(.stopped(.connectionLost(.greeting)))
        let reply = SMTPReply(code: Int(answer.prefix(3)) ?? 0, lines: [String(answer.dropFirst(4))])
        #expect(outcome == .postponed(.answered(reply, to: step)))
    }

    @Test(arguments: [(["> RCPT"], .recipient), (["> DATA"], .data), (["> DATA", "< 354 go on"], .content)] as [([String], SMTPStep)])
    func finalAnswersAboutTheMailRefuseIt(lines: [String], step: SMTPStep) {
        #expect(dialogue(lines + ["< 550 no"]).outcome(.done) == .refused(SMTPReply(code: 550, lines: ["no"]), to: step))
    }

    @Test(
        arguments: [
            ([], .greeting), (["> EHLO a"], .hello), (["> STARTTLS"], .startTLS), (["> AUTH PLAIN"], .login), (["> MAIL"], .sender),
        ] as [([String], SMTPStep)])
    func finalAnswersAboutUsAreOurs(lines: [String], step: SMTPStep) {
        #expect(dialogue(lines + ["< 554 no"]).outcome(.done) == .notLetIn(.answered(SMTPReply(code: 554, lines: ["no"]), to: step)))
    }

    @Test func aNeededLoginIsOursAtAnyStep() {
        let reply = SMTPReply(code: 530, lines: ["5.7.0 log in"])
        #expect(dialogue(["> RCPT", "< 530 5.7.0 log in"]).outcome(.done) == .notLetIn(.answered(reply, to: .recipient)))
    }

    @Test func aMailThatIsTooLargeIsRefused() {
        #expect(dialogue(["> MAIL", "< 552 large"]).outcome(.done) == .refused(SMTPReply(code: 552, lines: ["large"]), to: .sender))
    }

    @Test func whatTheTransportSaysCountsWhereTheServerSaysNothing() {
        #expect(dialogue(["> EHLO a", "< 250 OK"]).outcome(.notSecure("no TLS")) == .notLetIn(.notSecure("no TLS")))
        #expect(dialogue(["> EHLO a", "< 250 OK"]).outcome(.loginDenied) == .notLetIn(.noLogin))
        #expect(dialogue(["> RCPT"]).outcome(.stopped(.timedOut(.recipient))) == .postponed(.timedOut(.recipient)))
    }

    /// A login's further lines are no commands, and its password isn't taken for one.
    @Test func aLoginMayTakeSeveralLines() {
        let dialogue = dialogue(["> AUTH LOGIN", "< 334 VXNlcm5hbWU6", "> DATA", "< 334 UGFzc3dvcmQ6", "> cGFzc3dvcmQ=", "< 535 no"])
        #expect(dialogue.step == .login)
        #expect(dialogue.reply == SMTPReply(code: 535, lines: ["no"]))
    }

    @Test func aReplyIsBoundedAndClean() {
        var dialogue = SMTPDialogue()
        dialogue.sent(Array("RCPT TO:<a@b>\r\n".utf8))
        for _ in 0..<1_000 { dialogue.received(Array("550-5.1.1 no\u{1B}[31m é".utf8) + [0xFF] + Array(repeating: 0x61, count: 9_999)) }
        dialogue.received(Array("550 5.1.1 end\r\n".utf8))
        let text = dialogue.reply?.text ?? ""
        #expect(text.hasPrefix("5.1.1 no [31m é\u{FFFD}aaa"))
        #expect(text.unicodeScalars.count == 500)
        #expect(dialogue.reply.map(\.description) == "550 5.1.1")
    }

    @Test(arguments: ["", "x", "25", "999 no", "+25 no", "abc def"])
    func whatIsNoReplyIsPassedOver(line: String) {
        var dialogue = SMTPDialogue()
        dialogue.received(Array(line.utf8))
        #expect(dialogue.reply == nil)
    }

    @Test func descriptionsHoldNoWordsOfTheServer() {
        let reply = SMTPReply(code: 550, lines: ["5.1.1 <eva@customer.example> is not known"])
        let outcomes: [MailOutcome] = [
            .accepted(reply), .refused(reply, to: .recipient), .postponed(.answered(reply, to: .data)),
            .notLetIn(.answered(reply, to: .login)),
        ]
        for outcome in outcomes { #expect(!"\(outcome)".contains("eva")) }
        #expect("\(MailOutcome.refused(reply, to: .recipient))" == "refused with 550 5.1.1 at the recipient")
    }

    /// - Parameter lines: `> ` before what we say, `< ` before what the server says.
    private func dialogue(_ lines: [String]) -> SMTPDialogue {
        var dialogue = SMTPDialogue()
        for line in lines {
            let bytes = Array((line.dropFirst(2) + "\r\n").utf8)
            if line.hasPrefix("<") { dialogue.received(bytes) } else { dialogue.sent(bytes) }
        }
        return dialogue
    }
}
