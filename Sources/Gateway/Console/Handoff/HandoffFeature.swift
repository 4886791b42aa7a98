import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// Handing a client's workspace from a partner to another organisation, in two steps.
struct HandoffFeature: FormFeature {
    static let paths = [HandoffAddress.pattern]
    static let area = ConsoleArea.usage

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let id: WorkspaceID = try view.request.id(of: "workspace")
        let answer: WorkspaceAnswer = try await services.ask(RollupOperations.workspace, of: id, for: view.request)
        var page = HandoffPage(address: HandoffAddress(id, view.query), workspace: answer.workspace, viewer: view.viewer)
        if page.obstacle == nil, page.address.step == .changes { try await look(&page, view) }
        return ConsolePage(title: "\(page.name.plain) · \(HandoffPage.title)", html: page.html())
    }

    /// What would change, or what is missing for it.
    private func look(_ page: inout HandoffPage, _ view: ConsoleView) async throws {
        page.faults = HandoffFault.missing(in: page.address)
        guard let text = page.address["to"] else { return }
        switch try await HandoffTarget(text, services, for: view.request) {
        case .unclear(let choices):
            page.choices = choices
            page.faults.append(HandoffFault("to", choices.isEmpty ? "No organisation is called that." : "Several are meant: choose one."))
        case .found(let target, let name):
            page.address = page.address.going(to: target)
            page.target = name
            guard page.faults.isEmpty else { return }
            do {
                page.preview = try await HandoffDesk(owners: services.owners).preview(
                    of: page.address.workspace, to: target, for: view.request)
            } catch let problem as Problem where problem.isOfInput {
                page.faults = [HandoffFault(problem)]
            }
        }
    }
}

/// What is wrong with a handoff as it was filled in.
struct HandoffFault: Sendable {
    /// Nil for what is of no field.
    let field: String?
    let words: String

    init(_ field: String?, _ words: String) {
        self.field = field
        self.words = words
    }

    init(_ problem: Problem) {
        let fields = ["to_organisation_id": "to", "partner_confirmed": "partner", "client_confirmed": "client", "reason": "reason"]
        self.init(problem.field.flatMap { fields[$0] }, Sentence.whole(problem.detail.isEmpty ? problem.title : problem.detail))
    }

    static func missing(in address: HandoffAddress) -> [HandoffFault] {
        let words = [
            ("to", "This is needed."), ("partner", "The partner has to agree first."), ("client", "The client has to agree first."),
            ("reason", "This is needed."),
        ]
        return words.filter { address[$0.0] == nil }.map { HandoffFault($0.0, $0.1) }
    }
}
