import Mail
import ProcessKit

/// Through which server mails go, and from whom they are.
public struct MailSettings: Sendable {
    public let server: SMTPServer
    public let from: Mailbox
    /// An address that is read.
    public let replyTo: Mailbox?

    /// What `--help` tells of these settings.
    public static let help = """
          SMTP_URL                 the mail server: smtps://user:password@host, or smtp:// with STARTTLS; without it mails wait
          SMTP_CA_FILE             certificates in PEM that are trusted beside those of the machine
          MAIL_FROM, REPLY_TO      whom mails are from and where answers go: an address, or Name <address>
        """

    /// Of the addresses that mails are known by.
    public var host: String { String(from.address.drop { $0 != "@" }.dropFirst()) }

    /// Nil where no server is set: mails wait then. What is wrong is collected in `settings`.
    public init?(reading settings: inout Settings) {
        let from = settings.mailbox("MAIL_FROM")
        let replyTo = settings.mailbox("REPLY_TO")
        guard let url = settings.optionalSecret("SMTP_URL") else { return nil }
        let authorities = settings.optionalText("SMTP_CA_FILE")
        guard let from else {
            settings.refuse("MAIL_FROM", expected: "whom mails are from, such as dembrane <invoices@example.com>, where SMTP_URL is set")
            return nil
        }
        do throws(SMTPServerFault) {
            self.init(server: try SMTPServer(url: url.revealed, authoritiesFile: authorities), from: from, replyTo: replyTo)
        } catch {
            settings.refuse("SMTP_URL", expected: "the URL of a mail server: \(error)")
            return nil
        }
    }

    public init(server: SMTPServer, from: Mailbox, replyTo: Mailbox? = nil) {
        self.server = server
        self.from = from
        self.replyTo = replyTo
    }
}

extension Settings {
    /// An address, alone or as `Name <address>`. What is wrong is collected.
    public mutating func mailbox(_ name: String) -> Mailbox? {
        guard let text = optionalText(name) else { return nil }
        let parts = text.split(separator: "<", maxSplits: 1, omittingEmptySubsequences: false)
        do throws(MailFault) {
            guard parts.count == 2, parts[1].hasSuffix(">") else { return try Mailbox(address: text) }
            let person = String(parts[0]).trimmingBlanks
            return try Mailbox(name: person.isEmpty ? nil : person, address: String(parts[1].dropLast()))
        } catch {
            refuse(name, expected: "an e-mail address, alone or as Name <address>")
            return nil
        }
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
