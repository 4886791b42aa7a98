import Contracts
import Database
import EventKit
import Invoicing
import Mail
import MailKit

/// The mail with an invoice or a credit note, in the language of the document.
enum InvoiceMail {
    /// What it is made from.
    struct Content: Sendable {
        let document: InvoiceDocument
        let pdf: [UInt8]
        let xml: [UInt8]?
        /// Where it can be looked at, and paid; nil where it can't be.
        let page: String?
        let payment: String?

        /// Nil while one of the documents isn't made yet.
        init?(of invoice: InvoiceID, withXML: Bool, _ connection: Connection) throws {
            guard let found = try InvoiceReader(connection: connection).document(invoice),
                let pdf = try InvoiceFiles.content(of: invoice, .pdf, connection)
            else { return nil }
            let xml = withXML ? try InvoiceFiles.content(of: invoice, .xml, connection) : nil
            guard !withXML || xml != nil else { return nil }
            document = found.document
            self.pdf = pdf
            self.xml = xml
            // A path of the Gateway leads nobody anywhere.
            page = try DownloadLinks.url(of: invoice, connection).flatMap { $0.hasPrefix("/") ? nil : $0 }
            payment = try PaymentLinkReader(connection: connection).current(of: invoice)?.payableURL
        }
    }

    /// - Parameters:
    ///   - id: the same in every attempt, so that a receiver can tell that it came twice.
    ///   - date: when it was asked for.
    static func message(
        _ content: Content, for wish: InvoiceMailing.Wish, _ settings: MailSettings, id: String, date: Instant
    ) throws -> MailMessage {
        let document = content.document
        let language = InvoiceLanguage(rawValue: document.language) ?? .english
        let words = InvoiceMailWords(content, reminder: wish.reminder)
        var attachments = [try MailAttachment(fileName: "\(document.number).pdf", mediaType: "application/pdf", bytes: content.pdf)]
        if let xml = content.xml {
            attachments.append(try MailAttachment(fileName: "\(document.number).xml", mediaType: "application/xml", bytes: xml))
        }
        return try MailMessage(
            from: settings.from, to: try Mailbox(address: wish.sendTo), replyTo: settings.replyTo, subject: words.subject.in(language),
            text: words.text.in(language), attachments: attachments, id: try MessageID("<\(id)@\(settings.host)>"), date: date,
            language: language.rawValue)
    }
}

/// What the mail says.
struct InvoiceMailWords {
    private let document: InvoiceDocument
    private let page: String?
    private let payment: String?
    /// Nil where it is the invoice itself.
    private let reminder: Int?

    init(_ content: InvoiceMail.Content, reminder: Int?) {
        document = content.document
        page = content.page
        payment = content.payment
        self.reminder = reminder
    }

    private var isCreditNote: Bool { document.preceding != nil }
    private var seller: String { document.seller.legalName }

    var subject: BilingualText {
        if reminder != nil {
            return BilingualText(
                english: "Reminder: invoice \(document.number) from \(seller)",
                dutch: "Herinnering: factuur \(document.number) van \(seller)")
        }
        return isCreditNote
            ? BilingualText(english: "Credit note \(document.number) from \(seller)", dutch: "Creditnota \(document.number) van \(seller)")
            : BilingualText(english: "Invoice \(document.number) from \(seller)", dutch: "Factuur \(document.number) van \(seller)")
    }

    var text: BilingualText {
        BilingualText(
            english: "Dear customer,\n\n\(body.english)\n\n\(links.english)\(reference.english)Kind regards,\n\(seller)\n",
            dutch: "Beste klant,\n\n\(body.dutch)\n\n\(links.dutch)\(reference.dutch)Met vriendelijke groet,\n\(seller)\n")
    }

    private var body: BilingualText {
        let total = document.totalCents.inEuros
        guard let preceding = document.preceding else {
            let due = document.dueOn?.description ?? ""
            let account = document.payment.map { "\($0.iban), \($0.accountName)" } ?? ""
            let remittance = document.payment?.remittance ?? document.number
            guard reminder == nil else { return reminding(total, due, account, remittance) }
            return BilingualText(
                english:
                    "Please find invoice \(document.number) of \(total) attached. We ask you to pay it by \(due) to \(account), with reference \(remittance).",
                dutch:
                    "In de bijlage vindt u factuur \(document.number) van \(total). Wij verzoeken u deze uiterlijk \(due) te betalen op \(account), onder vermelding van \(remittance)."
            )
        }
        return BilingualText(
            english: "Please find credit note \(document.number) of \(total) attached, which takes back invoice \(preceding.number).",
            dutch: "In de bijlage vindt u creditnota \(document.number) van \(total), bij factuur \(preceding.number).")
    }

    private func reminding(_ total: String, _ due: String, _ account: String, _ remittance: String) -> BilingualText {
        BilingualText(
            english:
                "Invoice \(document.number) of \(total) was to be paid by \(due), and has not been paid in full as far as we can see. We ask you to pay what is open to \(account), with reference \(remittance). Where you have paid meanwhile, please take this as settled.",
            dutch:
                "Factuur \(document.number) van \(total) had uiterlijk \(due) betaald moeten zijn en is voor zover wij kunnen zien nog niet geheel voldaan. Wij verzoeken u het openstaande bedrag te betalen op \(account), onder vermelding van \(remittance). Hebt u inmiddels betaald, dan kunt u deze herinnering als niet verzonden beschouwen."
        )
    }

    private var links: BilingualText {
        let paying = payment.map { BilingualText(english: "Pay online: \($0)\n\n", dutch: "Online betalen: \($0)\n\n") }
        let looking = page.map { BilingualText(english: "Look at it online: \($0)\n\n", dutch: "Online bekijken: \($0)\n\n") }
        let both = [paying, looking].compactMap { $0 }
        return BilingualText(english: both.map(\.english).joined(), dutch: both.map(\.dutch).joined())
    }

    /// What the buyer wants to find.
    private var reference: BilingualText {
        let references = [document.buyerReference, document.poReference].compactMap { $0 }
        guard !references.isEmpty else { return BilingualText(english: "", dutch: "") }
        let text = references.joined(separator: ", ")
        return BilingualText(english: "Your reference: \(text)\n\n", dutch: "Uw referentie: \(text)\n\n")
    }
}
