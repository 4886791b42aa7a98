import Contracts
import EventSourcing

/// What staff have decided about one workspace.
enum WorkspaceCare: Aggregate {
    static let category = "workspace"
    static let initialState = WorkspaceCareState()
    static let events = EventTable<WorkspaceCareState>(
        WorkspaceVisibilitySet.self, WorkspaceAdminChanged.self, WorkspaceHandedOff.self)
}

public struct WorkspaceCareState: Sendable, Equatable {
    /// Who becomes an admin by our word, since when.
    var namedAdmins: [UserID: Instant] = [:]
    /// Which invitations to become an admin were sent, until when; those that had ended when the newest was sent are forgotten.
    var invitations: [AdminInvitationID: Instant] = [:]

    /// Whether nothing was said of somebody's place since staff named them: then the platform is still to make them an admin.
    /// - Parameter toldAt: when it was said last which place they have; nil where that was never said.
    func awaits(_ user: UserID, toldAt: Instant?) -> Bool {
        guard let namedAt = namedAdmins[user] else { return false }
        return toldAt.map { $0 <= namedAt } ?? true
    }
}

typealias WorkspaceCareEvent = any StreamEvent<WorkspaceCareState>
