import Contracts
import Database
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// One account: what it pays and why, who is in it, what is open, and what has happened.
struct AccountFeature: ConsoleFeature {
    static let paths = ["/accounts/{id}", "/accounts/{id}/{tab}"]
    static let area = ConsoleArea.usage
    static let script: Asset? = ConsoleScript.chart

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        try await view.request.waitForEvent(services.context.seen)
        let account = try await look(AccountAddress(view), view)
        let content = try await content(account, view)
        let page = AccountPage(account: account, content: content)
        return ConsolePage(title: page.title, html: page.html())
    }

    /// The months are asked first: they say which the account has, and whether there is such an account.
    private func look(_ address: AccountAddress, _ view: ConsoleView) async throws -> AccountView {
        let months: AccountMonthsAnswer = try await services.ask(RollupOperations.accountMonths, of: address.account, for: view.request)
        let newest = months.months.last?.month ?? view.now.month
        let shown = address.month.flatMap { asked in months.months.contains { $0.month == asked } ? asked : nil } ?? newest
        var notes: [String] = []
        if let asked = address.month, asked != shown {
            notes.append("The account has no figures of \(Figures.month(asked)); this is \(Figures.month(shown)).")
        } else if address.month == nil, let text = view.query["month"] {
            notes.append("“\(ShownName(text).plain)” is no month; this is \(Figures.month(shown)).")
        }
        let isPast = shown != view.now.month
        async let terms = services.unlessAway("the terms of an account", view) {
            try await services.ask(JoinedParts.billingAccount, of: address.account, for: view.request) as BillingAccount
        }
        async let risks = isPast ? [] : risks(of: address.account, view)
        let part: AccountPart = try await services.ask(
            JoinedParts.rollupAccount, of: address.account, ["month": shown.description], for: view.request)
        let billing = await terms
        let known = billing?.billing
        if known == nil { notes.append("BillingService doesn't answer now: what it alone knows is missing here.") }
        return AccountView(
            address: address.in(shown == newest ? nil : shown), row: part.account, billingContacts: part.billingContacts ?? [],
            months: months.months, risks: await risks, terms: known,
            requests: billing?.requests ?? [], refusedNotices: billing?.refusedNotices ?? [],
            context: RowContext(
                viewer: view.viewer, month: shown, now: view.now,
                knowsLogins: months.months.first { $0.month == shown }?.loginsKnown ?? true),
            notes: notes)
    }

    private func risks(of account: AccountID, _ view: ConsoleView) async -> [AtRiskRow] {
        let answer = await services.unlessAway("the risks of an account", view) {
            try await services.owners.ask(RollupOperations.atRisk, ["account": account.description], for: view.request) as AtRiskAnswer
        }
        return answer?.rows ?? []
    }

    private func content(_ account: AccountView, _ view: ConsoleView) async throws -> HTML {
        switch account.address.tab {
        case .overview:
            async let revenue = revenue(account, view)
            async let others = others(account, view)
            async let details = billingDetails(account, view)
            async let referrals = referrals(account, view)
            async let licences = licences(account, view)
            let events = try await AccountHistory.newest(of: account, services.context.database)
            let names = try await services.names(in: events, view)
            return AccountOverview(
                account: account, revenue: await revenue, others: await others, events: events, names: names,
                invoiceAddress: await details?.billingDetails?.email, referrals: await referrals,
                licences: await licences
            ).html()
        case .workspaces:
            return AccountWorkspaces(account: account).html()
        case .people:
            return AccountPeoplePart(account: account, answer: try await people(account, view)).html()
        case .billing:
            async let revenue = revenue(account, view)
            async let details = billingDetails(account, view)
            let trials = try await AccountHistory.trials(of: account, services.context.database)
            return AccountBilling(account: account, revenue: await revenue, trials: trials, details: await details).html()
        case .invoices:
            async let payments = payments(account, view)
            return AccountInvoices(account: account, answer: try await invoices(account, view), payments: await payments).html()
        case .history:
            var history = try await AccountHistory.page(of: account, services.context.database)
            history.names = try await services.names(in: history.records, view)
            return try history.html()
        }
    }

    /// The page is worth showing without what the amount is made of.
    private func revenue(_ account: AccountView, _ view: ConsoleView) async -> AccountRevenueAnswer? {
        await services.unlessAway("what the revenue of an account is made of", view) {
            try await services.ask(
                RollupOperations.accountRevenue, of: account.address.account, ["month": account.context.month.description],
                for: view.request)
        }
    }

    private func billingDetails(_ account: AccountView, _ view: ConsoleView) async -> BillingDetailsAnswer? {
        await services.unlessAway("where the invoices of an account go", view) {
            try await services.ask(BillingOperations.billingDetails, of: account.address.account, for: view.request)
        }
    }

    private func referrals(_ account: AccountView, _ view: ConsoleView) async -> [ReferralAnswer]? {
        let part = await services.unlessAway("the referrals of an account", view) {
            let query: QueryItems = ["account": account.address.account.description]
            return try await services.ask(JoinedParts.partner, of: account.row.organisationID, query, for: view.request) as PartnerPart
        }
        return part.map { $0.referrals ?? [] }
    }

    /// Who of the organisation is trained, in numbers.
    private func licences(_ account: AccountView, _ view: ConsoleView) async -> TrainingRosterAnswer.Counts? {
        let answer = await services.unlessAway("who of an organisation is trained", view) {
            try await services.ask(LicenceOperations.roster, of: account.row.organisationID, ["limit": "1"], for: view.request)
                as TrainingRosterAnswer
        }
        return answer?.counts
    }

    /// The other accounts of the organisation, the largest first.
    private func others(_ account: AccountView, _ view: ConsoleView) async -> [AccountRow] {
        let query: QueryItems = [
            "search": account.row.organisationID.description, "month": account.context.month.description, "workspaces": "0",
            // The account itself is among them; one more tells that there are more.
            "limit": String(AccountOverview.othersMaximum + 2),
        ]
        let answer = await services.unlessAway("the other accounts of an organisation", view) {
            try await services.owners.ask(RollupOperations.rollup, query, for: view.request) as RollupAnswer
        }
        return (answer?.accounts ?? []).filter { $0.accountID != account.address.account }
    }

    private func invoices(_ account: AccountView, _ view: ConsoleView) async throws -> InvoicesAnswer {
        var query: QueryItems = ["limit": String(AccountInvoices.pageSize)]
        if let cursor = account.address.filter("cursor") { query.add("cursor", cursor) }
        return try await services.ask(InvoiceOperations.ofAccount, of: account.address.account, query, for: view.request)
    }

    private func payments(_ account: AccountView, _ view: ConsoleView) async -> PaymentsAnswer? {
        await services.unlessAway("the payments of an account", view) {
            let query: QueryItems = ["account": account.address.account.description, "limit": String(AccountPayments.shownMaximum)]
            return try await services.owners.ask(PaymentOperations.list, query, for: view.request)
        }
    }

    private func people(_ account: AccountView, _ view: ConsoleView) async throws -> PeopleAnswer {
        var query: QueryItems = ["limit": String(AccountPeoplePart.pageSize)]
        if account.isPast { query.add("month", account.context.month.description) }
        for name in AccountTab.people.filterNames { if let value = account.address.filter(name) { query.add(name, value) } }
        return try await services.ask(RollupOperations.people, of: account.address.account, query, for: view.request)
    }
}
