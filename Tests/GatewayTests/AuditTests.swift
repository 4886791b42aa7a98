import Contracts
import Database
import HTTP
import ServiceTesting
import TestKit
import Testing
import WebKit
import WireJSON
@testable import Gateway

@Suite struct AuditTests {
    private let organisation: OrganisationID = Fixtures.id(3)
    private var account: AccountID { AccountID(of: organisation) }

    private func event(_ payload: some EventPayload, id: String, minutes: Int = 0, actor: Actor = .staff(email: "eva@dembrane.com")) throws
        -> CloudEvent
    {
        var event = try CloudEvent.fact(payload, at: t0.adding(seconds: minutes * 60), source: "/dembrane/billing", id: id)
        event.actor = actor
        event.traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        return event
    }

    private func tierChanged(reason: String = "asked for it") -> TierChanged {
        TierChanged(
            of: AccountIdentity(accountID: account, organisationID: organisation), tier: .guardian, previousTier: .free,
            billingPeriod: .annual,
            previousBillingPeriod: .monthly, cause: .staff, reason: reason, effectiveAt: t0)
    }

    private func partner() -> PartnerStatusChanged {
        PartnerStatusChanged(
            organisationID: organisation, isPartner: true, wasPartner: false, agreementConfirmed: true, reason: "signed", effectiveAt: t0)
    }

    private func discountSet() throws -> DiscountSet {
        DiscountSet(
            of: AccountIdentity(accountID: account, organisationID: organisation), on: nil,
            discount: Discount(kind: .scholarship, percent: try #require(Percent(40))),
            cause: .staff, reason: "school", effectiveAt: t0)
    }

    @Test func anEventIsToldAsBeforeAndAfter() throws {
        let record = try AuditRecord(event(tierChanged(), id: "e1"))
        #expect(record.action == "tier-changed")
        #expect(record.actor == "eva@dembrane.com")
        #expect(record.accountID == account)
        #expect(record.before == .object(["tier": .string("free"), "billing_period": .string("monthly")]))
        #expect(record.after == .object(["tier": .string("guardian"), "billing_period": .string("annual")]))
        #expect(
            record.changes == [
                AuditChange.Field(field: "billing_period", before: .string("monthly"), after: .string("annual")),
                AuditChange.Field(field: "tier", before: .string("free"), after: .string("guardian")),
            ])
        #expect(record.reason == "asked for it")
        #expect(record.traceID == "0af7651916cd43dd8448eb211c80319c")
    }

    @Test func theAbsenceOfADiscountIsAValue() throws {
        let record = try AuditRecord(event(discountSet(), id: "e1"))
        #expect(record.before["discount"] == .null)
        #expect(record.after["discount"]?["percent"] == .integer(40))
    }

    @Test func whatIsNotKnownOnBothSidesOrStaysIsNoChange() {
        let before: JSONValue = .object(["tier": .string("free"), "seats": .integer(3), "old": .bool(true), "discount": .null])
        let after: JSONValue = .object(["tier": .string("free"), "seats": .integer(4), "ends_at": .string("x"), "discount": .integer(5)])
        #expect(AuditChange.fields(before, after).map(\.field) == ["discount", "seats"])
        #expect(AuditChange.fields(.null, after) == [])
    }

    @Test func anOrganisationsEventIsAboutItsAccount() throws {
        let record = try AuditRecord(event(partner(), id: "e1"))
        #expect(record.accountID == account)
        #expect(record.before == .object(["is_partner": .bool(false)]))
        #expect(record.after["is_partner"] == .bool(true))
    }

    @Test func theTrailIsSearchedByPersonAccountActionAndDay() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([
            event(tierChanged(), id: "e1"), event(partner(), id: "e2", minutes: 1, actor: .staff(email: "bo@dembrane.com")),
            event(discountSet(), id: "e3", minutes: 24 * 60, actor: .system),
        ])
        let questions: [(String, [String])] = [
            ("", ["e3", "e2", "e1"]), ("?actor=BO@dembrane.com", ["e2"]), ("?actor=system", ["e3"]), ("?action=tier-changed", ["e1"]),
            ("?account=\(account)", ["e3", "e2", "e1"]), ("?account=\(Fixtures.id(9) as AccountID)", []),
            ("?from=2026-11-24", ["e3"]), ("?to=2026-11-23", ["e2", "e1"]), ("?from=2026-11-23&to=2026-11-23&limit=1", ["e2"]),
        ]
        for (query, expected) in questions {
            let answer = try await gateway.get("/audit\(query)")
            #expect(answer.json["entries"]?.list.compactMap { $0["event_id"]?.text } == expected, "\(query)")
        }
        #expect(try await gateway.get("/audit?from=tomorrow").status == 422)
        #expect(try await gateway.get("/audit?who=me").status == 400)
        try await gateway.stop()
    }

    @Test func whatWasDoneToOneSessionIsFoundAmongAllOfItsAccount() async throws {
        let gateway = try GatewayUnderTest()
        func cancelled(_ session: TrainingSessionID, _ id: String) throws -> CloudEvent {
            let cancelled = SessionCancelled(
                sessionID: session, organisationID: organisation, previousStatus: .scheduled, effectiveAt: t0)
            return try event(cancelled, id: id)
        }
        let session: TrainingSessionID = Fixtures.id(5)
        try gateway.harness.apply([cancelled(session, "e1"), event(tierChanged(), id: "e2"), cancelled(Fixtures.id(6), "e3")])
        let query = AuditQuery(account: account, about: .session(session))
        let found = try gateway.harness.runtime.database.read { try query.page($0, limit: 2) }
        #expect(found.records.map(\.eventID) == ["e1"] && found.next == nil)
        try await gateway.stop()
    }

    @Test func pagesVisitEveryRecordOnce() async throws {
        let gateway = try GatewayUnderTest()
        let ids = (0..<7).map { "e\($0)" }
        // Three share one instant, so that the order among equals matters.
        try gateway.harness.apply(ids.enumerated().map { try event(tierChanged(), id: $0.element, minutes: max(0, $0.offset - 2)) })
        var seen: [String] = []
        var cursor = ""
        repeat {
            let answer = try await gateway.get("/audit?limit=2\(cursor)")
            seen += answer.json["entries"]?.list.compactMap { $0["event_id"]?.text } ?? []
            cursor = answer.json["next_cursor"]?.text.map { "&cursor=\($0)" } ?? ""
        } while !cursor.isEmpty
        #expect(seen == ids.reversed())
        try await gateway.stop()
    }

    @Test func anEventThatComesTwiceIsOneRecordAndNothingEditsIt() async throws {
        let gateway = try GatewayUnderTest()
        let same = try event(tierChanged(), id: "e1")
        try gateway.harness.apply([same])
        try gateway.harness.apply([same])
        let entries = try await gateway.get("/audit").json["entries"]
        #expect(entries?.list.count == 1 && entries?[0]?["changes"]?.list.isEmpty == false)
        let database = gateway.harness.runtime.database
        for statement in ["DELETE FROM audit", "UPDATE audit SET actor = 'nobody'"] {
            #expect(throws: DatabaseError.self) { try database.write { try $0.execute(statement) } }
        }
        #expect(try await gateway.get("/audit").json["entries"]?[0]?["actor"]?.text == "eva@dembrane.com")
        try await gateway.stop()
    }

    @Test func whatAnEventHeldIsToldHoweverDeepOrLongItHasBecome() async throws {
        let gateway = try GatewayUnderTest()
        var deep = try event(discountSet(), id: "deep")
        let nested = String(repeating: "{\"a\":", count: 62) + "1" + String(repeating: "}", count: 62)
        deep.data = Array(#"{"organisation_id":"\#(organisation)","unknown":\#(nested)}"#.utf8)
        // Written again, these numbers are longer than they were.
        var long = try event(discountSet(), id: "long")
        let numbers = Array(repeating: "1e308", count: 160_000).joined(separator: ",")
        long.data = Array(#"{"organisation_id":"\#(organisation)","unknown":[\#(numbers)]}"#.utf8)
        try gateway.harness.apply([deep, long])
        #expect(try await gateway.get("/audit").status == 200)
        try await gateway.stop()

        // The account's timeline holds both.
        let rollup = HTTPResponse.owner(#"{"account":{"organisation_id":"\#(organisation)"}}"#)
        let joined = try GatewayUnderTest([.rollup: { _ in rollup }])
        try joined.harness.apply([deep, long])
        #expect(try await joined.get("/accounts/\(account)").status == 200)
        try await joined.stop()
    }

    @Test func theExportHoldsEverythingAndNoFormula() async throws {
        let gateway = try GatewayUnderTest()
        let events = try (0..<1_201).map { try event(tierChanged(reason: "=1+1, \"quoted\""), id: "e\($0)") }
        try gateway.harness.apply(events)
        let export = try await gateway.get("/audit.csv")
        #expect(export.headers["Content-Type"] == "text/csv; charset=utf-8")
        let lines = export.text.split(separator: "\r\n")
        #expect(lines.count == 1_202)
        #expect(lines[0] == "event_id,at,actor,action,account_id,workspace_id,organisation_id,before,after,reason,trace_id")
        #expect(lines[1].contains(",\"'=1+1, \"\"quoted\"\"\","))
        #expect(lines[1].hasPrefix("e1200,2026-11-23T09:00:00Z,eva@dembrane.com,tier-changed,"))
        try await gateway.stop()
    }

    @Test(arguments: [
        ("plain", "plain"), ("=SUM(A1)", "'=SUM(A1)"), ("+31 20", "'+31 20"), ("-2+3", "'-2+3"), ("-12", "-12"), ("@cmd", "'@cmd"),
        ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("", ""),
        (" x", "\" x\""),
    ])
    func aCellIsTextToASpreadsheet(text: String, expected: String) {
        #expect(CSV.cell(text) == expected)
    }
}

@Suite("What the trail keeps of invoices")
struct AuditOfInvoicesTests {
    @Test func aDocumentIsToldByWhatStandsAtItsHeadAndItsBytesNotAtAll() {
        let issued = AuditChange([
            "invoice_id": "1", "purpose": "period",
            "document": ["number": "2026-000001", "total_cents": 12_100, "lines": [["net_cents": 10_000]], "buyer": ["city": "Utrecht"]],
        ])
        #expect(issued.after == ["invoice_id": "1", "purpose": "period", "number": "2026-000001", "total_cents": 12_100])
        let stored = AuditChange(["invoice_id": "1", "format": "pdf", "sha256": "ab", "content": "JVBERi0="])
        #expect(stored.after == ["invoice_id": "1", "format": "pdf", "sha256": "ab"])
    }
}
