import Contracts
import EventKit
import Mail
import MailKit

/// Mails people what staff have decided about who administers a workspace, and whose it is (DOMAIN §15): one mail per person and decision. Without a
/// mail server in the settings the mails wait, listed by `effects list`, until there is one.
struct WorkspaceMailing: Consequence {
    static let kind = "workspace-mail"

    /// Whom to tell what. Names and address are looked up when the mail goes out, so that the store keeps neither.
    struct Wish: Codable, Sendable {
        var userID: UserID
        var news: WorkspaceNews
    }

    func follow(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        let audience = WorkspaceAudience(connection: work.connection)
        for event in events {
            if let change = try event.decode(WorkspaceAdminChanged.self) {
                let news = WorkspaceNews.NewAdmin(
                    workspaceID: change.workspaceID, organisationID: change.organisationID, userID: change.userID)
                for person in try audience.people(for: change) { try tell(person, .newAdmin(news), work) }
            } else if let handoff = try event.decode(WorkspaceHandedOff.self) {
                for person in try audience.people(for: handoff) { try tell(person, .handedOff(news(of: handoff, for: person)), work) }
            }
        }
    }

    private func news(of handoff: WorkspaceHandedOff, for person: UserID) -> WorkspaceNews.Handoff {
        WorkspaceNews.Handoff(
            workspaceID: handoff.workspaceID, organisationID: handoff.organisationID,
            previousOrganisationID: handoff.previousOrganisationID, endsAdminRole: handoff.formerAdmins.contains(person))
    }

    private func tell(_ person: UserID, _ news: WorkspaceNews, _ work: UnitOfWork) throws {
        let wish = Wish(userID: person, news: news)
        try work.request(try EffectRequest(Self.kind, key: "\(news.workspaceID) \(person)", encoding: wish))
    }

    /// - Parameter send: hands a mail to the server.
    static func handler(
        _ settings: MailSettings, send: @escaping @Sendable (MailMessage) async throws -> MailOutcome
    ) -> EffectHandler {
        .mailing(kind, settings, send: send) { wish, _, connection in try WorkspaceMail.finding(for: wish, connection) }
    }
}
