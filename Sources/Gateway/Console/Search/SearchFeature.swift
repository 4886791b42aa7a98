import Contracts
import HTTP
import ProcessKit
import StaffAPI

/// Search: accounts, workspaces, people, account managers, invoices and requests by any words of theirs, as a page and while somebody types.
struct SearchFeature: ListFeature {
    static let name = "search"
    static let paths = ["/search"]
    static let area = ConsoleArea.usage

    /// How many of each kind the list below the field shows.
    private static let shortLimit = "5"
    /// For how many accounts a command is offered.
    private static let commandAccounts = 3

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let text = try view.request.parameters.search("q") ?? ""
        async let ofBilling = ofBilling(text, view)
        let answer = try await answer(text, limit: nil, view)
        let html = HTML.joined([
            division(.class("headline")) { heading1 { "Search" } },
            SearchResults(text: text, answer: answer, ofBilling: await ofBilling).html(),
        ])
        return ConsolePage(title: text.isEmpty ? "Search" : "“\(ShownName(text).plain)” · Search", html: html)
    }

    /// What the page shows, or with `list=short` the list below the field.
    func summary(_ view: ConsoleView) async throws -> HTML {
        let text = try view.request.parameters.search("q") ?? ""
        let question = CommandQuestion(text)
        async let ofBilling = question.isCommandAlone ? nil : ofBilling(text, view)
        guard view.request.text("list") == "short" else {
            let answer = try await answer(text, limit: nil, view)
            return SearchResults(text: text, answer: answer, ofBilling: await ofBilling).html()
        }
        async let found = question.isCommandAlone ? nil : answer(text, limit: Self.shortLimit, view)
        let commands = CommandHits(areas: question.areas, offers: try await offers(question, view), viewer: view.viewer)
        return SearchResults(text: text, answer: try await found, ofBilling: await ofBilling, commands: commands, isShort: true).html()
    }

    /// What found accounts offer, each as the ⋮ button of the page's menu, which the script puts beside the account.
    func rows(_ ids: [String], _ view: ConsoleView) async throws -> [HTML] {
        try await rows(of: ids.compactMap(AccountID.init)) { id in
            let account = try await account(id, view)
            let menu = ActionMenu(id: "menu-found-\(id)", subject: ShownName(account.label).plain, items: items(of: account, view))
            return division(CommandHits.subject(account)) { menu.html() }
        }
    }

    /// What the accounts that a command is looked for offer of it. Without a deed only the best of them, all that it offers.
    private func offers(_ question: CommandQuestion, _ view: ConsoleView) async throws -> [CommandHits.Offer] {
        guard !question.actions.isEmpty, let found = try await answer(question.subject, limit: Self.shortLimit, view) else { return [] }
        let wanted = Set(question.actions.map(\.id))
        let count = wanted.count == CommandQuestion.deeds.count ? 1 : Self.commandAccounts
        var offers: [CommandHits.Offer] = []
        for one in found.accounts.prefix(count) {
            let account = try await account(one.accountID, view)
            offers.append(.init(account: account, items: items(of: account, view).filter { wanted.contains($0.action.id) }))
        }
        return offers
    }

    private func items(of account: AccountRow, _ view: ConsoleView) -> [ActionMenu.Item] {
        AccountActions(context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now)).items(for: account)
    }

    private func account(_ id: AccountID, _ view: ConsoleView) async throws -> AccountRow {
        let part: AccountPart = try await services.ask(JoinedParts.rollupAccount, of: id, for: view.request)
        return part.account
    }

    /// Invoices and requests; nil where nothing is looked for, or billing can't say.
    private func ofBilling(_ text: String, _ view: ConsoleView) async -> BillingSearchAnswer? {
        guard text.contains(where: { !$0.isWhitespace }) else { return nil }
        return await services.unlessAway("the invoices and requests with certain words", view) {
            let query: QueryItems = ["q": text, "limit": Self.shortLimit]
            return try await services.owners.ask(JoinedParts.billingSearch, query, for: view.request) as BillingSearchAnswer
        }
    }

    /// Nothing where nothing is looked for.
    private func answer(_ text: String, limit: String?, _ view: ConsoleView) async throws -> SearchAnswer? {
        guard text.contains(where: { !$0.isWhitespace }) else { return nil }
        var query: QueryItems = ["q": text]
        if let limit { query.add("limit", limit) }
        return try await services.owners.ask(JoinedParts.rollupSearch, query, for: view.request)
    }
}
