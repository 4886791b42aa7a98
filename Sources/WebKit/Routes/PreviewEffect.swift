/// One thing that a command would do, in words, as its preview tells it.
public struct PreviewEffect: Encodable, Sendable, Equatable {
    public enum Kind: String, Encodable, Sendable {
        /// Has to be confirmed by the code in `feature`.
        case warning
        /// Worth knowing, and no reason to hesitate.
        case noted
        case affected
        case irreversible
    }

    public let kind: Kind
    /// What it is about, in snake case; of a warning its code.
    public let feature: String
    /// How many workspaces it touches.
    public let workspaces: Int
    public let description: String

    public init(kind: Kind, feature: String, workspaces: Int = 0, description: String) {
        self.kind = kind
        self.feature = feature
        self.workspaces = workspaces
        self.description = description
    }

    public static func noted(_ feature: String, _ description: String) -> PreviewEffect {
        PreviewEffect(kind: .noted, feature: feature, description: description)
    }

    /// Of one workspace.
    public static func affected(_ feature: String, _ description: String) -> PreviewEffect {
        PreviewEffect(kind: .affected, feature: feature, workspaces: 1, description: description)
    }
}
