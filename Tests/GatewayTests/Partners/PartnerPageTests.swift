import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("The pages of partners")
struct PartnerPageTests {
    private static let partner = "/partners/\(Fixtures.id(3) as OrganisationID)"

    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try WireJSONEncoder(absentValues: .null).encode(value), as: UTF8.self)
    }

    private static func gateway(_ referral: ReferralAnswer = Fixtures.referral(), entries: Int = 3) throws -> GatewayUnderTest {
        let partners = try json(Fixtures.partners()), tasks = try json(Fixtures.partnerTasks())
        let referrals = try json(ReferralsAnswer(referrals: [referral], nextCursor: nil))
        let one = "{\"referral\":\(try json(referral))}"
        let payout = try json(PayoutAnswer(payout: try #require(Fixtures.statement().entries.last), referral: referral))
        let statement = try json(Fixtures.statement(entries: entries)),
            led = try json(Fixtures.externalLed([Fixtures.externalLedRow(.contacted)]))
        let account = "{\"account\":\(try json(Fixtures.account("Stad <b>")))}"
        var found = SearchAnswer()
        found.accounts = [
            SearchAnswer.FoundAccount(
                accountID: Fixtures.id(1), label: "Stad <b>", scope: .organisation, organisationID: Fixtures.id(9),
                organisationName: "Stad <b>", tier: .changemaker, class: .paying, matched: nil, exact: false)
        ]
        let search = try json(found), rollup = try json(Fixtures.rollup([]))
        return try GatewayUnderTest([
            .partner: { request in
                if request.path.hasSuffix("/statement") { return .owner(statement) }
                if request.path.contains("/payouts/") { return .owner(payout) }
                let answers = ["/tasks": tasks, "/partners": partners, "/referrals": referrals, "/external-led-organisations": led]
                return .owner(answers.first { request.path.hasSuffix($0.key) }?.value ?? one)
            },
            .rollup: { request in
                let answers = ["/search": search, "/rollup": rollup, "/recent-recordings": #"{"organisations":[]}"#]
                return .owner(answers.first { request.path.hasSuffix($0.key) }?.value ?? account)
            },
        ])
    }

    @Test func theListSaysWhatIsOwedAndKeepsItsOrder() {
        let (address, notes) = PartnersAddress.nearest(["search": "a<b", "owed": "true", "sort": "accrued", "cursor": "x"])
        let html = PartnersPage(address: address, notes: notes, answer: Fixtures.partners(next: "y")).html().source
        #expect(html.contains("<a href=\"\(Self.partner)\"><bdi>Atelier &lt;b&gt;</bdi></a>"))
        #expect(html.contains("€\u{A0}130,00") && html.contains("1 near its cap, 1 near its end"))
        #expect(html.contains("€\u{A0}400,00"), "of all that fit")
        let filters = "search=a%3Cb&amp;owed=true&amp;sort=accrued"
        #expect(html.contains("<a href=\"/api/v1/partners.csv?\(filters)\" download"))
        #expect(html.contains("<a href=\"/partners?\(filters)&amp;cursor=y\" rel=\"next\">"))
        #expect(html.contains("aria-sort=\"descending\""))
    }

    @Test func aReferralIsShownWithNotesToldApartAndWhatCanBeDone() async throws {
        let gateway = try Self.gateway()
        let html = try await gateway.page("\(Self.partner)?client=stad").text
        try await gateway.stop()
        #expect(
            html.contains("For the partner: <bdi>Each &lt;quarter&gt;</bdi>") && html.contains("Internal: <bdi>Ask &lt;first&gt;</bdi>"))
        #expect(html.contains("aria-label=\"80 % of the cap\"") && html.contains("20\u{A0}% kickback"))
        #expect(html.contains("data-actions=\"record-payout amend-referral end-referral\""))
        #expect(html.contains("id=\"kickback-by-month\"") && html.contains("near its cap"))
        #expect(html.contains("data-deed=\"agree-referral\"") && html.contains("data-matter=\"\(Fixtures.id(3) as OrganisationID)\""))
    }

    @Test func whatIsNotThereIsNoPage() async throws {
        let gateway = try Self.gateway()
        for path in ["\(Self.partner)/other", "\(Self.partner)/referrals", "/partners/nobody"] {
            #expect(try await gateway.page(path).status == 404, "\(path)")
        }
        for path in ["clients", "payouts", "statement"] {
            #expect(try await gateway.page("\(Self.partner)/\(path)").status == 200, "\(path)")
        }
        try await gateway.stop()
    }

    @Test func theStatementIsASumOnThePageOnPaperAndAsPDF() async throws {
        let gateway = try Self.gateway(entries: 90)
        let page = try await gateway.page("\(Self.partner)/statement?period=2026-q4").text
        let print = try await gateway.page("\(Self.partner)/statement.html?period=2026-q4").text
        let pdf = try await gateway.page("\(Self.partner)/statement.pdf?period=2026-q4")
        try await gateway.stop()
        for html in [page, print] {
            for amount in ["€\u{A0}50,00", "€\u{A0}180,00", "−€\u{A0}30,00", "−€\u{A0}70,00", "€\u{A0}130,00"] {
                #expect(html.contains(">\(amount)</td>"), "\(amount)")
            }
            #expect(html.contains("Quarter 4 of 2026 so far") && html.contains("Balance so far, on 23-11-2026"))
            #expect(!html.contains("Closing balance"))
        }
        #expect(page.contains("Quarter 4 of 2026") && page.contains("statement.csv?from=2026-10-01&amp;to=2026-12-31"))
        #expect(!print.contains("class=\"rail\"") && print.contains("Paid on"))
        #expect(pdf.headers["Content-Type"] == "application/pdf" && pdf.body.starts(with: Array("%PDF".utf8)))
        #expect(pdf.headers["Content-Disposition"] == "attachment; filename=\"statement-atelier-b-2026-q4.pdf\"")
    }

    /// The quarter goes from October to December.
    static let days: [(String, String, String, String)] = [
        ("2026-09-30", "Opening balance so far", "Balance so far, on 30-09-2026", ", so far"),
        ("2026-12-31", "Opening balance on 01-10-2026", "Balance so far, on 31-12-2026", ", so far"),
        ("2027-01-01", "Opening balance on 01-10-2026", "Closing balance on 31-12-2026", ""),
    ]

    @Test(arguments: days.indices) func noBalanceIsDatedAhead(index: Int) throws {
        let (day, opening, closing, addition) = Self.days[index]
        let today = try #require(LocalDate(day))
        let lines = StatementWords.sum(Fixtures.statement(), on: today)
        #expect(lines.first?.name == opening && lines.last?.name == closing)
        #expect(StatementWords.span(Fixtures.statement(), on: today) == "01-10-2026 to 31-12-2026\(addition)")
        #expect(StatementPeriod.quarter(of: t0.month).title(on: today).hasSuffix(" so far") == !addition.isEmpty)
    }

    @Test func itsFileIsNamedForThePartner() {
        var statement = Fixtures.statement()
        let period = StatementPeriod.quarter(of: t0.month)
        for (name, part) in [("Bureau Ülkü & Søn", "bureau-ulku-son"), ("日本", "\(statement.organisationID)")] {
            statement.name = name
            #expect(StatementDocuments.fileName(statement, period) == "statement-\(part)-2026-q4.pdf")
        }
    }

    @Test func aLongStatementHasSeveralPages() throws {
        let statement = Fixtures.statement(entries: 200)
        let period = StatementPeriod.quarter(of: t0.month)
        let document = try StatementPDF(statement: statement, period: period, madeOn: t0.date).document()
        let short = try StatementPDF(statement: Fixtures.statement(), period: period, madeOn: t0.date).document()
        #expect(document.pageCount > 3 && short.pageCount == 1 && document.unknownGlyphCount == 0)
    }

    static let periods = [
        ("2026-11", "2026-11-01", "2026-11-30"), ("2026-q1", "2026-01-01", "2026-03-31"), ("2024", "2024-01-01", "2024-12-31"),
    ]

    @Test(arguments: periods.indices) func aPeriodIsAMonthAQuarterOrAYear(index: Int) throws {
        let (text, first, last) = Self.periods[index]
        let period = try #require(StatementPeriod(text))
        #expect(period.first.description == first && period.last.description == last && period.text == text)
        #expect(period.next.previous == period && period.next.first == period.last.adding(days: 1))
    }

    @Test(arguments: ["2026-q5", "2026-13", "26", "2026-q4-1", ""]) func anythingElseIsNoPeriod(text: String) {
        #expect(StatementPeriod(text) == nil)
    }

    @Test func aPayoutBeginsWithWhatIsOwedUnderTheVersionOfTheReferral() async throws {
        let referral = Fixtures.referral()
        let gateway = try Self.gateway(referral)
        let html = try await gateway.page("/dialogs/record-payout?matter=\(referral.referralID)").text
        let none = try await gateway.page("/dialogs/record-payout?matter=x").status
        try await gateway.stop()
        #expect(html.contains("data-path=\"/api/v1/referrals/\(referral.referralID)/payouts\"") && html.contains("data-version=\"4\""))
        #expect(html.contains("value=\"130,00\"") && html.contains("data-preview"))
        #expect(none == 422)
    }

    @Test func aPayoutIsWithdrawnOnce() async throws {
        let referral = Fixtures.referral(), event: OrganisationID = Fixtures.id(81)
        let gateway = try Self.gateway(referral)
        let page = try await gateway.page("\(Self.partner)/payouts").text
        let dialog = try await gateway.page("/dialogs/withdraw-payout?matter=\(referral.referralID)&payout=\(event)").text
        let none = try await gateway.page("/dialogs/withdraw-payout?matter=\(referral.referralID)&payout=a%2Fb").status
        try await gateway.stop()
        #expect(page.contains("data-payout=\"e2\"") && page.contains("data-actions=\"withdraw-payout\""))
        #expect(dialog.contains("data-path=\"/api/v1/referrals/\(referral.referralID)/payouts/e2/withdraw\""))
        #expect(dialog.contains("data-preview") && dialog.contains("data-version=\"4\"") && dialog.contains("€\u{A0}70,00 paid on"))
        #expect(none == 422)
        var gone = try #require(Fixtures.statement().entries.last)
        gone.withdrawnAt = t0
        #expect(PayoutActions().items(for: gone).map(\.code) == ["withdraw-payout!withdrawn"])
    }

    @Test func aReferralIsAmendedByWhatWasChanged() async throws {
        let referral = Fixtures.referral { $0.expiresAt = t0.adding(days: 30) }
        let gateway = try Self.gateway(referral)
        let html = try await gateway.page("/dialogs/amend-referral?matter=\(referral.referralID)").text
        try await gateway.stop()
        let fields = html.split(separator: "<").filter { $0.contains("name=\"") && !$0.contains("name=\"reason\"") }
        #expect(fields.count == 7 && fields.filter { $0.contains("data-change") }.count == 6, "all but another first day")
        #expect(html.contains("name=\"expires_at\"") && html.contains("data-now=\"\(Figures.date(t0.adding(days: 30)))\""))
    }

    @Test func whatHasEndedTakesNotesAndNoOtherEnd() async throws {
        let referral = Fixtures.referral(.ended) { $0.endedAt = t0 }
        let gateway = try Self.gateway(referral)
        let amending = try await gateway.page("/dialogs/amend-referral?matter=\(referral.referralID)").text
        let ending = try await gateway.page("/dialogs/end-referral?matter=\(referral.referralID)").text
        try await gateway.stop()
        #expect(amending.contains("name=\"internal_notes\"") && !amending.contains("It has ended for good."))
        #expect(ending.contains("It has ended for good."))
    }

    @Test func aNewReferralNamesTheClientAndThePartner() async throws {
        let gateway = try Self.gateway()
        let account: AccountID = Fixtures.id(1), other: OrganisationID = Fixtures.id(3)
        // The fixture's account is of the partner itself, which brings itself to nobody.
        let html = try await gateway.page("/dialogs/agree-referral?account=\(account)&matter=\(other)").text
        try await gateway.stop()
        #expect(html.contains("No organisation is a partner that could have brought this client."))
        let subject = NewReferralSubject(
            action: .agreeReferral, client: Fixtures.account("Stad <b>"),
            partners: [Fixtures.partnerRow { $0.organisationID = Fixtures.id(90) }])
        let form = ActionDialog(subject: subject, viewer: Fixtures.viewer(), colleagues: [], now: t0).html().source
        #expect(form.contains("data-path=\"/api/v1/referrals\"") && form.contains("name=\"client_organisation_id\" value=\"\(other)\""))
        #expect(!form.contains("client_workspace_id") && form.contains("<option value=\"\(Fixtures.id(90) as OrganisationID)\""))
    }

    @Test func everyReferralThatIsOpenIsMarkedAndElseTheNewest() {
        var row = Fixtures.externalLedRow()
        row.referrals = [Fixtures.referral(.upcoming) { ($0.nearCap, $0.nearExpiry) = (false, false) }, Fixtures.referral(.active)]
        let both = Fixtures.externalLedPage([row]).html().source
        #expect(both.contains(">Upcoming<") && both.contains(">ends soon<"))
        row.referrals = [Fixtures.referral(.ended), Fixtures.referral(.expired)]
        let newest = Fixtures.externalLedPage([row]).html().source
        #expect(newest.contains(">Ended<") && !newest.contains(">Expired<"))
    }

    @Test func clientsThatAreNotAllAreSaidToBeSome() {
        let context = RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)
        let view = PartnerView(row: Fixtures.partnerRow(), tab: .clients, context: context)
        func page(hasMore: Bool, next: String?) -> String {
            var run = Fixtures.rollup([Fixtures.account()], nextCursor: next)
            run.totals.accounts = 240
            return PartnerClients(partner: view, referrals: [Fixtures.referral()], hasMore: hasMore, run: run).html().source
        }
        let whole = page(hasMore: false, next: nil)
        #expect(!whole.contains("By the newest") && !whole.contains(" of 240"))
        let part = page(hasMore: true, next: "abc")
        #expect(part.contains("By the newest 1 referrals; all stand under <a href=\"\(Self.partner)\">Referrals</a>"))
        #expect(part.contains("1 of 240, all in <a href=\"/accounts?search=\(Fixtures.id(3) as OrganisationID)&amp;scope=workspace\">"))
    }

    @Test func theTabOfClientsLooksWhetherThereAreMore() async throws {
        let referrals = try Self.json(ReferralsAnswer(referrals: [Fixtures.referral()], nextCursor: "older"))
        let partners = try Self.json(Fixtures.partners())
        let gateway = try GatewayUnderTest([
            .partner: { request in .owner(request.path.hasSuffix("/referrals") ? referrals : partners) }
        ])
        #expect(try await gateway.page("\(Self.partner)/clients").text.contains("By the newest 1 referrals"))
        try await gateway.stop()
    }

    @Test func anExternalLedOrganisationIsMarked() async throws {
        let gateway = try Self.gateway()
        let page = try await gateway.page("/partners/external-led").text
        let row = Fixtures.externalLedRow(.contacted)
        let dialog = try await gateway.page("/dialogs/mark-external-led?matter=\(row.organisationID)").text
        try await gateway.stop()
        #expect(page.contains("Wants &lt;tiers&gt;") && page.contains("data-actions=\"mark-external-led\"") && page.contains("Contacted"))
        #expect(page.contains("id=\"badge-l\" class=\"badge\" data-live>1<span class=\"unseen\"> new external-led</span>"))
        #expect(dialog.contains("data-path=\"/api/v1/external-led-organisations/\(row.organisationID)\""))
        #expect(dialog.contains("<option value=\"contacted\" selected") && dialog.contains(">Wants &lt;tiers&gt;</textarea>"))
    }
}
