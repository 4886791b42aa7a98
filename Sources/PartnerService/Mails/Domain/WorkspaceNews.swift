import Contracts

/// What people are told of a workspace by mail (DOMAIN §11, §12 and §15), in ids alone.
enum WorkspaceNews: Codable, Sendable, Equatable {
    /// Somebody becomes an admin of it, beside those who are.
    case newAdmin(NewAdmin)
    /// It belongs to another organisation.
    case handedOff(Handoff)

    struct NewAdmin: Codable, Sendable, Equatable {
        var workspaceID: WorkspaceID
        var organisationID: OrganisationID
        /// Nil for somebody who is invited by e-mail.
        var userID: UserID?
    }

    struct Handoff: Codable, Sendable, Equatable {
        var workspaceID: WorkspaceID
        var organisationID: OrganisationID
        var previousOrganisationID: OrganisationID
        /// Whether whoever is told was an admin until then, and is a member now.
        var endsAdminRole: Bool
    }

    var workspaceID: WorkspaceID {
        switch self {
        case .newAdmin(let news): news.workspaceID
        case .handedOff(let news): news.workspaceID
        }
    }
}
