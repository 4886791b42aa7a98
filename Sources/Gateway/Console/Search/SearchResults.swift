import Contracts
import HTTP
import StaffAPI

/// What a search has found, by kind, each with the text by which it was found where its name doesn't say it.
struct SearchResults {
    /// One thing that was found.
    struct Hit {
        let title: String
        /// What it is part of, or what there is to it.
        let context: String
        let path: String
        var account: AccountID?
        let matched: SearchMatched?
        let isExact: Bool
    }

    struct Kind {
        let title: String
        let hits: [Hit]
        /// All that there are, also those that aren't shown.
        let total: Int?
    }

    let text: String
    /// Nil where nothing was looked for.
    let answer: SearchAnswer?
    /// Nil where nothing was looked for, or billing can't say.
    var ofBilling: BillingSearchAnswer?
    /// Below what was found.
    var commands: CommandHits?
    /// As the list below the field, which leads to the page.
    var isShort = false

    func html() -> HTML {
        division(.id(isShort ? "found-short" : "found"), .class("found")) {
            if answer == nil {
                if !isShort { EmptyList(text: "Type a name, an address or an id above.").html() }
            } else if kinds.isEmpty, commands?.isEmpty ?? true {
                EmptyList(text: "Nothing has these words.").html()
            }
            for kind in kinds { section(of: kind) }
            commands?.html() ?? .empty
            if isShort, !kinds.isEmpty { link(.class("all-found hit"), .href(SearchResults.path(text))) { "All results" } }
        }
    }

    static func path(_ text: String) -> String {
        var items = QueryItems()
        items.add("q", text)
        return "\(SearchFeature.path)?\(items.encoded)"
    }

    private func section(of kind: Kind) -> HTML {
        division(Attribute("role", "group"), .label(kind.title)) {
            heading2 {
                kind.title
                span(.class("group-count")) { " \(Figures.count(kind.total ?? kind.hits.count))" }
            }
            unorderedList { for hit in kind.hits { listItem { row(hit) } } }
        }
    }

    private func row(_ hit: Hit) -> HTML {
        link(
            .class("hit"), .href(hit.path), hit.isExact ? Attribute("data-exact") : nil,
            hit.account.map { Attribute("data-found-account", $0.description) }
        ) {
            span(.class("title")) { ShownName(hit.title).html() }
            if !hit.context.isEmpty { small { ShownName(hit.context).html() } }
            if let matched = hit.matched, matched.field != .name, matched.text != hit.title {
                small(.class("matched")) {
                    "\(Self.title(of: matched.field)): "
                    strong { ShownName(matched.text).html() }
                }
            }
        }
    }

    private static func title(of field: Word<SearchedField>) -> String {
        switch field.known {
        case .email: "address"
        case .manager: "account manager"
        case .name, .organisation, .workspace, .person, .id, nil: field.text
        }
    }
}

extension SearchResults {
    private var kinds: [Kind] {
        guard let answer else { return [] }
        return [
            Kind(title: "Accounts", hits: answer.accounts.map(hit), total: answer.totals?.accounts),
            Kind(title: "Workspaces", hits: answer.workspaces.map(hit), total: answer.totals?.workspaces),
            Kind(title: "People", hits: answer.people.map(hit), total: answer.totals?.people),
            Kind(title: "Account managers", hits: (answer.managers ?? []).map(hit), total: answer.totals?.managers),
            Kind(title: "Invoices", hits: (ofBilling?.invoices ?? []).map(hit), total: ofBilling?.totals.invoices),
            Kind(title: "Upgrade requests", hits: (ofBilling?.requests ?? []).map(hit), total: ofBilling?.totals.requests),
        ].filter { !$0.hits.isEmpty }
    }

    private func hit(_ account: SearchAnswer.FoundAccount) -> Hit {
        let organisation = account.organisationName == account.label ? "" : "\(account.organisationName) · "
        return Hit(
            title: account.label, context: "\(organisation)\(account.tier.title) · \(account.class.title)",
            path: ConsolePath.account(account.accountID), account: account.accountID, matched: account.matched,
            isExact: account.exact ?? false)
    }

    private func hit(_ workspace: SearchAnswer.FoundWorkspace) -> Hit {
        Hit(
            title: workspace.name, context: workspace.organisationName,
            path: ConsolePath.workspace(workspace.workspaceID), matched: workspace.matched,
            isExact: workspace.exact ?? false)
    }

    private func hit(_ person: SearchAnswer.FoundPerson) -> Hit {
        let accounts = person.accounts ?? []
        let more = (person.accountCount ?? accounts.count) - accounts.count
        let labels = accounts.map(\.label) + (more > 0 ? ["\(Figures.count(more)) more"] : [])
        return Hit(
            title: person.name.isEmpty ? person.email : person.name,
            context: ([person.email] + [labels.joined(separator: ", ")]).filter { !$0.isEmpty }.joined(separator: " · "),
            path: ConsolePath.person(person.userID),
            matched: person.matched, isExact: person.exact ?? false)
    }

    private func hit(_ invoice: InvoiceAnswer) -> Hit {
        Hit(
            title: invoice.number,
            context: [invoice.buyer, InvoiceWords.total(invoice), Figures.date(invoice.issuedOn)].joined(separator: " · "),
            path: ConsolePath.invoice(invoice.invoiceID), matched: nil, isExact: invoice.number.lowercased() == text.lowercased())
    }

    private func hit(_ request: UpgradeRequestRow) -> Hit {
        Hit(
            title: request.title,
            context: [request.proposal, request.status.title, request.requester.name ?? ""]
                .filter { !$0.isEmpty }.joined(separator: " · "),
            path: request.path, matched: nil, isExact: request.requestID.description == text.lowercased())
    }

    private func hit(_ manager: SearchAnswer.FoundAccountManager) -> Hit {
        Hit(
            title: manager.email, context: manager.accountCount == 1 ? "1 account" : "\(Figures.count(manager.accountCount)) accounts",
            path: UsageAddress.searching(manager.email).path, matched: nil, isExact: manager.exact ?? false)
    }
}
