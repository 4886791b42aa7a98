import Contracts
import WireJSON

/// Who became an admin of a workspace, and from whom to whom it was handed off. Their events say so by ids, which nobody reads.
struct HandoverWords {
    private static let adminChanged = AuditRecord.action(of: WorkspaceAdminChanged.eventType)
    private static let handedOff = AuditRecord.action(of: WorkspaceHandedOff.eventType)

    let record: AuditRecord

    init(_ record: AuditRecord) {
        self.record = record
    }

    /// Nothing for any other event.
    func lines(_ names: KnownNames) -> [String] {
        switch record.action {
        case Self.adminChanged: [admin(names)]
        case Self.handedOff: [owners(names)] + formerAdmins(names)
        default: []
        }
    }

    var organisations: [OrganisationID] {
        record.action == Self.handedOff ? [former, record.organisationID].compactMap { $0 } : []
    }

    private var former: OrganisationID? { Self.id(record.before["organisation_id"]) }

    private func admin(_ names: KnownNames) -> String {
        let user: UserID? = Self.id(record.after["user_id"])
        let name = user.flatMap { names.people[$0] } ?? "Somebody"
        guard case .string(let text)? = record.after["way"] else { return "\(name) became an admin" }
        return switch WorkspaceAdminChanged.Way(rawValue: text) {
        case .invited: "Somebody was invited to be an admin"
        case .joined: "\(name), of the organisation, joined and became an admin"
        case .promoted, nil: "\(name) became an admin"
        }
    }

    private func owners(_ names: KnownNames) -> String {
        let giver = former.flatMap { names.organisations[$0] } ?? "another organisation"
        let taker = record.organisationID.flatMap { names.organisations[$0] } ?? "another one"
        return "From \(giver) to \(taker)"
    }

    private func formerAdmins(_ names: KnownNames) -> [String] {
        guard case .array(let ids)? = record.after["former_admins"], !ids.isEmpty else { return [] }
        let people = ids.map { id -> String? in
            let user: UserID? = Self.id(id)
            return user.flatMap { names.people[$0] }
        }
        let known = people.compactMap { $0 }
        let others = people.count - known.count
        let unnamed = others == 0 ? [] : [others == 1 ? "one person" : "\(others) people"]
        return ["No admins any more, but members: \((known + unnamed).joined(separator: ", "))"]
    }

    private static func id<Tag>(_ value: JSONValue?) -> Identifier<Tag>? {
        guard case .string(let text)? = value else { return nil }
        return Identifier(text)
    }
}
