import Contracts
import ProcessKit
import StaffAPI

/// The organisation that was written, by its id or its name, or those that it may be.
enum HandoffTarget: Sendable {
    case found(OrganisationID, name: String)
    /// Several of that name, or none.
    case unclear([SearchAnswer.FoundOrganisation])

    private static let choicesMaximum = "20"

    init(_ text: String, _ services: ConsoleServices, for request: GatewayRequest) async throws {
        let question = OwnerRequest(
            asking: .rollup, JoinedParts.rollupSearch.path, ["q": text, "limit": Self.choicesMaximum], for: request.http,
            identity: request.identity)
        let answer: SearchAnswer = try await services.owners.ask(question)
        let found = answer.organisations
        let id = OrganisationID(text)
        let same = found.filter { $0.organisationID == id || $0.name.lowercased() == text.lowercased() }
        if let one = same.count == 1 ? same.first : found.count == 1 ? found.first : nil {
            self = .found(one.organisationID, name: one.name)
        } else {
            self = .unclear(same.isEmpty ? found : same)
        }
    }
}
