import Contracts
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("Pages of upgrade requests")
struct RequestPageTests {
    private static let id = UpgradeRequestID(high: 1, low: 2)
    private static let organisation = OrganisationID(high: 3, low: 4)

    static func row(_ kind: UpgradeRequested.Kind = .tierUpgrade, _ status: UpgradeRequestStatus = .pending) -> UpgradeRequestRow {
        var row = UpgradeRequestRow(
            requestID: id, kind: kind, status: status, organisationID: organisation, accountID: AccountID(of: organisation),
            requestedBy: UserID(high: 5, low: 6),
            requester: RequestingPerson(userID: UserID(high: 5, low: 6), name: "Ada <b>", email: "ada@acme.example"),
            proposedTier: .changemaker, proposedBillingPeriod: .annual, createdAt: t0.adding(days: -3), ageSeconds: 259_200,
            dueAt: t0.adding(days: -2), overdue: status == .pending, version: 4)
        row.organisationName = "Acme"
        row.message = "We need <more> hours."
        return row
    }

    private static func granted(_ terms: GrantedTerms) -> UpgradeRequestRow {
        var row = row(.newWorkspace, .approved)
        row.proposedName = "Panel"
        row.granted = ShownGrant(terms, proposedTier: .changemaker, proposedBillingPeriod: .annual)
        (row.decidedAt, row.decidedBy, row.staffNotes, row.notCreated) = (t0, "eva@dembrane.com", "Agreed", true)
        return row
    }

    private static func json(_ value: some Encodable) -> String {
        String(decoding: (try? WireJSONEncoder(absentValues: .null).encode(value)) ?? [], as: UTF8.self)
    }

    private static func gateway(_ row: UpgradeRequestRow) throws -> GatewayUnderTest {
        let list = json(UpgradeRequestsAnswer(requests: [row], counts: .init(pending: 1, overdue: 1), nextCursor: "next"))
        let one = json(UpgradeRequestAnswer(request: row))
        return try GatewayUnderTest([.billing: { .owner($0.path.hasSuffix("/upgrade-requests") ? list : one) }])
    }

    @Test func theQueueShowsWhoAsksForWhatAndWhatIsLate() async throws {
        let gateway = try Self.gateway(Self.row())
        let page = try await gateway.page("/requests?status=pending&kind=tier_upgrade&search=ada&late=overdue").text
        try await gateway.stop()
        for text in [
            "Higher tier for Acme", "Ada &lt;b&gt;", "We need &lt;more&gt; hours.", "request-late", "1 pending · 1 overdue",
            "data-actions=\"approve-request deny-request\"", "data-request=\"\(Self.id)\"", "value=\"ada\"",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        #expect(page.contains("/requests?status=pending&amp;kind=tier_upgrade&amp;search=ada&amp;cursor=next&amp;late=overdue"))
        let asked = try #require(gateway.askedRequests.last { $0.http.path.hasSuffix("/upgrade-requests") }?.http.query)
        #expect(asked["status"] == "pending" && asked["overdue"] == "true" && asked["search"] == "ada")
    }

    @Test func whatIsGrantedStandsBesideWhatWasProposed() {
        let row = Self.granted(
            GrantedTerms(
                tier: .guardian, billingPeriod: .annual, payment: .until, expiresAt: LocalDate("2027-01-01")?.start,
                discount: Discount(kind: .scholarship, percent: Percent(25) ?? .zero), discountReason: "A school"))
        let table = RequestTerms(row: row).table().source
        #expect(table.contains("<td>Changemaker</td><td><strong>Guardian</strong> <span class=\"chip warn\">other than proposed</span>"))
        #expect(table.contains("<td>yearly</td><td>yearly</td>"), "what is as it was proposed has no mark")
        #expect(table.contains("31-12-2026") && table.contains("scholarship: A school"))
        let pending = RequestTerms(row: Self.row()).table().source
        #expect(!pending.contains("<strong>"))
    }

    @Test func thePageOfOneTellsWhatNeedsSomebodyAndOffersWhatCanBeDone() async throws {
        var asked = Self.row()
        asked.joined = [
            JoinedRequest(
                requestID: .random(), requester: RequestingPerson(userID: UserID(high: 7, low: 8), name: "Grace"), proposedTier: .guardian,
                proposedBillingPeriod: .monthly, message: "Me too", createdAt: t0)
        ]
        let gateway = try Self.gateway(asked)
        let page = try await gateway.page("/requests/\(Self.id)").text
        try await gateway.stop()
        for text in ["An answer was due on", "Me too", "for Guardian, billed monthly", "data-deed=\"approve-request\"", "1 joined"] {
            #expect(page.contains(text), "\(text)")
        }
        let decided = try Self.gateway(Self.granted(GrantedTerms(tier: .changemaker, billingPeriod: .annual)))
        let later = try await decided.page("/requests/\(Self.id)").text
        try await decided.stop()
        for text in ["has not created it yet", "Agreed", "eva@dembrane.com", "Workspace “Panel” for Acme"] {
            #expect(later.contains(text), "\(text)")
        }
        #expect(!later.contains("data-deed="), "a request is decided once")
    }

    @Test func theDialogBeginsWithWhatWasProposed() async throws {
        let gateway = try Self.gateway(Self.row())
        let dialog = try await gateway.page("/dialogs/approve-request?request=\(Self.id)").text
        for text in [
            "<option value=\"changemaker\" selected data-title=\"Changemaker\">Changemaker (proposed)</option>", "data-version=\"4\"",
            "data-path=\"/api/v1/upgrade-requests/\(Self.id)/approve\"", "name=\"discount.percent\"",
            "Asked for: Changemaker, billed yearly",
        ] {
            #expect(dialog.contains(text), "\(text)")
        }
        #expect(try await gateway.page("/dialogs/approve-request").status == 422)
        try await gateway.stop()
        let decided = try Self.gateway(Self.row(.tierUpgrade, .denied))
        let refusal = try await decided.page("/dialogs/deny-request?request=\(Self.id)").text
        try await decided.stop()
        #expect(refusal.contains("The request is denied already") && !refusal.contains("type=\"submit\""))
    }

    @Test func everyPageSaysHowManyWait() async throws {
        let gateway = try Self.gateway(Self.row())
        let received = UpgradeRequestReceived(
            requestID: Self.id, organisationID: Self.organisation, accountID: AccountID(of: Self.organisation), kind: .tierUpgrade,
            requestedBy: UserID(high: 5, low: 6), proposedTier: .guardian, proposedBillingPeriod: .annual, origin: .platform,
            effectiveAt: t0)
        var joined = received
        (joined.requestID, joined.joinedRequestID) = (.random(), Self.id)
        let denied = UpgradeRequestDenied(of: received, note: "No", effectiveAt: t0)
        func tell(_ payloads: any EventPayload...) throws {
            let events = try payloads.map { try CloudEvent.fact($0, at: t0, source: EventContext.billing.source) }
            try gateway.harness.apply(events, topic: EventContext.billing.topic)
        }
        try tell(received, joined)
        let waiting = try await gateway.page("/requests").text
        #expect(waiting.contains("<span id=\"badge-q\" class=\"badge\" data-live>1<span class=\"unseen\"> pending</span></span>"))
        try tell(denied)
        let nothing = "<span id=\"badge-q\" class=\"badge\" data-live></span>"
        let page = try await gateway.page("/requests").text
        #expect(page.contains(nothing))
        let fragment = try await gateway.page("/fragments/requests?rows=").text
        #expect(fragment.contains(nothing) && fragment.contains("id=\"requests\""))
        try await gateway.stop()
    }
}
