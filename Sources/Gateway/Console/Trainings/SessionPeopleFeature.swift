import Contracts
import HTTP
import StaffAPI
import WebKit

/// Putting people on the roster of a session: found by name or address, or several addresses at once.
struct SessionPeopleFeature: FormFeature {
    static let paths = ["/training-sessions/{id}/people"]
    static let area = ConsoleArea.trainings

    let services: ConsoleServices

    static func path(of id: TrainingSessionID) -> String { "\(ConsolePath.session(id))/people" }

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        try await page(view, search: view.query[SessionPeoplePage.searchName])
    }

    func submit(_ fields: QueryItems, _ view: ConsoleView) async throws -> FormOutcome {
        let id: TrainingSessionID = try view.request.id(of: "training session")
        let search = fields[SessionPeoplePage.searchName]
        let desk = SessionDesk(owners: services.owners)
        do {
            if let user = fields[SessionPeoplePage.personName].flatMap({ UserID($0) }) {
                try await desk.add(user, to: id, for: view.request)
                let query: QueryItems = [SessionPeoplePage.searchName: search ?? ""]
                return .done(at: search == nil ? Self.path(of: id) : "\(Self.path(of: id))?\(query.encoded)")
            }
            let text = fields[SessionPeoplePage.addressesName] ?? ""
            let addresses = PastedAddresses(text).addresses
            guard (1...SessionOperations.addressesMaximum).contains(addresses.count) else {
                let words = addresses.isEmpty ? "Paste at least one address." : "At most \(SessionOperations.addressesMaximum) at once."
                return .again(try await page(view, search: search, text: text, fault: words))
            }
            let results = try await desk.add(addresses, to: id, for: view.request)
            return .again(try await page(view, search: search, results: results))
        } catch let problem as Problem where problem.isOfInput {
            let words = Sentence.whole(problem.detail.isEmpty ? problem.title : problem.detail)
            return .again(try await page(view, search: search, text: fields[SessionPeoplePage.addressesName] ?? "", fault: words))
        }
    }

    private func page(
        _ view: ConsoleView, search: String?, text: String = "", fault: String? = nil, results: [RosterResult] = []
    ) async throws -> ConsolePage {
        let session = try await services.session(view)
        let words = String((search ?? "").trimmed.prefix(Operation.Parameter.searchLengthMaximum))
        let found: CandidatesAnswer = try await services.ask(
            SessionOperations.candidates, of: session.sessionID, words.isEmpty ? [:] : ["search": words], for: view.request)
        let page = SessionPeoplePage(
            session: session, search: words, found: found, text: text, fault: fault, results: results,
            formToken: view.viewer.formToken)
        return ConsolePage(title: "Add people · \(session.label.plain)", html: page.html())
    }
}
