import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

/// What of a charge is without VAT, by the setting that says how the platform takes charges.
@Suite("Charges without their VAT")
struct PaymentNetTests {
    private static let renewal: JSONValue = [
        "status": "paid", "sequenceType": "recurring", "customerId": "cst_1", "subscriptionId": "sub_1",
        "amount": ["currency": "EUR", "value": "121.00"],
    ]

    private func nets(_ facts: [CloudEvent], _ chargesIncludeVAT: Bool, _ payment: JSONValue) async throws -> [Cents?] {
        let world = try MollieWorld()
        var configuration = BillingConfiguration.selling
        configuration.chargesIncludeVAT = chargesIncludeVAT
        let selling = configuration
        var nets: [Cents?] = []
        try await ServiceHarness.running(.billing(selling, mollie: try world.connection()), now: t0, given: facts) { service in
            try service.apply([Facts.subscription()])
            let id = try await service.tell(world, payment)
            try await world.control(.post, "/payments/\(id)/refund", ["amount": ["currency": "EUR", "value": "1.00"]])
            _ = try await service.webhook(id)
            try await service.runEffects()
            nets = try service.events().compactMap { try $0.decode(PaymentRecorded.self) }.map(\.netCents)
        }
        return nets
    }

    /// Told whenever something of the payment changes, and always the same.
    @Test func areNetUnlessTheSettingSaysOtherwise() async throws {
        let dutch = try Facts.buyer
        let net = try await nets(dutch, false, Self.renewal)
        #expect(net == [Cents(12_100), Cents(12_100)])
        let gross = try await nets(dutch, true, Self.renewal)
        #expect(gross == [Cents(10_000), Cents(10_000)])
    }

    /// Reverse charge: the buyer owes it.
    @Test func haveNoVATInThemWhereTheBuyerOwesIt() async throws {
        let belgian = try Facts.belgianBuyer
        let net = try await nets(belgian, true, Self.renewal)
        #expect(net == [Cents(12_100), Cents(12_100)])
    }

    @Test func ofWhatNobodyKnowsWhatForNothingIsSaid() async throws {
        let unknown: JSONValue = ["status": "paid", "amount": ["currency": "EUR", "value": "121.00"]]
        #expect(try await nets(try Facts.buyer, true, unknown).allSatisfy { $0 == nil })
    }
}
