import Contracts
import HTTP
import WebKit

extension HandoffFeature {
    /// The deed of the last step; leads to the workspace, or back to the step that says why it stays.
    func submit(_ fields: QueryItems, _ view: ConsoleView) async throws -> FormOutcome {
        let address = HandoffAddress(try view.request.id(of: "workspace"), fields)
        guard let token = PreviewConfirmation.token(in: fields), HandoffFault.missing(in: address).isEmpty,
            let target = address["to"].flatMap({ OrganisationID($0) })
        else { return .done(at: address.path(at: .changes)) }
        guard PreviewConfirmation.isConfirmed(in: fields) else { return .done(at: address.path(at: .changes, refused: .unconfirmed)) }
        do {
            try await HandoffDesk(owners: services.owners).handOff(address, to: target, seenAs: token, for: view.request)
            return .done(at: ConsolePath.workspace(address.workspace))
        } catch let problem as Problem where problem.isOfInput {
            // The step is made anew, from what the owner says now.
            return .done(at: address.path(at: .changes, refused: .changed))
        }
    }
}
