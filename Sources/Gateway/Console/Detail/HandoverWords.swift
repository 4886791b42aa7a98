import Contracts
import WireJSON

/// Who became an admin of a workspace, and from whom to whom it was handed off and its account moved. Their events say so by ids, which
/// nobody reads.
struct HandoverWords: Sendable {
    private static let adminChanged = AuditRecord.action(of: WorkspaceAdminChanged.eventType)
    private static let handedOff = AuditRecord.action(of: WorkspaceHandedOff.eventType)
    private static let moved = AuditRecord.action(of: AccountMoved.eventType)

    private let record: AuditRecord

    init(_ record: AuditRecord) {
        self.record = record
    }

    /// Nothing for any other event.
    func lines(_ names: KnownNames) -> [HTML] {
        switch record.action {
        case Self.adminChanged: [admin(names)]
        case Self.handedOff: [owners(names)] + members(names)
        case Self.moved: [owners(names)]
        default: []
        }
    }

    /// Whom it names, which is nobody for any other event.
    var people: [UserID] {
        switch record.action {
        case Self.adminChanged: [newAdmin].compactMap { $0 }
        case Self.handedOff: formerAdmins
        default: []
        }
    }

    /// Between which the workspace or the account went.
    var organisations: [OrganisationID] {
        [Self.handedOff, Self.moved].contains(record.action) ? [giver, record.organisationID].compactMap { $0 } : []
    }

    private var newAdmin: UserID? { Self.id(record.after["user_id"]) }
    private var giver: OrganisationID? { Self.id(record.before["organisation_id"]) }

    private var formerAdmins: [UserID] {
        guard case .array(let ids)? = record.after["former_admins"] else { return [] }
        return ids.compactMap { Self.id($0) }
    }

    private func admin(_ names: KnownNames) -> HTML {
        let way = Self.text(record.after["way"]).flatMap { WorkspaceAdminChanged.Way(rawValue: $0) }
        let person = names.person(newAdmin)
        return switch way {
        case .promoted: .joined([person, HTML(text: " was a member of the workspace and became an admin")])
        case .joined: .joined([person, HTML(text: ", a colleague of the organisation, joined the workspace as an admin")])
        case .invited: HTML(text: "Somebody was invited by e-mail to become an admin\(invitationEnd)")
        case nil: .joined([person, HTML(text: " became an admin")])
        }
    }

    private var invitationEnd: String {
        guard let text = Self.text(record.after["invitation_ends_at"]), let end = Instant(text) else { return "" }
        return ", until \(Figures.moment(end))"
    }

    private func owners(_ names: KnownNames) -> HTML {
        .joined([
            HTML(text: "From "), names.organisation(giver) ?? HTML(text: "another organisation"),
            HTML(text: " to "), names.organisation(record.organisationID) ?? HTML(text: "another one"),
        ])
    }

    private func members(_ names: KnownNames) -> [HTML] {
        formerAdmins.isEmpty ? [] : [.joined([HTML(text: "No admins any more, but members: "), names.list(formerAdmins)])]
    }

    private static func text(_ value: JSONValue?) -> String? {
        guard case .string(let text)? = value else { return nil }
        return text
    }

    private static func id<Tag>(_ value: JSONValue?) -> Identifier<Tag>? { text(value).flatMap { Identifier<Tag>($0) } }
}
