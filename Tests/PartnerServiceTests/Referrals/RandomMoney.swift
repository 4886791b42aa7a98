import Contracts
import EventKit
import ServiceTesting
import TestKit
@testable import PartnerService

/// A random past of a client's payments: the events that tell of it, in an order in which they may come, and what a partner earns by them, reckoned
/// from the story itself.
struct RandomMoney {
    /// The referral of the story runs for ten days from `t0` on.
    static let days = 0...10
    static let percent: Int64 = 17

    /// Each in its order, which stays.
    private var threads: [[any EventPayload]] = []
    /// In any order: they come under different keys.
    private var loose: [any EventPayload] = []
    private(set) var expected: Int64 = 0
    private let counting: ClosedRange<Int>
    private var random: SeededGenerator

    /// - Parameter counting: the days of which payments count.
    init(seed: UInt64, counting: ClosedRange<Int> = days) {
        self.counting = counting
        random = SeededGenerator(seed: seed)
        for number in 1...Int.random(in: 2...6, using: &random) { addInvoice(number) }
        for number in 1...Int.random(in: 2...6, using: &random) { addCharge(number) }
    }

    private mutating func addCharge(_ number: Int) {
        let (amount, day) = (Int64.random(in: 1...90_000, using: &random), Int.random(in: -3...13, using: &random))
        let refunded = Bool.random(using: &random) ? Int64.random(in: 0...amount, using: &random) : 0
        let time = t0.adding(days: day)
        let id: ShortText = "tr_\(number)"
        let net = Bool.random(using: &random) ? Int64.random(in: 0...amount, using: &random) : nil
        var open = BillingWorld.charge(id, Cents(amount), on: time)
        (open.status, open.paidAt) = ("open", nil)
        loose += [open, BillingWorld.charge(id, Cents(amount), net: net.map { Cents($0) }, on: time)]
        if refunded > 0 {
            loose.append(BillingWorld.charge(id, Cents(amount), net: net.map { Cents($0) }, refunded: Cents(refunded), on: time))
        }
        if counting.contains(day) { expected += share(amount - refunded, net ?? amount, amount) }
    }

    private mutating func addInvoice(_ number: Int) {
        let net = Int64.random(in: 100...900_000, using: &random)
        let total = BillingWorld.gross(Cents(net)).amount
        let count = Int.random(in: 1...3, using: &random)
        var events: [any EventPayload] = []
        var kept: [(day: Int, mark: Int, amount: Int64)] = []
        for part in 1...count {
            let mark = number * 10 + part
            let amount = part == count ? total - total / Int64(count) * Int64(count - 1) : total / Int64(count)
            let day = Int.random(in: -3...13, using: &random)
            events.append(marked(number, mark, net: Cents(net), amount: Cents(amount), on: t0.date.adding(days: day)))
            let isWithdrawn = Int.random(in: 0..<5, using: &random) == 0
            if isWithdrawn { events.append(BillingWorld.withdrawn(number, mark, amount: Cents(amount))) }
            var back: Int64 = 0
            if Bool.random(using: &random) {
                back = Int64.random(in: 0...amount, using: &random)
                let place = (invoice: number, mark: mark)
                loose.append(BillingWorld.charge("tr_\(mark)0", Cents(amount), chargedBack: Cents(back), mark: place))
            }
            kept.append((day, mark, isWithdrawn ? 0 : amount - back))
        }
        var room = total
        if Int.random(in: 0..<3, using: &random) == 0 {
            let credited = Int64.random(in: 1...total, using: &random)
            events.append(BillingWorld.credited(number, Cents(credited), isWhole: credited == total))
            room -= credited
        }
        threads.append(events)
        if number.isMultiple(of: 2) { loose.append(BillingWorld.issued(number, net: Cents(net))) }
        if number.isMultiple(of: 3) { loose.append(BillingWorld.paidPeriod(number, net: Cents(net))) }
        for receipt in kept.sorted(by: { ($0.day, $0.mark) < ($1.day, $1.mark) }) {
            let amount = min(room, receipt.amount)
            room -= amount
            if counting.contains(receipt.day) { expected += share(amount, net, total) }
        }
    }

    /// Of every other invoice parts alone are told, which don't say of how much they are parts.
    private func marked(_ invoice: Int, _ mark: Int, net: Cents, amount: Cents, on day: LocalDate) -> any EventPayload {
        if invoice.isMultiple(of: 2) { return BillingWorld.part(invoice, mark, amount: amount, on: day) }
        return BillingWorld.paid(invoice, mark, net: net, amount: amount, on: day)
    }

    /// Half to even, by another way than the ledger's.
    private func share(_ amount: Int64, _ net: Int64, _ total: Int64) -> Int64 {
        let (part, whole) = (Int128(amount) * Int128(net) * Int128(Self.percent), Int128(total) * 100)
        let floor = part / whole
        let twice = 2 * (part - floor * whole)
        return Int64(floor) + (twice > whole || (twice == whole && !floor.isMultiple(of: 2)) ? 1 : 0)
    }

    /// All events in one possible order, some of them told again later, in batches.
    mutating func batches() throws -> [[CloudEvent]] {
        var world = BillingWorld()
        var events: [CloudEvent] = []
        var waiting = threads + loose.map { [$0] }
        while !waiting.isEmpty {
            let index = Int.random(in: waiting.indices, using: &random)
            let payload = waiting[index].removeFirst()
            events.append(try world.event(payload))
            if waiting[index].isEmpty { waiting.remove(at: index) }
            if Int.random(in: 0..<4, using: &random) == 0, let again = events.randomElement(using: &random) { events.append(again) }
        }
        var batches: [[CloudEvent]] = []
        while !events.isEmpty {
            let size = min(events.count, Int.random(in: 1...4, using: &random))
            batches.append(Array(events.prefix(size)))
            events.removeFirst(size)
        }
        return batches
    }
}
