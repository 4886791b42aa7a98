import Contracts
import Database
import Mail
import MailKit

/// A mail about a workspace. It is in English and in Dutch, since nobody tells which of them its reader speaks.
struct WorkspaceMail: PersonalMail {
    typealias Wish = WorkspaceMailing.Wish

    let mailbox: Mailbox
    let letter: TwoLanguageLetter

    /// A workspace that was deleted meanwhile is no news any more, nor is an admin who is gone.
    static func finding(for wish: Wish, _ connection: Connection) throws -> MailFinding<WorkspaceMail> {
        guard try People.isKnown(wish.userID, connection) else { return .notYet }
        let reader = try People.person(wish.userID, connection)
        guard let mailbox = Mailbox.reaching(reader.email, named: reader.name),
            let workspace = try ClientWorkspaces.workspace(wish.news.workspaceID, connection)
        else { return .nobody }
        let words: WorkspaceMailWords
        switch wish.news {
        case .newAdmin(let news):
            let organisation = try Organisations.name(of: news.organisationID, connection)
            guard let userID = news.userID else {
                words = .invited(to: workspace.name, of: organisation)
                break
            }
            guard try People.isKnown(userID, connection) else { return .notYet }
            guard let name = try People.person(userID, connection).name else { return .nobody }
            words = userID == wish.userID ? .named(workspace.name, of: organisation) : .joined(workspace.name, of: organisation, name)
        case .handedOff(let news):
            words = .handedOff(
                workspace.name, from: try Organisations.name(of: news.previousOrganisationID, connection),
                to: try Organisations.name(of: news.organisationID, connection), endsAdminRole: news.endsAdminRole)
        }
        return .mail(WorkspaceMail(mailbox: mailbox, letter: words.letter(to: reader.name)))
    }

    func message(_ settings: MailSettings, id: String, date: Instant) throws -> MailMessage {
        try MailMessage(
            from: settings.from, to: mailbox, replyTo: settings.replyTo, subject: letter.subject, text: letter.text,
            id: try MessageID("<\(id)@\(settings.host)>"), date: date)
    }
}
