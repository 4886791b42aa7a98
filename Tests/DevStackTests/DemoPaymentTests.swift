import Contracts
import Mollie
import Testing
import WireJSON

@testable import DevStack

/// What Mollie collected in the demo.
@Suite struct DemoPaymentTests {
    private struct Unfit: Error {}

    static let moments = ["2026-11-23T09:30:00Z", "2026-03-01T00:00:01Z", "2028-02-29T12:00:00Z"]

    private func world(_ moment: String, _ size: DemoSize = .small, seed: UInt64 = 1) throws -> DemoWorld {
        DemoWorld(size: size, seed: seed, now: try #require(Instant(moment)))
    }

    /// As Mollie's client reads them, so that none is one that it can't read.
    private func read(_ charges: [DemoCharge]) throws -> [MolliePayment] {
        try charges.map { charge in
            guard case .object(var members) = charge.json else { throw Unfit() }
            members["mode"] = "test"
            return try WireJSONDecoder().decode(MolliePayment.self, from: try WireJSONEncoder().encode(JSONValue.object(members)))
        }
    }

    @Test(arguments: moments) func everyStatusAndFormOccursAndNothingIsToCome(moment: String) throws {
        let world = try world(moment)
        let payments = try read(DemoCharge.all(of: world))
        let links = DemoPaymentLink.all(of: world)
        let statuses = Set(payments.map(\.status.text)).union(links.flatMap(\.attempts).map(\.status.rawValue))
        #expect(statuses == Set(PaymentStatus.allCases.map(\.rawValue)))
        #expect(payments.contains { $0.sequenceType == .first && $0.amount > .zero } && payments.contains { $0.amount == .zero })
        #expect(payments.contains { $0.subscriptionID != nil } && payments.contains { $0.metadata == ["kind": "retry"] })
        #expect(payments.contains { $0.sequenceType == .recurring && $0.subscriptionID == nil && $0.metadata == nil })
        #expect(payments.contains { $0.amountRefunded > .zero } && payments.contains { $0.amountChargedBack > .zero })
        #expect(payments.count { $0.customerID == nil } == 2)
        let instants = payments.map(\.createdAt)
        #expect(instants == instants.sorted() && instants.allSatisfy { $0 <= world.now })
        #expect(Set(payments.map(\.id)).count == payments.count && Set(links.map(\.account)).count == links.count)
    }

    @Test func theyAreTheSameForTheSameSeedAndNotMoreInALargeDemo() throws {
        let first = try world(Self.moments[0])
        #expect(DemoCharge.all(of: first) == DemoCharge.all(of: first) && DemoPaymentLink.all(of: first) == DemoPaymentLink.all(of: first))
        let large = try world(Self.moments[0], .medium)
        #expect(DemoCharge.all(of: large).count == DemoCharge.all(of: first).count && DemoPaymentLink.all(of: large).count == 5)
        #expect(DemoCharge.all(of: try world(Self.moments[0], .none)).isEmpty)
        #expect(DemoPaymentLink.all(of: try world(Self.moments[0], .none)).isEmpty)
        let other = try world(Self.moments[0], seed: 2)
        #expect(Set(DemoCharge.all(of: first).map(\.id)).isDisjoint(with: DemoCharge.all(of: other).map(\.id)))
    }

    @Test func nobodyPaysByALinkWhoseStoryIsNotToPay() throws {
        let world = try world(Self.moments[0])
        let debtors = Set(DemoInvoice.all(of: world).filter { $0.story == .managedUnpaid }.map(\.account))
        let paid = DemoPaymentLink.all(of: world).filter { $0.attempts.contains { $0.status == .paid } }
        #expect(paid.count == 3 && paid.allSatisfy { !debtors.contains($0.account) })
    }
}
