import CertificateDocuments
import Contracts
import Mail
import MailKit

/// A mail about a training. It is in English and in Dutch, since nobody tells which of them its reader speaks.
struct TrainingMail: PersonalMail {
    typealias Wish = TrainingMailing.Wish

    let mailbox: Mailbox
    let words: TrainingMailWords
    var certificate: Certificate?
    var appointment: SessionAppointment?

    func message(_ settings: MailSettings, id: String, date: Instant) throws -> MailMessage {
        var attachments: [MailAttachment] = []
        if let certificate {
            let bytes = try CertificatePDF(certificate).document().bytes
            let name = CertificateRoutes.fileName(of: certificate)
            attachments.append(try MailAttachment(fileName: name, mediaType: "application/pdf", bytes: bytes))
        }
        if let appointment {
            let bytes = Array(appointment.document.utf8)
            attachments.append(try MailAttachment(fileName: "training.ics", mediaType: appointment.contentType, bytes: bytes))
        }
        return try MailMessage(
            from: settings.from, to: mailbox, replyTo: settings.replyTo, subject: words.letter.subject, text: words.letter.text,
            attachments: attachments, id: try MessageID("<\(id)@\(settings.host)>"), date: date)
    }
}
