import Contracts
import HTTP
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WebKit
import WireJSON
@testable import Gateway

@Suite("Pages about one account, workspace or person")
struct DetailPageTests {
    private struct Billing: Encodable {
        struct Terms: Encodable {
            var tier = Tier.changemaker
            var billingPeriod = BillingPeriod.annual
            var paymentMode = PaymentMode.offline
            var managed = true
            var recordedSeats = 5
            var version = 3
        }

        var billing = Terms()
    }

    private static func json(_ answer: some Encodable) -> String {
        String(decoding: (try? WireJSONEncoder(absentValues: .null).encode(answer)) ?? [], as: UTF8.self)
    }

    /// Owners that know one account, its workspace and a person in it.
    static func gateway(billing: String? = json(Billing()), account: AccountRow = Fixtures.account(), listed: [AccountRow]? = nil)
        throws -> GatewayUnderTest
    {
        let answers: [(suffix: String, body: String)] = [
            ("/months", json(Fixtures.months)), ("/revenue", json(Fixtures.sum)), ("/people", json(Fixtures.people)),
            ("/members", json(Fixtures.members)), ("/at-risk", json(AtRiskAnswer(asOf: t0, rows: [Fixtures.risk(.atCap)]))),
            ("/rollup", json(Fixtures.rollup(listed ?? [account]))),
            ("/workspaces/\(Fixtures.detail.workspace.workspaceID)", json(Fixtures.detail)),
            ("/people/\(Fixtures.person.person.userID)", json(Fixtures.person)),
            ("/people/\(Fixtures.deletedPerson.person.userID)", json(Fixtures.deletedPerson)),
            ("/accounts/\(account.accountID)", json(["account": account])),
        ]
        return try GatewayUnderTest([
            .rollup: { request in
                answers.first { request.path.hasSuffix($0.suffix) }.map { .owner($0.body) }
                    ?? .owner(#"{"title": "Not found"}"#, status: 404)
            },
            .billing: { _ in billing.map { .owner($0) } ?? .owner("{}", status: 503) },
        ])
    }

    private static let account = "/accounts/\(Fixtures.account().accountID)"

    @Test(arguments: ["", "/workspaces", "/people", "/billing", "/history"])
    func everyPartOfAnAccountHasAnAddressAndLeadsToTheOthers(part: String) async throws {
        let gateway = try Self.gateway()
        let page = try await gateway.page(Self.account + part).text
        for tab in AccountTab.allCases {
            let path = Self.account + (tab == .overview ? "" : "/\(tab.rawValue)")
            #expect(page.contains("<a href=\"\(path)\""))
        }
        #expect(page.contains("<a href=\"\(Self.account + part)\" aria-current=\"true\">"))
        #expect(page.contains("data-follows=\"\(Fixtures.account().accountID)\""))
        #expect(!page.contains("data-rows-path"))
        try await gateway.stop()
    }

    @Test(arguments: ["/overview", "/bills", "/people/more"])
    func whatIsNoPartOfAnAccountIsNotFound(part: String) async throws {
        let gateway = try Self.gateway()
        #expect(try await gateway.page(Self.account + part).status == 404)
        #expect(try await gateway.page("/accounts/nobody").status == 404)
        try await gateway.stop()
    }

    @Test func anAmountIsWrittenAsItsSum() async throws {
        let gateway = try Self.gateway()
        let overview = try await gateway.page(Self.account).text
        #expect(overview.contains("2 seats × €\u{A0}75,00 = €\u{A0}150,00"))
        #expect(
            overview.contains("1 seat × €\u{A0}75,00 − 50\u{A0}% scholarship (<a href=\"/workspaces/\(Fixtures.workspace().workspaceID)\">")
        )
        #expect(overview.contains("5 agreed"))
        #expect(overview.contains("+0:30 on "), "an hour now, and half of one when the month before was as old")
        let billing = try await gateway.page(Self.account + "/billing").text
        for amount in ["225,00", "37,50", "187,50", "2.250,00"] { #expect(billing.contains("€\u{A0}\(amount)"), "\(amount)") }
        try await gateway.stop()
    }

    @Test func aChangeOfTermsSaysWhatItDoesToRevenue() async throws {
        let gateway = try Self.gateway()
        let query = "account=\(Fixtures.account().accountID)&tier=guardian&seats=4&reason=more"
        #expect(try await gateway.page("/dialogs/managed/revenue?\(query)").text == "<p>MRR stays €\u{A0}187,50 a month</p>")
        let asked = gateway.askedRequests.map(\.http).filter { $0.path.hasSuffix("/revenue") }
        #expect(asked.contains { $0.query.items.isEmpty })
        let assumed = try #require(asked.first { $0.query["managed"] == "true" })
        #expect(assumed.query["tier"] == "guardian" && assumed.query["seats"] == "4" && assumed.query["reason"] == nil)
        _ = try await gateway.page("/dialogs/free-now/revenue?\(query)")
        let free = gateway.askedRequests.map(\.http).first { $0.query["managed"] == "false" }
        #expect(free?.query["tier"] == "free", "whatever the fields say")
        #expect(try await gateway.page("/dialogs/account-manager/revenue?\(query)").status == 404)
        #expect(try await gateway.page("/dialogs/tier/revenue?tier=guardian").status == 422)
        try await gateway.stop()
    }

    @Test func theLineOfRevenueSaysFromWhatToWhatAndWhy() {
        func line(_ change: (inout AccountRevenueAnswer) -> Void) -> String {
            var after = Fixtures.sum
            change(&after)
            return RevenuePreview(before: Fixtures.sum, after: after).lines.joined(separator: "\n")
        }
        let less = line { ($0.netCents, $0.mrrCents) = (Cents(3_000), Cents(3_000)) }
        #expect(less == "MRR −€\u{A0}157,50 a month (€\u{A0}187,50 → €\u{A0}30,00)")
        let unpaid = line { ($0.mrrCents, $0.class) = (.zero, Word(.comped)) }
        #expect(unpaid.hasSuffix("→ €\u{A0}0,00): nobody pays for Changemaker yet"))
        let locked = line { $0.workspacesAtCap = 2 }
        #expect(locked.hasSuffix("\n2 workspaces will be at their cap at once: \(CapLock.inWords)"))
        #expect(line { $0.workspacesAtCap = 0 } == "MRR stays €\u{A0}187,50 a month")
    }

    @Test func anAccountIsShownThoughBillingIsAway() async throws {
        let gateway = try Self.gateway(billing: nil)
        let page = try await gateway.page(Self.account)
        #expect(page.status == 200)
        #expect(page.text.contains("BillingService doesn&#39;t answer now"))
        try await gateway.stop()
    }

    @Test func aPastMonthIsShownAsItWasAndCanNotBeChanged() async throws {
        let gateway = try Self.gateway()
        let month = t0.month.previous
        let page = try await gateway.page("\(Self.account)?month=\(month)").text
        #expect(page.contains("\(Figures.month(month)), as it was. Actions are off."))
        #expect(page.contains("<a href=\"\(Self.account)\">Back to now</a>"))
        #expect(page.contains("<a href=\"\(Self.account)/people?month=\(month)\">"))
        #expect(!page.contains("data-deed"))
        #expect(page.contains("tier!\(Obstacle.pastMonth.rawValue)"))
        // A month in which the account wasn't there: the newest, and why.
        let other = try await gateway.page("\(Self.account)?month=\(month.previous)").text
        let none = try await gateway.page("\(Self.account)?month=soon").text
        #expect(none.contains("“soon” is no month; this is \(Figures.month(t0.month))."))
        #expect(other.contains("The account has no figures of \(Figures.month(month.previous))"))
        try await gateway.stop()
    }

    /// What happened after a month has ended is no part of it.
    @Test(arguments: ["", "/billing", "/history"])
    func aPastMonthKnowsNothingOfWhatCameLater(part: String) async throws {
        let gateway = try Self.gateway()
        let account = AccountIdentity(accountID: Fixtures.account().accountID, organisationID: Fixtures.account().organisationID)
        func trial(_ reason: String, at instant: Instant) throws -> CloudEvent {
            let trial = TrialGranted(
                of: account, tier: .changemaker, previousTier: .free, months: 1, endsAt: instant.adding(days: 30), reason: reason,
                cause: .staff, effectiveAt: instant)
            return try CloudEvent.fact(trial, at: instant, source: EventContext.billing.source, id: reason)
        }
        let end = t0.month.previous.end
        try gateway.harness.apply(
            [trial("before", at: end.adding(seconds: -1)), trial("later", at: end)], topic: EventContext.billing.topic)
        let past = try await gateway.page("\(Self.account)\(part)?month=\(t0.month.previous)").text
        #expect(past.contains("“before”") && !past.contains("“later”"))
        #expect(try await gateway.page("\(Self.account)\(part)").text.contains("“later”"))
        try await gateway.stop()
    }

    @Test func ofManyAccountsOfAnOrganisationAFewAreNamed() async throws {
        func others(_ count: Int) async throws -> String {
            let others = (0..<count).map { number in
                var other = Fixtures.account("Other \(number)")
                other.accountID = Fixtures.id(100 + UInt64(number))
                return other
            }
            let gateway = try Self.gateway(listed: [Fixtures.account()] + others)
            let page = try await gateway.page(Self.account).text
            let asked = gateway.askedRequests.map(\.http).first { $0.path.hasSuffix("/rollup") }
            #expect(asked?.query["limit"] == String(AccountOverview.othersMaximum + 2))
            try await gateway.stop()
            return page
        }
        let few = try await others(5)
        #expect(few.contains("Other 4") && !few.contains("all of them"))
        let many = try await others(6)
        #expect(many.contains("Other 4") && !many.contains("Other 5") && many.contains("all of them"))
    }

    @Test func whatIsWrongStandsOnTop() async throws {
        var account = Fixtures.account()
        account.tierExpiresAt = t0.adding(days: 3)
        let gateway = try Self.gateway(account: account)
        let page = try await gateway.page(Self.account).text
        #expect(page.contains("<li class=\"alert alert-bad\"><a href=\"/workspaces/\(Fixtures.workspace().workspaceID)\">"))
        #expect(page.contains("Changemaker ends on "))
        try await gateway.stop()
    }

    @Test func peopleAreFilteredAndPaged() async throws {
        let gateway = try Self.gateway()
        let page = try await gateway.page("\(Self.account)/people?role=owner&search=Bo").text
        let asked = try #require(gateway.askedRequests.map(\.http).first { $0.path.hasSuffix("/people") })
        #expect(asked.query["role"] == "owner" && asked.query["search"] == "Bo")
        #expect(page.contains("1–1 of 51 people"))
        #expect(page.contains("href=\"\(Self.account)/people?role=owner&amp;search=Bo&amp;cursor=abc\""))
        #expect(page.contains("<a href=\"/people/\(Fixtures.admin().userID)\">"))
        #expect(page.contains("+2"))
        try await gateway.stop()
    }

    @Test func aWorkspaceShowsItsPeopleAndWhoseItIs() async throws {
        let gateway = try Self.gateway()
        let page = try await gateway.page("/workspaces/\(Fixtures.workspace().workspaceID)").text
        #expect(page.contains("whoever is invited"))
        #expect(page.contains("<a href=\"\(Self.account)\">"))
        #expect(page.contains("83 % of the cap"))
        #expect(page.contains("new@example.org") && page.contains("invited"))
        #expect(page.contains("data-deed=\"\(StaffAction.usageReset.id)\""))
        try await gateway.stop()
    }

    @Test func aPersonLeadsToTheirWorkspacesAndAccounts() async throws {
        let gateway = try Self.gateway()
        let page = try await gateway.page("/people/\(Fixtures.admin().userID)").text
        #expect(page.contains("<a href=\"/workspaces/\(Fixtures.workspace().workspaceID)\">"))
        #expect(page.contains("<a href=\"\(Self.account)\">"))
        #expect(page.contains("data-copy=\"bo@example.org\""))
        #expect(try await gateway.page("/people/\(UserID.random())").status == 404)
        try await gateway.stop()
    }

    @Test func whoeverIsDeletedIsShownByTheirID() async throws {
        let gateway = try Self.gateway()
        let id = Fixtures.deletedPerson.person.userID
        let page = try await gateway.page("/people/\(id)").text
        #expect(page.contains("Deleted user \(id)") && page.contains("name and address are erased"))
        #expect(!page.contains("mailto:"))
        try await gateway.stop()
    }

    @Test func anEntryOfTheHistoryTellsWhatChangedInWords() {
        func entry(_ before: [String: JSONValue], _ after: [String: JSONValue], reason: String? = nil) -> String {
            let record = AuditRecord(
                eventID: "e-1", at: t0, actor: "ann@dembrane.com", action: "tier-changed", type: "", accountID: nil, workspaceID: nil,
                organisationID: nil, before: .object(before), after: .object(after),
                changes: AuditChange.fields(.object(before), .object(after)), reason: reason, traceID: nil)
            return TimelineEntry(record: record).html().source
        }
        let change = entry(
            ["tier": .string("free"), "payment_mode": .string("none"), "price_cents": .integer(7_500)],
            ["tier": .string("guardian"), "payment_mode": .string("offline"), "price_cents": .integer(15_000)], reason: "<b>asked</b>")
        #expect(change.contains("<strong>Tier changed</strong>"))
        #expect(change.contains("Tier: ") && change.contains("<bdi>Free</bdi></span> → <strong><bdi>Guardian</bdi>"))
        #expect(change.contains("<bdi>nobody</bdi></span> → <strong><bdi>invoices</bdi>"))
        #expect(change.contains("Price: ") && change.contains("€\u{A0}150,00"))
        #expect(change.contains("&lt;b&gt;asked&lt;/b&gt;") && change.contains("id=\"event-e-1\""))
        // What was never different before is told as it is, without ids.
        let fact = entry([:], ["seats": .integer(3), "invoice_id": .string("x"), "discount": .null])
        #expect(fact.contains("Seats: ") && !fact.contains("Invoice") && !fact.contains("Discount"))
        let discount = AuditWords.text(.object(["kind": .string("scholarship"), "percent": .integer(25)]), "discount")
        #expect(discount == "Scholarship, 25\u{A0}%")
    }

    @Test func aWizardLeadsForthAndBackWithWhatWasFilledIn() {
        let steps = [("period", "Period"), ("amount", "Amount"), ("check", "Check")].map { Wizard.Step(name: $0, title: $1) }
        func page(_ current: Int, isPossible: Bool = true) -> String {
            Wizard(
                title: "New invoice", path: "/invoices/new", steps: steps, current: current, kept: [("from", "2027-01-01")],
                filled: [("from", "2027-01-01"), ("seats", "3")], summary: [.init("Period", "2027")], content: HTML(text: "fields"),
                deed: isPossible ? .init(title: "Issue invoice", formToken: "t-1") : nil
            ).html().source
        }
        let second = page(1)
        #expect(second.contains("<a href=\"/invoices/new?step=period&amp;from=2027-01-01&amp;seats=3\">Period</a>"))
        #expect(second.contains("<li aria-current=\"step\"><span>Amount</span>") && second.contains("<li><span>Check</span>"))
        #expect(second.contains("name=\"step\" value=\"check\"") && second.contains("name=\"from\" value=\"2027-01-01\""))
        #expect(second.contains("Next: Check") && !second.contains("Issue invoice"))
        #expect(second.contains("method=\"get\"") && !second.contains("t-1"))
        #expect(page(2).contains(">Issue invoice</button>") && !page(2).contains("name=\"step\""))
        #expect(page(2).contains("method=\"post\"") && page(2).contains("name=\"csrf_token\" value=\"t-1\""))
        #expect(!page(2, isPossible: false).contains("Issue invoice"))
        #expect(!page(0).contains(">Back</a>"))
    }

    @Test func theColumnsOfMonthsFollowTheirFigures() {
        let months = [t0.month.previous, t0.month]
        let drawing = MonthColumns(
            label: "MRR by month",
            columns: zip(months, [Int64(100), 50]).map { .init(month: $0, size: $1, figure: "€ \($1)", path: "/accounts?month=\($0)") },
            shown: months[0], current: months[1]
        ).html().source
        #expect(drawing.contains("height=\"34\"") && drawing.contains("height=\"17\""))
        #expect(drawing.contains("aria-current=\"true\""))
        #expect(drawing.contains("(until today): € 50"))
    }
}
