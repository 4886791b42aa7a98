import Contracts
import TestKit
import Testing

@testable import Mail

@Suite struct MIMETests {
    @Test(
        arguments: [
            ("", ""), ("a", "a\r\n"), ("a\n", "a\r\n"), ("a\r\nb\rc\n\nd", "a\r\nb\r\nc\r\n\r\nd\r\n"), ("\r\r\n", "\r\n\r\n"),
            ("a \nb\t\n \n", "a=20\r\nb=09\r\n=20\r\n"), ("a = b", "a =3D b\r\n"), (".\n..a", "=2E\r\n=2E.a\r\n"),
            ("é\u{0}\u{7F}", "=C3=A9=00=7F\r\n"),
        ])
    func textsAreQuoted(text: String, quoted: String) {
        #expect(String(decoding: QuotedPrintable.encoded(text), as: UTF8.self) == quoted)
    }

    @Test func longLinesGoOnWithoutBreakingAnEscape() {
        let encoded = QuotedPrintable.encoded(String(repeating: "a", count: 74) + "é" + String(repeating: ".", count: 76))
        let lines = String(decoding: encoded, as: UTF8.self).split(separator: "\r\n").map(String.init)
        let first = String(repeating: "a", count: 74) + "="
        #expect(lines == [first, "=C3=A9" + String(repeating: ".", count: 69) + "=", "=2E" + String(repeating: ".", count: 6)])
    }

    /// No scalar is cut, and no line is longer than it may be.
    @Test(arguments: 0..<60 as Range<Int>)
    func encodedWordsFitIntoLines(scalars: Int) {
        let folded = EncodedWords.folded(String(repeating: "𝄞", count: scalars) + "é", column: 9)
        let lines = folded.split(separator: "\r\n ")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && $0.hasPrefix("=?UTF-8?B?") && $0.hasSuffix("?=") })
        #expect((lines.first?.utf8.count ?? 0) + 9 <= 76)
    }

    @Test(
        arguments: [
            ("Plain text", "Subject: Plain text"), (" Space before", "Subject: =?UTF-8?B?IFNwYWNlIGJlZm9yZQ==?="),
            ("=?UTF-8?B?QQ==?=", "Subject: =?UTF-8?B?PT9VVEYtOD9CP1FRPT0/PQ==?="), ("é", "Subject: =?UTF-8?B?w6k=?="),
        ])
    func onlyPlainSubjectsStandAsTheyAre(subject: String, line: String) {
        #expect(HeaderField("Subject", prose: subject).text == line)
    }

    @Test(arguments: [("a.pdf", "filename=\"a.pdf\""), ("a\"b", "filename*=UTF-8''a%22b"), ("é", "filename*=UTF-8''%C3%A9")])
    func namesOfFilesAreQuotedOrEncoded(name: String, parameter: String) {
        #expect(MIMEParameter.pieces("filename", name) == [parameter])
    }

    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_827_696_789, "Tue, 29 Feb 2000 12:34:56 +0000"),
            (253_402_300_799_999, "Fri, 31 Dec 9999 23:59:59 +0000"),
        ])
    func datesAreThoseOfMails(milliseconds: Int64, text: String) {
        #expect(Instant(milliseconds: milliseconds).mailDate == text)
    }
}
