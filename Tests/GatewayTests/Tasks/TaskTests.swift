import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

/// What waits, as the staff API tells it and as Home shows it, of owners that answer what the test says.
@Suite struct TaskTests {
    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try WireJSONEncoder(absentValues: .null).encode(value), as: UTF8.self)
    }

    /// - Parameter tasks: nil for a billing that is down, and PartnerService with it.
    private static func gateway(
        _ tasks: BillingTasksAnswer?, blocked: Int? = 2, partner: PartnerTasksAnswer = Fixtures.partnerTasks(),
        trainings: TrainingTasksAnswer? = TrainingTasksAnswer(requestedSessions: 0, openFollowUps: 0, licencesExpiringSoon: 0)
    ) throws -> GatewayUnderTest {
        var owners: GatewayUnderTest.Owners = [:]
        if let trainings {
            let told = try json(trainings)
            let answer: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in .owner(told) }
            owners[.training] = answer
        }
        if let tasks {
            let told = try json(tasks)
            let answer: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in .owner(told) }
            owners[.billing] = answer
        }
        if tasks != nil {
            let told = try json(partner)
            let answer: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in .owner(told) }
            owners[.partner] = answer
        }
        if let blocked {
            let risks = try json(AtRiskAnswer(asOf: t0, rows: [], counts: ["pilot_hard_block": blocked, "at_cap": 9]))
            let revenue = try json(Fixtures.revenue)
            let answer: @Sendable (HTTPRequest) async -> HTTPResponse = { .owner($0.path.hasSuffix("/mrr") ? revenue : risks) }
            owners[.rollup] = answer
        }
        return try GatewayUnderTest(owners)
    }

    @Test func everyKindIsToldInWordsWithItsPages() async throws {
        let gateway = try Self.gateway(
            try Fixtures.everyTask(), trainings: TrainingTasksAnswer(requestedSessions: 4, openFollowUps: 3, licencesExpiringSoon: 5))
        let answer = try await gateway.get("/tasks")
        try await gateway.stop()
        let tasks = try WireJSONDecoder().decode(TasksAnswer.self, from: answer.body)
        #expect(Set(tasks.tasks.compactMap(\.kind.known)) == Set(TaskKind.allCases) && tasks.unavailable == [])
        let told = Dictionary(uniqueKeysWithValues: tasks.tasks.map { ($0.kind.text, $0) })
        for (kind, title, detail, path) in Self.expected {
            let item = try #require(told[kind]?.items.first, "\(kind)")
            #expect(item.title == title && item.detail == detail && item.href == path, "\(item)")
            #expect(item.accountManager == (Self.partnerKinds.contains(kind) ? nil : "eva@dembrane.com"))
        }
        #expect(told["workspace_blocked"]?.count == 2 && told["workspace_blocked"]?.items == [])
        let ofTrainings: [(String, Int, String)] = [
            ("session_requested", 4, "/trainings?status=requested"), ("follow_up_open", 3, "/trainings/follow-ups"),
            ("licence_expiring", 5, "/trainings/licences?expiring_soon=true"),
        ]
        for (kind, count, path) in ofTrainings {
            #expect(told[kind]?.count == count && told[kind]?.href == path && told[kind]?.items == [], "\(kind)")
        }
        #expect(told["upgrade_request"]?.items.first?.late == true && told["upgrade_request"]?.items.first?.dueAt != nil)
        #expect(tasks.nextRenewal?.title == "Trial ends for Gemeente <b>")
    }

    private static let account = "/accounts/\(Fixtures.id(1) as AccountID)/invoices"
    private static let request = "/requests/\(RequestPageTests.row().requestID)"
    private static let invoice = "/invoices/\(Fixtures.id(50) as InvoiceID)"
    private static let partnerKinds: Set = ["external_led_new", "referral_nearing", "kickback_owed"]
    private static let partner = "/partners/\(Fixtures.id(3) as OrganisationID)"
    private static let expected = [
        (
            "external_led_new", "External-led organisation Buurt <b>", "through Atelier <b>", "/partners/external-led?state=new"
        ), ("referral_nearing", "Referrals of Atelier <b>", "1 near its cap, 1 near its end", partner),
        ("kickback_owed", "Balance owed to Atelier <b>", "€\u{A0}130,00 owed", partner),
        ("upgrade_request", "Higher tier for Acme", "Changemaker, billed yearly", request),
        ("workspace_not_created", "Workspace “Panel <b>” for Acme", "granted, and not there yet", request),
        ("renewal_overdue", "Invoice due for Gemeente <b>", "Guardian, next €\u{A0}10.800,00", account),
        ("invoice_overdue", "2026-000123 of Gemeente <b>", "€\u{A0}7.405,20 open, due 01-12-2026", invoice),
        ("invoice_mail_refused", "2026-000123 of Gemeente <b>", "mail to facturen@a.example: 550 5.1.1", invoice),
        ("payment_unassigned", "Renewal of €\u{A0}1.210,00", "names no known account", "/payments/tr_7UhSN1"),
        ("paid_twice", "Renewal of €\u{A0}1.210,00 by Gemeente <b>", "nothing of 2026-000123 was open any more", "/payments/tr_7UhSN1"),
        ("refunded", "Renewal of €\u{A0}1.210,00 by Gemeente <b>", "€\u{A0}121,00 of 2026-000123 went back", "/payments/tr_7UhSN1"),
        (
            "charged_back", "Renewal of €\u{A0}1.210,00 by Gemeente <b>", "€\u{A0}0,05 of 2026-000123 was taken back",
            "/payments/tr_7UhSN1"
        ),
    ]

    @Test func theListOfAKindShowsJustThat() {
        let paths = Dictionary(uniqueKeysWithValues: TaskKind.allCases.map { ($0.rawValue, $0.path) })
        #expect(Set(paths.values).count == TaskKind.allCases.count)
        #expect(paths["upgrade_request"] == "/requests?status=pending" && paths["workspace_not_created"] == "/requests?late=not_created")
        #expect(paths["renewal_overdue"] == "/renewals?overdue=true" && paths["invoice_overdue"] == "/invoices?status=overdue")
        #expect(paths["payment_unassigned"] == "/payments?unassigned=true" && paths["refunded"] == "/payments?task=refunded")
        #expect(paths["workspace_blocked"] == "/at-risk?reason=pilot_hard_block")
    }

    @Test func whatIsLateComesFirstThenWhatWaitsLongest() async throws {
        let gateway = try Self.gateway(try Fixtures.everyTask())
        let kinds = try await gateway.get("/tasks").json["tasks"]?.list.compactMap { $0["kind"]?.text }
        try await gateway.stop()
        #expect(kinds?.first == "invoice_overdue" && kinds?.last == "workspace_blocked", "\(String(describing: kinds))")
        let waiting = ["external_led_new", "referral_nearing", "kickback_owed", "invoice_mail_refused"]
        #expect(kinds?.dropFirst(4).prefix(4) == waiting[...], "\(String(describing: kinds))")
    }

    @Test func whatNobodyCanTellIsNamed() async throws {
        let withoutBilling = try Self.gateway(nil)
        let unavailable = try await withoutBilling.get("/tasks").json["unavailable"]?.list.compactMap(\.text) ?? []
        let away: Set<Owner> = [.billing, .partner]
        #expect(unavailable == TaskKind.allCases.filter { away.contains($0.owner) }.map(\.rawValue))
        let page = try await withoutBilling.page("/")
        try await withoutBilling.stop()
        #expect(page.status == 200 && page.text.contains("BillingService doesn&#39;t answer now"))
        #expect(page.text.contains("Workspaces blocked at their cap: 2") && page.text.contains("id=\"mrr-by-class\""))
        let withoutRollup = try Self.gateway(try Fixtures.everyTask(), blocked: nil)
        #expect(try await withoutRollup.get("/tasks").json["unavailable"] == ["workspace_blocked"])
        let other = try await withoutRollup.page("/").text
        try await withoutRollup.stop()
        #expect(other.contains("The revenue of the month can&#39;t be told now") && other.contains("Higher tier for Acme"))
        let withoutTrainings = try Self.gateway(try Fixtures.everyTask(), trainings: nil)
        #expect(
            try await withoutTrainings.get("/tasks").json["unavailable"] == ["session_requested", "follow_up_open", "licence_expiring"])
        #expect(try await withoutTrainings.page("/").text.contains("TrainingService doesn&#39;t answer now"))
        try await withoutTrainings.stop()
        let alone = try GatewayUnderTest()
        #expect(try await alone.get("/tasks").status == 503)
        #expect(try await alone.page("/").status == 200, "the page stands")
        try await alone.stop()
    }

    @Test func homeShowsWhatWaitsByItsTimeAndFoldsThree() async throws {
        let tasks = try Fixtures.everyTask()
        let many = Fixtures.billingTasks { answer in
            answer = tasks
            answer.payments["refunded"]?.count = 3
        }
        let wishes = TrainingTasksAnswer(requestedSessions: 4, openFollowUps: 0, licencesExpiringSoon: 0)
        let gateway = try Self.gateway(many, trainings: wishes)
        let page = try await gateway.page("/").text
        let fragment = try await gateway.page("/fragments/home?rows=").text
        try await gateway.stop()
        #expect(page.contains("<h3>Late</h3>") && page.contains("<h3>Waiting</h3>") && !page.contains("<h3>This week</h3>"))
        #expect(page.contains("Payments refunded: 3") && !page.contains("2026-000123 went back"))
        #expect(page.contains("href=\"/payments?task=refunded\">List"))
        #expect(page.contains("Workspace “Panel &lt;b&gt;” for Acme") && !page.contains("Panel <b>"))
        #expect(
            page.contains("<span>Home</span><span id=\"badge-h\" class=\"badge\" data-live>21<span class=\"unseen\"> waiting</span></span>")
        )
        #expect(page.contains("id=\"badge-t\" class=\"badge\" data-live>4<span class=\"unseen\"> to be planned</span>"))
        #expect(page.components(separatedBy: "id=\"badge-h\"").count == 2, "once, though a bar at the bottom names the area too")
        for id in ["needs", "month", "badge-h", "badge-i"] { #expect(fragment.contains("id=\"\(id)\""), "\(id)") }
    }

    @Test func whereNothingWaitsTheNextRenewalIsTold() async throws {
        let gateway = try Self.gateway(
            Fixtures.billingTasks { $0.nextRenewal = Fixtures.renewal(.trial, dueOn: t0.date) }, blocked: 0,
            partner: PartnerTasksAnswer(externalLed: WaitingRows(), nearing: WaitingRows(), owed: WaitingRows()))
        let page = try await gateway.page("/").text
        try await gateway.stop()
        #expect(page.contains("Nothing is waiting.") && page.contains("Trial ends for Gemeente &lt;b&gt;"))
        #expect(page.contains("on \(Figures.date(t0.date))."))
    }

    static let times: [(Bool, Int?, HomeLine.Time)] = [
        (true, -1, .late), (false, 0, .soon), (false, 1, .soon), (false, 2, .week), (false, 7, .week), (false, 8, .waiting),
        (false, nil, .waiting),
    ]

    @Test(arguments: times.indices) func aMatterStandsWhereItsDayPutsIt(index: Int) {
        let (isLate, days, time) = Self.times[index]
        let item = TaskItem(
            title: "a", detail: "", since: t0, dueAt: days.map { t0.adding(days: $0) }, late: isLate, href: "/a", accountID: nil,
            accountManager: nil)
        let lines = HomeLine.lines(of: TaskGroup(.upgradeRequest, count: 1, href: "/l", items: [item]), now: t0)
        #expect(lines.map(\.time) == [time])
    }
}
