import Contracts
import Mail
import TestKit
import Testing

@Suite struct MailMessageTests {
    @Test(arguments: ["\r", "\n", "\r\nBcc: all@customer.example", "\u{0}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}", "\t"])
    func nothingThatWouldEndAHeaderGetsIntoOne(text: String) throws {
        let scalar = try #require(text.unicodeScalars.first)
        #expect(throws: MailFault.controlCharacter(scalar, in: .subject)) { try SampleMail.plain(subject: "a\(text)b") }
        #expect(throws: MailFault.controlCharacter(scalar, in: .name)) { try Mailbox(name: "a\(text)b", address: "a@b.example") }
        #expect(throws: MailFault.controlCharacter(scalar, in: .fileName)) {
            try MailAttachment(fileName: "a\(text)b", mediaType: "text/plain", bytes: [])
        }
        #expect(throws: MailFault.self) { try Mailbox(address: "a\(text)@b.example") }
        #expect(throws: MailFault.self) { try MessageID("<a\(text)@b>") }
        #expect(throws: MailFault.self) { try UnsubscribeLink("https://b.example/\(text)") }
        #expect(throws: MailFault.self) { try MailAttachment(fileName: "a", mediaType: "text/plain\(text)", bytes: []) }
        #expect(throws: MailFault.self) { try Self.mail(language: "nl\(text)") }
    }

    @Test(arguments: [
        "", "a", "a@", "@b", "a b@c.example", "a@b@c.example", "<a@b.example>", "a,b@c.example", "zoë@c.example", "a@café.example",
    ])
    func anAddressIsOneInASCII(address: String) {
        #expect(throws: MailFault.self) { try Mailbox(address: address) }
    }

    @Test(arguments: ["", "<>", "<a>", "a@b", "<a@b", "<a@b@c>", "<a b@c>", "<@b>", "<.a@b>", "<é@b>", "<a@b>x", "<a>@<b>"])
    func aMessageIDHasOneForm(text: String) {
        #expect(throws: MailFault.self) { try MessageID(text) }
    }

    @Test(arguments: ["", "https://", "http://a.example", "mailto:a@b.example", "https://a.example/é", "https://a.example/> <b"])
    func peopleUnsubscribeByHTTPS(url: String) {
        #expect(throws: MailFault.self) { try UnsubscribeLink(url) }
    }

    @Test(arguments: [
        "", "text", "text/", "/plain", "text/plain;charset=utf-8", "text/plain; charset", "text/plain; a=\"b\"", "multipart/mixed",
        "Message/rfc822", "te xt/plain",
    ])
    func aMediaTypeIsThatOfAFile(mediaType: String) {
        #expect(throws: MailFault.self) { try MailAttachment(fileName: "a", mediaType: mediaType, bytes: []) }
    }

    @Test(arguments: ["../a", "a\\b"])
    func aFileNameIsNoPath(name: String) {
        #expect(throws: MailFault.self) { try MailAttachment(fileName: name, mediaType: "text/plain", bytes: []) }
    }

    @Test(arguments: ["", "nl_NL", "nl-", "é", "abcdefghi"])
    func aLanguageIsATag(language: String) {
        #expect(throws: MailFault.self) { try Self.mail(language: language) }
    }

    @Test func everythingHasALimit() throws {
        #expect(throws: MailFault.empty(.subject)) { try SampleMail.plain(subject: "") }
        #expect(throws: MailFault.tooLong(.subject, longest: 300)) { try SampleMail.plain(subject: String(repeating: "é", count: 301)) }
        let longest = String(repeating: "é", count: 300)
        #expect(try SampleMail.plain(subject: longest).subject == longest)
        let text = String(repeating: "a", count: MailLimits.textBytes + 1)
        #expect(throws: MailFault.tooLong(.text, longest: MailLimits.textBytes)) { try SampleMail.plain(text: text) }
        let small = try MailAttachment(fileName: "a", mediaType: "text/plain", bytes: [])
        let many = [MailAttachment](repeating: small, count: MailLimits.attachments + 1)
        #expect(throws: MailFault.tooManyAttachments(21)) { try Self.mail(attachments: many) }
    }

    @Test func allOfAMailTogetherHasALimit() throws {
        let fitting = try MailAttachment(fileName: "a", mediaType: "text/plain", bytes: [UInt8](repeating: 0, count: MailLimits.bytes - 4))
        #expect(throws: Never.self) { try Self.mail(attachments: [fitting]) }
        let more = try MailAttachment(fileName: "b", mediaType: "text/plain", bytes: [0])
        #expect(throws: MailFault.tooLarge(bytes: MailLimits.bytes + 1)) { try Self.mail(attachments: [fitting, more]) }
    }

    @Test(arguments: [Int64.min, -1, 253_402_300_800_000, .max])
    func aDateIsOneThatCanBeWritten(milliseconds: Int64) {
        #expect(throws: MailFault.date) { try Self.mail(date: Instant(milliseconds: milliseconds)) }
    }

    /// A fault may be logged, and what is wrong may be somebody's address.
    @Test func faultsDoNotTellWhatStoodThere() {
        do {
            _ = try Mailbox(address: "zoë@customer.example")
            Issue.record("the address was taken")
        } catch {
            #expect("\(error)" == "the address is wrong: expected one e-mail address in ASCII, such as invoices@example.com")
        }
    }

    private static func mail(
        attachments: [MailAttachment] = [], date: Instant = t0, language: String? = nil
    ) throws -> MailMessage {
        try MailMessage(
            from: Mailbox(address: SampleMail.sender), to: Mailbox(address: "eva@customer.example"), subject: "a", text: "text",
            attachments: attachments, id: MessageID("<a@b>"), date: date, language: language)
    }
}
