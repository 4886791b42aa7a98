import Contracts
import WebKit

/// What a command about a workspace is asked beside its own fields.
struct PreviewRequest: Decodable {
    var preview: Bool?
    var previewToken: String?
    var confirm: [String]?
    var reason: String?

    /// - Parameter change: what was asked for, in a form of its own for each such change.
    static func token(of workspace: WorkspaceID, _ change: String, _ effects: [PreviewEffect]) -> String {
        PreviewToken.make("\(workspace)", change, words(effects))
    }

    /// Throws 409 where a preview was looked at that has changed since.
    func check(_ workspace: WorkspaceID, _ change: String, _ effects: [PreviewEffect]) throws {
        try PreviewToken.check(previewToken, "\(workspace)", change, Self.words(effects))
    }

    private static func words(_ effects: [PreviewEffect]) -> String {
        effects.map { "\($0.kind.rawValue) \($0.feature) \($0.description)" }.joined(separator: "\n")
    }
}
