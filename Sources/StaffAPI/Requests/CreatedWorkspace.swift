import Contracts

/// The workspace that came of a request.
public struct CreatedWorkspace: Codable, Sendable, Equatable {
    public var workspaceID: WorkspaceID
    /// Nil where the platform has told of none yet.
    public var name: String?

    public init(workspaceID: WorkspaceID, name: String?) {
        self.workspaceID = workspaceID
        self.name = name
    }
}
