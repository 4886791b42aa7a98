import Contracts
import Mail
import TestKit

/// Mails with anything in them that may be in one.
enum RandomMail {
    static func make(number: Int, _ generator: inout SeededGenerator) throws -> MailMessage {
        let attachments = try (0..<Int.random(in: 0...3, using: &generator)).map { _ in try attachment(&generator) }
        let isHTML = Bool.random(using: &generator)
        let link = Bool.random(using: &generator) ? try UnsubscribeLink("https://a.example/?token=\(number)") : nil
        return try MailMessage(
            from: mailbox("office@dembrane.example", &generator), to: mailbox("eva+\(number)@customer.example", &generator),
            replyTo: Bool.random(using: &generator) ? mailbox("reply@dembrane.example", &generator) : nil,
            subject: header(1...300, &generator), text: text(&generator), html: isHTML ? text(&generator) : nil, attachments: attachments,
            id: MessageID("<random-\(number)@dembrane.example>"),
            date: Instant(milliseconds: .random(in: 0...Instant.range.upperBound.milliseconds, using: &generator)), unsubscribeLink: link,
            language: Bool.random(using: &generator) ? "nl" : nil)
    }

    private static func mailbox(_ address: String, _ generator: inout SeededGenerator) throws -> Mailbox {
        try Mailbox(name: Bool.random(using: &generator) ? header(1...150, &generator) : nil, address: address)
    }

    private static func attachment(_ generator: inout SeededGenerator) throws -> MailAttachment {
        let name = header(1...150, &generator).replacing("/", with: "-").replacing("\\", with: "-")
        let bytes = (0..<Int.random(in: 0...2_000, using: &generator)).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return try MailAttachment(fileName: name, mediaType: "application/octet-stream", bytes: bytes)
    }

    /// What may stand in a header: pieces that headers give a meaning to, and any other character.
    private static func header(_ length: ClosedRange<Int>, _ generator: inout SeededGenerator) -> String {
        let pieces = [
            "a", "Z", " ", "  ", "\"", "\\", "(", ")", "<", ">", "@", ",", ";", ":", "=?", "?=", "_", "%", "'", "*", ".", "é", "👩‍👩‍👧",
        ]
        return scalars(length, &generator) { generator in
            generator.next() % 8 < 7 ? pieces.randomElement(using: &generator) ?? "" : anything(controls: false, &generator)
        }
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        let pieces = [
            "a", "word", " ", "\t", "\n", "\r", "\r\n", ".", "\n.\r\n", "\nFrom ", "=", "=3D", "--", "é", "שלום",
            String(repeating: "x", count: 100),
        ]
        return scalars(0...400, &generator) { generator in
            generator.next() % 8 < 7 ? pieces.randomElement(using: &generator) ?? "" : anything(controls: true, &generator)
        }
    }

    private static func scalars(
        _ length: ClosedRange<Int>, _ generator: inout SeededGenerator, _ next: (inout SeededGenerator) -> String
    ) -> String {
        let count = Int.random(in: length, using: &generator)
        var scalars = String.UnicodeScalarView()
        while scalars.count < count { scalars += next(&generator).unicodeScalars.prefix(count - scalars.count) }
        return String(scalars)
    }

    private static func anything(controls: Bool, _ generator: inout SeededGenerator) -> String {
        while true {
            let value = UInt32.random(in: 0...0x10FFFF, using: &generator) >> UInt32.random(in: 0...16, using: &generator)
            guard let scalar = Unicode.Scalar(value) else { continue }
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: if controls { return String(scalar) }
            case _: return String(scalar)
            }
        }
    }
}
