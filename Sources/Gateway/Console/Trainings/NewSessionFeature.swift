import Contracts
import HTTP
import StaffAPI
import WebKit
import WireJSON

/// Planning a session: for whom first, then what is agreed.
struct NewSessionFeature: FormFeature {
    static let path = "/training-sessions/new"
    static let paths = [path]
    static let area = ConsoleArea.trainings

    /// More people of an organisation can't be named as those who ask; the staff API takes any.
    private static let peopleMaximum = StaffAPI.Operation.Parameter.limitRange.upperBound

    let services: ConsoleServices

    static func path(of account: AccountID) -> String { "\(path)?account=\(account)" }

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        guard let account: AccountID = try view.request.parameters.id("account") else {
            return ConsolePage(title: NewSessionPage.title, html: try await choice(view).html())
        }
        return try await page(of: account, SessionTexts(), view)
    }

    func submit(_ fields: QueryItems, _ view: ConsoleView) async throws -> FormOutcome {
        guard let account: AccountID = try ParameterReader({ fields.values($0) }).id("account") else {
            throw Problem.invalid("account", "account has to be given")
        }
        let part: AccountPart = try await services.ask(JoinedParts.rollupAccount, of: account, for: view.request)
        var texts = SessionTexts(fields)
        var body = texts.filled()
        body["organisation_id"] = .string(part.account.organisationID.description)
        if let asker = fields[NewSessionPage.askerName], !asker.isEmpty { body["requested_by"] = .string(asker) }
        body["confirm"] = SessionConfirmation.confirmed(in: fields)
        var confirmation: SessionConfirmation?
        if texts.faults.isEmpty {
            do {
                let desk = SessionDesk(owners: services.owners)
                return .done(at: ConsolePath.session(try await desk.plan(body, key: fields[SessionDesk.keyName], for: view.request)))
            } catch let problem as Problem where problem.isOfInput {
                confirmation = SessionConfirmation(problem)
                if confirmation == nil { texts.note(problem) }
            }
        }
        return .again(
            try await page(of: account, texts, view, asker: fields[NewSessionPage.askerName], confirmation: confirmation))
    }

    private func page(
        of account: AccountID, _ texts: SessionTexts, _ view: ConsoleView, asker: String? = nil,
        confirmation: SessionConfirmation? = nil
    ) async throws -> ConsolePage {
        async let part: AccountPart = services.ask(JoinedParts.rollupAccount, of: account, for: view.request)
        async let people = services.unlessAway("who may ask for a training", view) {
            try await services.ask(
                RollupOperations.people, of: account, ["limit": String(Self.peopleMaximum)], for: view.request) as PeopleAnswer
        }
        let trainings = try await services.offeredTrainings(view)
        let page = NewSessionPage(
            account: try await part.account, people: await people?.people ?? [], trainings: trainings, texts: texts, asker: asker,
            confirmation: confirmation, formToken: view.viewer.formToken, key: SessionDesk.freshKey())
        return ConsolePage(title: "\(ShownName(page.account.label).plain) · \(NewSessionPage.title)", html: page.html())
    }

    /// For whom: what a search finds.
    private func choice(_ view: ConsoleView) async throws -> NewSessionChoice {
        let text = String((view.query["search"] ?? "").trimmed.prefix(Operation.Parameter.searchLengthMaximum))
        guard !text.isEmpty else { return NewSessionChoice(text: "", accounts: []) }
        let query: QueryItems = ["q": text, "limit": String(NewSessionChoice.shownMaximum)]
        let found: SearchAnswer = try await services.owners.ask(JoinedParts.rollupSearch, query, for: view.request)
        return NewSessionChoice(text: text, accounts: found.accounts)
    }
}
