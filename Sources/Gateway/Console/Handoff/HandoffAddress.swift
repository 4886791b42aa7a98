import Contracts
import HTTP
import ProcessKit

/// The address of the pages on which a workspace is handed over: which one, at which step, and what was filled in so far, as it was written.
struct HandoffAddress: Sendable {
    static let pattern = "/workspaces/{id}/handoff"

    enum Step: String, CaseIterable, Sendable {
        case whom, changes

        var title: String {
            switch self {
            case .whom: "To whom"
            case .changes: "What changes"
            }
        }
    }

    /// Why the last step is shown again.
    enum Refusal: String, Sendable {
        case changed, unconfirmed

        var words: String {
            switch self {
            case .changed: "Something has changed meanwhile, and nothing was handed over. This is what would change now."
            case .unconfirmed: "Nothing was handed over: what stands in the way has to be confirmed first."
            }
        }
    }

    private static let names = ["to", "partner", "client", "reason"]

    let workspace: WorkspaceID
    let step: Step
    let refusal: Refusal?
    /// By the names of the fields.
    private var filled: [String: String]

    init(_ workspace: WorkspaceID, _ query: QueryItems) {
        self.workspace = workspace
        step = query["step"].flatMap(Step.init) ?? .whom
        refusal = query["refused"].flatMap(Refusal.init)
        filled = Dictionary(
            uniqueKeysWithValues: Self.names.compactMap { name in
                let text = query[name]?.trimmed ?? ""
                return text.isEmpty ? nil : (name, text)
            })
    }

    subscript(name: String) -> String? { filled[name] }

    /// With the organisation by its id, whatever was written.
    func going(to organisation: OrganisationID) -> HandoffAddress {
        var other = self
        other.filled["to"] = organisation.description
        return other
    }

    var items: [(name: String, value: String)] { Self.names.compactMap { name in filled[name].map { (name, $0) } } }

    var path: String { Self.path(of: workspace) }

    func path(at step: Step, refused: Refusal? = nil) -> String {
        var query: QueryItems = ["step": step.rawValue]
        for item in items { query.add(item.name, item.value) }
        if let refused { query.add("refused", refused.rawValue) }
        return "\(path)?\(query.encoded)"
    }

    static func path(of workspace: WorkspaceID) -> String { "\(ConsolePath.workspace(workspace))/handoff" }
}
