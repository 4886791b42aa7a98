import Contracts
import Foundation
import TestKit
import Testing

@testable import Mail

/// Whatever a mail holds, a reader that shares nothing with our writer reads the same.
@Suite(.enabled(if: MailServer.python != nil, MailServer.whyNot))
struct MailReadBackTests {
    @Test func randomMailsReadBack() async throws {
        let mails = try (0..<300).map { number in
            var generator = SeededGenerator(seed: UInt64(number))
            return try RandomMail.make(number: number, &generator)
        }
        try await MailServer.run("accept") { server in
            let sender = MailSender(server: server.settings())
            for mail in mails {
                let outcome = try await sender.send(mail)
                #expect(outcome == .accepted(SMTPReply(code: 250, lines: ["2.0.0 taken"])))
            }
            let received = try await server.mails(mails.count)
            for (mail, received) in zip(mails, received) { expect(received, reads: mail) }
        }
    }

    private func expect(_ received: ReceivedMail, reads mail: MailMessage) {
        let id = Comment(rawValue: mail.id.text)
        #expect(received.defects == [], id)
        #expect(received.bareLineEnds == 0, id)
        #expect(received.longestLine <= 998, id)
        #expect(received.headers["Message-ID"] == mail.id.text, id)
        #expect(received.headers["Subject"] == mail.subject, id)
        #expect(received.headers["Date"] == mail.date.mailDate, id)
        #expect(received.headers["Auto-Submitted"] == "auto-generated", id)
        #expect(received.headers["Content-Language"] == mail.language, id)
        #expect(received.headers["List-Unsubscribe"] == mail.unsubscribeLink.map { "<\($0.url)>" }, id)
        #expect(received.people["From"] == [person(mail.from)], id)
        #expect(received.people["To"] == [person(mail.to)], id)
        #expect(received.people["Reply-To"] == mail.replyTo.map { [person($0)] }, id)
        #expect(received.text.map(lines) == lines(mail.text), id)
        #expect(received.html.map(lines) == mail.html.map(lines), id)
        #expect(received.attachments.map(\.fileName) == mail.attachments.map(\.fileName), id)
        #expect(received.attachments.map(\.mediaType) == mail.attachments.map(\.mediaType), id)
        #expect(received.attachments.map { Array($0.bytes) } == mail.attachments.map(\.bytes), id)
    }

    private func person(_ mailbox: Mailbox) -> ReceivedMail.Person { .init(name: mailbox.name ?? "", address: mailbox.address) }

    /// Line ends may be of any kind, and the last one may be there or not.
    private func lines(_ text: String) -> [String] {
        var lines: [String] = [""]
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { last = scalar }
            if scalar == "\r" || (scalar == "\n" && last != "\r") { lines.append("") }
            if scalar != "\r" && scalar != "\n" { lines[lines.count - 1].unicodeScalars.append(scalar) }
        }
        return lines.last == "" ? lines.dropLast() : lines
    }
}
