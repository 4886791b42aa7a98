import CertificateDocuments
import Contracts
import Mail
import MailKit

/// A mail about a training. It is in English and in Dutch, since nobody tells which of them its reader speaks.
enum TrainingMail {
    /// What it is made from.
    struct Content: Sendable {
        let mailbox: Mailbox
        let words: TrainingMailWords
        var certificate: Certificate?
        /// A calendar file.
        var appointment: String?
    }

    /// - Parameters:
    ///   - id: the same in every attempt, so that a receiver can tell that it came twice.
    ///   - date: when it was asked for.
    static func message(_ content: Content, _ settings: MailSettings, id: String, date: Instant) throws -> MailMessage {
        var attachments: [MailAttachment] = []
        if let certificate = content.certificate {
            let bytes = try CertificatePDF(certificate).document().bytes
            let name = CertificateRoutes.fileName(of: certificate)
            attachments.append(try MailAttachment(fileName: name, mediaType: "application/pdf", bytes: bytes))
        }
        if let appointment = content.appointment {
            attachments.append(try MailAttachment(fileName: "training.ics", mediaType: "text/calendar", bytes: Array(appointment.utf8)))
        }
        return try MailMessage(
            from: settings.from, to: content.mailbox, replyTo: settings.replyTo, subject: content.words.subject, text: content.words.text,
            attachments: attachments, id: try MessageID("<\(id)@\(settings.host)>"), date: date)
    }
}
