import Contracts
import Mail
import TestKit

/// Mails of every kind, for tests.
enum SampleMail {
    static let sender = "office@dembrane.example"

    static func plain(
        subject: String = "Your invoice", text: String = "Hello\n", attachments: [MailAttachment] = [], number: Int = 1
    ) throws -> MailMessage {
        try MailMessage(
            from: Mailbox(name: "Office", address: sender), to: Mailbox(address: "eva@customer.example"), subject: subject, text: text,
            attachments: attachments, id: MessageID("<mail-\(number)@dembrane.example>"), date: t0)
    }

    /// With all that a mail may have.
    static func full() throws -> MailMessage {
        try MailMessage(
            from: Mailbox(name: "Dembrane \"Office\"", address: sender), to: Mailbox(name: "Zoë de Vries", address: "zoe@customer.example"),
            replyTo: Mailbox(address: "invoices@dembrane.example"),
            subject: "Factuur 2026‑0001 voor Café “Zoë”, verschuldigd op 7 december",
            text: "Dag Zoë,\n\n.een punt = begin \t\n", html: "<p>Dag Zoë</p>\n",
            attachments: [
                MailAttachment(fileName: "invoice 1.pdf", mediaType: "application/pdf", bytes: Array("%PDF".utf8)),
                MailAttachment(fileName: "Factuur “Zoë” van de maand november, tweede exemplaar.xml", mediaType: "text/xml", bytes: []),
            ],
            id: MessageID("<effect-1@dembrane.example>"), date: t0,
            unsubscribeLink: UnsubscribeLink("https://backoffice.dembrane.example/unsubscribe?token=abc"), language: "nl")
    }
}
