import CompanyIdentifiers
import Contracts
import Database
import EventKit
import EventSourcing
import Invoicing
import Mail
import MailKit

/// A mail that tells somebody a notice, in the language in which the customer is written to.
enum NoticeMail {
    /// Who reads it, and what it is about as they know it.
    struct Reader: Sendable {
        let person: People.Person
        /// Nil for somebody who has no address, or one that no mail can go to.
        let mailbox: Mailbox?
        /// The organisation's name, or that of a client's workspace with an account of its own.
        let customer: String
        /// The account's workspaces, by name; as many as a mail may name.
        let workspaces: [String]
        let language: InvoiceLanguage

        private static let workspacesMaximum = 20

        /// Nil while the platform hasn't told of the person.
        init?(of wish: NoticeMailing.Wish, _ connection: Connection) throws {
            guard try People.isKnown(wish.userID, connection) else { return nil }
            let notice = wish.notice
            let account = try notice.account(connection)
            person = try People.person(wish.userID, connection)
            mailbox = .reaching(person.email, named: person.name)
            customer = try CustomerNames.name(of: account, connection) ?? ""
            workspaces = try CustomerNames.workspaces(of: notice.accountID, limit: Self.workspacesMaximum, connection)
            let country = try KnownDetails(of: notice.accountID, connection).details.flatMap { Country(named: $0.country) }
            language = country.map(InvoiceLanguage.init(usualIn:)) ?? .english
        }
    }

    /// - Parameters:
    ///   - id: the same in every attempt, so that a receiver can tell that it came twice.
    ///   - date: when it was asked for.
    static func message(
        _ notice: CustomerNotice, for reader: Reader, at mailbox: Mailbox, _ settings: MailSettings, id: String, date: Instant
    ) throws -> MailMessage {
        let words = NoticeWords(notice, customer: reader.customer, workspaces: reader.workspaces)
        let language = reader.language
        return try MailMessage(
            from: settings.from, to: mailbox, replyTo: settings.replyTo, subject: words.subject.in(language),
            text: words.letter(to: reader.person.name).in(language), id: try MessageID("<\(id)@\(settings.host)>"), date: date,
            language: language.rawValue)
    }
}

extension CustomerNotice {
    /// Whose account it is about. A request may be for one that isn't open yet; its requester is told all the same.
    func account(_ connection: Connection) throws -> AccountIdentity {
        try OpenAccounts.identity(of: accountID, connection) ?? AccountIdentity(accountID: accountID, organisationID: organisationID)
    }
}
