import Contracts
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("What a client pays whom a partner brought")
struct ReferralPriceTests {
    /// Of two discounts a seat gets the better one, and an invoice goes by the first day of its period.
    @Test func theAmountFollowsReferrals() async throws {
        try await withInvoicing(given: try Facts.buyer) { service in
            func amount() async throws -> JSONValue? { try await service.renewal()["next_amount_cents"] }
            func list(_ percent: Int) -> JSONValue {
                .integer(PriceList.standard.intervalAmount(.guardian, .annual, seats: 3, discount: Percent(percent) ?? .zero).amount)
            }
            let referral = ReferralFacts(until: t0.adding(days: 400))
            try service.apply([referral.agreed(20)], topic: EventContext.partner.topic)
            #expect(try await amount() == list(20))
            try await service.command(.put, accountPath + "/discount", ["kind": "scholarship", "percent": 10, "reason": "Education"])
            #expect(try await amount() == list(20))
            try await service.issue()
            #expect(try await service.get("/invoices").json["invoices"]?[0]?["net_cents"] == list(20))
            try service.apply([referral.ended], topic: EventContext.partner.topic)
            let next = try await service.get("/renewals?within=400d").json["renewals"]?[0]
            #expect(next?["next_amount_cents"] == list(10), "the next period, and what was issued stays")
            #expect(try await service.get("/invoices").json["invoices"]?[0]?["net_cents"] == list(20))
        }
    }

    /// Beside what else the account has; it is noted by itself, and goes when it is ended or over.
    @Test func aReferralThatExpiresIsARenewal() async throws {
        try await withInvoicing(given: try Facts.buyer) { service in
            let end = t0.adding(days: 20)
            let referral = ReferralFacts(until: end)
            try service.apply([referral.agreed(0)], topic: EventContext.partner.topic)
            func kinds(_ query: String = "") async throws -> [String] {
                try await service.renewals(query).map { String($0.prefix { $0 != "." }) }
            }
            #expect(try await kinds() == ["invoice_period", "referral"])
            #expect(try await kinds("?kind=referral") == ["referral"])
            #expect(try await kinds("?within=10") == ["invoice_period"])
            let first = try await service.get("/renewals?limit=1").json
            let cursor = try #require(first["next_cursor"]?.text)
            #expect(try await service.get("/renewals?limit=1&cursor=\(cursor)").json["renewals"]?[0]?["kind"] == "referral")
            let row = try await service.get("/renewals?kind=referral").json["renewals"]?[0]
            #expect(row?["due_on"] == .string("\(end.date)") && row?["next_amount_cents"] == .null && row?["label"] == "Acme")
            let path = "/renewals/referral.\(account).\(end.date)"
            for (place, note) in [(path, "They go on"), ("/renewals/invoice_period.\(account).\(t0.date)", "Signs")] {
                #expect(try await service.post("\(place)/note", ["note": .string(note)]).status == 200)
            }
            #expect(try await service.get(path).json["renewal"]?["note"] == "They go on")
            try service.apply([referral.ended], topic: EventContext.partner.topic)
            #expect(try await kinds() == ["invoice_period"])
            #expect(try await service.get(path).status == 404)
            #expect(try await service.post("\(path)/note", ["note": "Too late"]).status == 404)
        }
    }

    @Test func anExpiredReferralIsOver() async throws {
        try await withInvoicing(given: try Facts.buyer) { service in
            let end = t0.adding(days: 20)
            try service.apply([ReferralFacts(until: end).agreed(20)], topic: EventContext.partner.topic)
            service.time.set(end)
            #expect(try await service.renewals("?kind=referral") == [])
            #expect(try await service.post("/renewals/referral.\(account).\(end.date)/note", ["note": "Too late"]).status == 404)
        }
    }

    /// The next period begins when it is over.
    @Test func aReferralThatExpiresBeforeTakesNothingOffTheNextAmount() async throws {
        try await withInvoicing(given: try Facts.buyer) { service in
            try await service.issue()
            try service.apply([ReferralFacts(until: t0.adding(days: 30)).agreed(20)], topic: EventContext.partner.topic)
            let list = PriceList.standard.intervalAmount(.guardian, .annual, seats: 3, discount: .zero)
            let next = try await service.get("/renewals?within=400d&kind=invoice_period").json["renewals"]?[0]
            #expect(next?["next_amount_cents"] == .integer(list.amount))
        }
    }
}

/// What a partner says of the client.
private struct ReferralFacts {
    let referral = ReferralIdentity(
        referralID: .random(), partnerOrganisationID: .random(), clientOrganisationID: Known.organisation)
    let until: Instant

    func agreed(_ percent: Int) throws -> CloudEvent {
        let terms = ReferralTerms(kickbackPercent: .zero, discountPercent: try #require(Percent(percent)), startsAt: t0, expiresAt: until)
        return try event(ReferralAgreed(referral, terms: terms, reason: "They brought them", effectiveAt: t0), 1)
    }

    var ended: CloudEvent {
        get throws { try event(ReferralEnded(referral, reason: "Over", effectiveAt: t0), 2) }
    }

    private func event(_ payload: some EventPayload, _ position: Int64) throws -> CloudEvent {
        var event = try CloudEvent.fact(payload, at: t0, source: EventContext.partner.source)
        event.position = position
        return event
    }
}
