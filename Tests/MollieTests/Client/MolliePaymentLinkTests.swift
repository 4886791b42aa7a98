import Contracts
import Mollie
import TestKit
import Testing
import WireJSON

@Suite struct MolliePaymentLinkTests {
    private static func link(_ changes: String..., amount: String = #"{"currency":"EUR","value":"24.95"}"#) throws -> MolliePaymentLink {
        let json = #"""
            {"resource":"payment-link","id":"pl_4Y0eZitmBnQ6ID","mode":"test","description":"Invoice 2026-0007",
            "amount":\#(amount),"profileId":"pfl_QkEhN94Ba","createdAt":"2026-11-20T09:29:56+00:00",
            \#(changes.map { $0 + "," }.joined())
            "_links":{"paymentLink":{"href":"https://paymentlink.mollie.com/payment/4Y0eZitmBnQ6ID/","type":"text/html"}}}
            """#
        return try WireJSONDecoder().decode(MolliePaymentLink.self, from: Array(json.utf8))
    }

    @Test func readsEveryMember() throws {
        let link = try Self.link("\"paidAt\":null", "\"archived\":false", "\"expiresAt\":\"2026-12-20T09:29:56+00:00\"")
        #expect(link.id.text == "pl_4Y0eZitmBnQ6ID")
        #expect(link.description.text == "Invoice 2026-0007")
        #expect(link.amount?.cents == Cents(2_495))
        #expect(link.url.text == "https://paymentlink.mollie.com/payment/4Y0eZitmBnQ6ID/")
        #expect(link.createdAt == Instant("2026-11-20T09:29:56Z"))
        #expect(link.expiresAt == Instant("2026-12-20T09:29:56Z"))
        #expect(link.paidAt == nil)
        #expect(!link.isArchived)
        #expect(link.mode == .test)
    }

    @Test func mayLeaveTheAmountToThePayer() throws {
        #expect(try Self.link(amount: "null").amount == nil)
    }

    @Test func hasTheStateThatItsMembersSay() throws {
        let before = "\"expiresAt\":\"\(t0.adding(seconds: -1))\""
        let atOnce = "\"expiresAt\":\"\(t0)\""
        let later = "\"expiresAt\":\"\(t0.adding(seconds: 1))\""
        let paid = "\"paidAt\":\"2026-11-21T00:00:00Z\""
        let archived = "\"archived\":true"
        #expect(try Self.link().state(at: t0) == .open)
        #expect(try Self.link(later).state(at: t0) == .open)
        #expect(try Self.link(atOnce).state(at: t0) == .expired)
        #expect(try Self.link(before).state(at: t0) == .expired)
        #expect(try Self.link(before, archived).state(at: t0) == .archived)
        #expect(try Self.link(before, archived, paid).state(at: t0) == .paid)
    }

    @Test(arguments: ["", " ", "\u{200B}", String(repeating: "a", count: 256), "a\u{0}b"])
    func aDraftNeedsADescription(description: String) throws {
        let amount = try #require(MollieAmount(Cents(100)))
        #expect(throws: MollieFailure.self) { try MolliePaymentLinkDraft(description: description, amount: amount) }
    }

    @Test func aDraftAsksForSomething() throws {
        #expect(throws: MollieFailure.invalid(reason: "a payment link asks for more than nothing")) {
            try MolliePaymentLinkDraft(description: "Invoice", amount: .zero)
        }
    }
}
