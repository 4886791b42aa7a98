import Contracts
import EventKit
import StaffAPI
import WebKit

/// One thing that a change of a workspace would do, in words.
struct WorkspaceEffect: Encodable, Sendable, Equatable {
    enum Kind: String, Encodable, Sendable {
        /// Has to be confirmed by the code in `feature`.
        case warning
        case noted
        case affected
        case irreversible
    }

    let kind: Kind
    let feature: String
    /// How many workspaces it touches.
    var workspaces = 0
    let description: String

    static func noted(_ feature: String, _ description: String) -> WorkspaceEffect {
        WorkspaceEffect(kind: .noted, feature: feature, description: description)
    }

    static func affected(_ feature: String, _ description: String) -> WorkspaceEffect {
        WorkspaceEffect(kind: .affected, feature: feature, workspaces: 1, description: description)
    }
}

/// What a command about a workspace is asked beside its own fields.
struct PreviewRequest: Decodable {
    var preview: Bool?
    var previewToken: String?
    var confirm: [String]?
    var reason: String?

    /// - Parameter change: what was asked for, in a form of its own for each such change.
    static func token(of workspace: WorkspaceID, _ change: String, _ effects: [WorkspaceEffect]) -> String {
        PreviewToken.make("\(workspace)", change, words(effects))
    }

    /// Throws 409 where a preview was looked at that has changed since.
    func check(_ workspace: WorkspaceID, _ change: String, _ effects: [WorkspaceEffect]) throws {
        try PreviewToken.check(previewToken, "\(workspace)", change, Self.words(effects))
    }

    private static func words(_ effects: [WorkspaceEffect]) -> String {
        effects.map { "\($0.kind.rawValue) \($0.feature) \($0.description)" }.joined(separator: "\n")
    }
}
