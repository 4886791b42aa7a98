import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import Gateway

/// Payments are told of again and again; what is wrong with one is told once.
@Suite struct PaymentNoticeTests {
    private typealias Given = NoticeFixtures

    private static func payment(
        _ status: ShortText = "failed", _ kind: PaymentKind? = .renewal, id: ShortText = "tr_1", refunded: Int64 = 0,
        chargedBack: Int64 = 0,
        twice: Bool = false
    ) -> PaymentRecorded {
        var payment = PaymentRecorded(
            paymentID: id, status: status, kind: kind, amountCents: Cents(7_500), sequenceType: "recurring",
            description: DisplayText("A seat"), createdAt: t0, testMode: false)
        payment.accountID = Given.account.accountID
        payment.organisationID = Given.organisation
        payment.refundedCents = Cents(refunded)
        payment.chargedBackCents = Cents(chargedBack)
        payment.failureReason = status == "failed" ? "insufficient_funds" : nil
        payment.paidTwice = twice
        return payment
    }

    private static func second(refunded: Int64 = 0) -> PaymentRecorded {
        var payment = payment("paid", .invoiceLink, refunded: refunded, twice: true)
        payment.invoiceID = Fixtures.id(9)
        return payment
    }

    private func notices(_ gateway: GatewayUnderTest) async throws -> (rows: [JSONValue], unread: JSONValue?) {
        let answer = try await gateway.call("/notifications", as: "ann")
        #expect(answer.status == 200, "\(answer.text)")
        return (answer.json["notifications"]?.list ?? [], answer.json["unread"])
    }

    @Test func aChargeThatFailedIsToldOnceUntilOneIsPaid() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([try Given.named("Acme")])
        try gateway.harness.tell(
            Given.event(Self.payment(), 1), Given.event(Self.payment(), 2, at: t0.adding(hours: 1)),
            Given.event(Self.payment("failed", .seats, id: "tr_2"), 3), Given.event(Self.payment("expired", .first, id: "tr_3"), 4),
            Given.event(Self.payment("open", .retry, id: "tr_4"), 5))
        var told = try await notices(gateway)
        #expect(told.rows.count == 1 && told.unread == 1)
        let row = told.rows.first
        #expect(row?["code"] == "charge-failed" && row?["title"] == "A charge of Acme has failed" && row?["severity"] == "action")
        #expect(row?["text"] == "€\u{A0}75,00 for the renewal could not be collected (insufficient funds).")
        #expect(row?["href"] == .string("/payments?account=\(Given.account.accountID)"))
        #expect(row?["created_at"] == .string("\(t0)"), "when it was told first")
        try gateway.harness.tell(Given.event(Self.payment("paid", .renewal, id: "tr_0", refunded: 10), 6))
        #expect(try await notices(gateway).unread == 1, "money of an older charge that went back mends nothing")
        try gateway.harness.tell(Given.event(Self.payment("paid", .retry, id: "tr_4"), 7))
        told = try await notices(gateway)
        #expect(told.rows.count == 1 && told.unread == 0)
        try gateway.harness.tell(Given.event(Self.payment("failed", .renewal, id: "tr_5"), 8))
        #expect(try await notices(gateway).unread == 1)
        try await gateway.stop()
    }

    @Test func addedSeatsThatAreNotChargedAreToldOnceUntilTheyAre() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([try Given.named("Acme")])
        func changed(_ number: UInt64, failing since: Instant?) throws -> CloudEvent {
            var subscription = Subscription(status: .active, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")
            subscription.seatRepriceFailedAt = since
            let payload = BillingModeChanged(
                of: Given.account, paymentMode: .mollie, previousPaymentMode: .mollie, managed: false, subscription: subscription,
                tier: .changemaker, previousTier: .changemaker, billingPeriod: .monthly, cause: .subscription, effectiveAt: t0)
            return try Given.event(payload, number)
        }
        try gateway.harness.tell(changed(1, failing: nil), changed(2, failing: t0), changed(3, failing: t0))
        var told = try await notices(gateway)
        #expect(told.rows.count == 1 && told.unread == 1)
        let row = told.rows.first
        #expect(row?["code"] == "charge-failed" && row?["title"] == "Added seats of Acme could not be charged")
        #expect(row?["href"] == .string("/accounts/\(Given.account.accountID)"))
        try gateway.harness.tell(Given.event(Self.payment("paid", .renewal), 4))
        #expect(try await notices(gateway).unread == 1, "a charge of the old price mends nothing")
        try gateway.harness.tell(changed(5, failing: nil))
        #expect(try await notices(gateway).unread == 0)
        try gateway.harness.tell(changed(6, failing: t0.adding(hours: 1)))
        told = try await notices(gateway)
        #expect(told.rows.count == 2 && told.unread == 1)
        try await gateway.stop()
    }

    @Test func ofWhatWasImportedNobodyIsTold() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([try Given.named("Acme")])
        var (failed, second) = (Self.payment(), Self.second())
        failed.cause = .imported
        second.cause = .imported
        try gateway.harness.tell(Given.event(failed, 1), Given.event(second, 2))
        let told = try await notices(gateway)
        #expect(told.rows.isEmpty)
        try await gateway.stop()
    }

    @Test func aSecondPaymentIsToldOnceUntilItIsGivenBackOrMarksAnInvoice() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.tell(Given.event(Self.second(), 1), Given.event(Self.second(refunded: 10), 2, at: t0.adding(hours: 1)))
        let told = try await notices(gateway)
        #expect(told.rows.count == 1 && told.unread == 1)
        let row = told.rows.first
        #expect(row?["code"] == "paid-twice" && row?["href"] == .string("/invoices/\(Fixtures.id(9) as InvoiceID)"))
        #expect(row?["text"] == "€\u{A0}75,00 came by payment tr_1 though nothing was open any more.")
        try gateway.harness.tell(Given.event(Self.second(refunded: 7_500), 3))
        #expect(try await notices(gateway).unread == 0)
        var other = Self.second()
        other.paymentID = "tr_2"
        try gateway.harness.tell(Given.event(other, 4))
        #expect(try await notices(gateway).unread == 1)
        other.paidTwice = false
        try gateway.harness.tell(Given.event(other, 5))
        #expect(try await notices(gateway).unread == 0)
        try await gateway.stop()
    }

    @Test func whatNobodyKnowsTheAccountOfIsToldOnceItIsKnown() async throws {
        let gateway = try GatewayUnderTest()
        var payment = Self.payment()
        payment.accountID = nil
        payment.organisationID = nil
        try gateway.harness.tell(Given.event(payment, 1))
        #expect(try await notices(gateway).rows == [])
        try gateway.harness.tell(Given.event(Self.payment(), 2))
        #expect(try await notices(gateway).rows.count == 1)
        try await gateway.stop()
    }

    @Test func aWorkspaceThatIsNotThereIsToldUntilItIs() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([try Given.named("Acme")])
        let terms = GrantedTerms(tier: .guardian, billingPeriod: .annual)
        let approved = UpgradeRequestApproved(of: Given.request(), granted: terms, effectiveAt: t0)
        try gateway.harness.tell(
            Given.event(Given.request(), 1), Given.event(approved, 2), Given.event(WorkspaceNotCreated(of: approved), 3))
        let told = try await notices(gateway)
        #expect(told.unread == 1 && told.rows.count == 2)
        let row = told.rows.first { $0["code"] == "request-not-created" }
        #expect(row?["title"] == "The workspace that was granted to Acme is not there")
        #expect(row?["href"] == .string("/requests/\(Fixtures.id(1) as UpgradeRequestID)"))
        let fulfilled = UpgradeRequestFulfilled(
            requestID: approved.requestID, organisationID: approved.organisationID, accountID: approved.accountID,
            workspaceID: Fixtures.id(5), effectiveAt: t0)
        try gateway.harness.tell(Given.event(fulfilled, 4))
        #expect(try await notices(gateway).unread == 0)
        try await gateway.stop()
    }

    @Test func eachIsMailedOnceHoweverOftenItIsToldOf() async throws {
        let gateway = try MailingGateway()
        try gateway.harness.see("ann")
        try gateway.harness.apply([try Given.named("Acme")])
        var number = UInt64(0)
        for day in 0..<6 {
            let now = t0.adding(days: day)
            gateway.harness.time.set(now)
            gateway.harness.time.advance(seconds: 60)
            number += 2
            let paid = Self.second(refunded: Int64(day))
            let failed = Self.payment("failed", .retry, id: "tr_7")
            try gateway.harness.tell(Given.event(paid, number, at: now), Given.event(failed, number + 1, at: now))
            try await gateway.settle(at: now.adding(seconds: 60))
            // Somebody else works here by then, who is not told of what was told before.
            if day == 0 { try gateway.harness.see("bo") }
        }
        let subjects = gateway.mails.all.map(\.subject).sorted()
        #expect(subjects == ["A charge of Acme has failed", "Acme has paid an invoice twice"])
        try await gateway.harness.stop()
    }
}
