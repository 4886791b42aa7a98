import Contracts
import EventSourcing
import Testing
@testable import RollupService

@Suite("Putting a risk aside, and what comes of it")
struct RiskSnoozeTests {
    private static let risk = RiskIdentity(
        workspaceID: Given.workspace(1), accountID: AccountID(of: Given.organisation), organisationID: Given.organisation)

    private func snooze(_ until: Instant? = nil, unlessWorse: Bool = true, _ reason: RiskReason = .approachingCap) -> RiskSnooze {
        RiskSnooze(until: until, unlessWorse: unlessWorse, riskReason: reason, reason: "later")
    }

    private func state(_ reasons: [RiskReason], _ snooze: RiskSnooze?) -> RiskState {
        RiskState(reasons: reasons, snooze: snooze, outcome: RiskState.Outcome(outcome: .saved, note: "signed"))
    }

    private func refused(_ snooze: RiskSnooze) -> String? {
        do {
            _ = try SnoozeRisk(risk: Self.risk, snooze: snooze).decide(RiskState(), at: Given.t0)
            return nil
        } catch let rejection as Rejection {
            return rejection.field
        } catch {
            return "\(error)"
        }
    }

    @Test func needsAnEndWithinAYear() {
        #expect(refused(snooze(unlessWorse: false)) == "until")
        #expect(refused(snooze(Given.t0)) == "until")
        #expect(refused(snooze(Given.at("2027-11-24T00:00:01Z"))) == "until")
        #expect(refused(snooze(Given.at("2027-11-24"))) == nil, "the last day counts to its end")
        #expect(refused(snooze()) == nil)
    }

    @Test func theSameSnoozeAgainIsNothingNew() throws {
        let held = state([.approachingCap], snooze())
        #expect(try SnoozeRisk(risk: Self.risk, snooze: snooze()).decide(held, at: Given.t0).isEmpty)
        #expect(try SnoozeRisk(risk: Self.risk, snooze: snooze(Given.at("2026-12-01"))).decide(held, at: Given.t0).count == 1)
    }

    static let ends: [(RiskSnooze, [RiskReason], RiskSnoozeEnded.Cause?)] = [
        (RiskSnooze(until: nil, unlessWorse: true, riskReason: .approachingCap, reason: ""), [.approachingCap], nil),
        (RiskSnooze(until: nil, unlessWorse: true, riskReason: .approachingCap, reason: ""), [.atCap], .worsened),
        (RiskSnooze(until: nil, unlessWorse: true, riskReason: .approachingCap, reason: ""), [.recentlyDowngraded], nil),
        (RiskSnooze(until: nil, unlessWorse: true, riskReason: .approachingCap, reason: ""), [], .left),
        (RiskSnooze(until: Given.at("2026-12-01"), unlessWorse: false, riskReason: .approachingCap, reason: ""), [.atCap], nil),
        (RiskSnooze(until: Given.at("2026-12-01"), unlessWorse: true, riskReason: .approachingCap, reason: ""), [.atCap], .worsened),
        (RiskSnooze(until: Given.at("2026-12-01"), unlessWorse: true, riskReason: .approachingCap, reason: ""), [], nil),
        (RiskSnooze(until: Given.at("2026-11-01"), unlessWorse: true, riskReason: .approachingCap, reason: ""), [.atCap], nil),
    ]

    @Test(arguments: ends)
    func endsWhenItGetsWorseOrIsOver(snooze: RiskSnooze, reasons: [RiskReason], expected: RiskSnoozeEnded.Cause?) {
        let events = AnnounceHealth(risk: Self.risk, reasons: reasons).decide(state([.approachingCap], snooze), at: Given.t0)
        #expect(events.compactMap { ($0 as? RiskSnoozeEnded)?.cause } == [expected].compactMap { $0 })
    }

    @Test func whatCameOfItIsForgottenWithTheRisk() {
        var state = state([.atCap], snooze(Given.at("2026-12-01")))
        for event in AnnounceHealth(risk: Self.risk, reasons: []).decide(state, at: Given.t0) { event.evolve(&state) }
        #expect(state.outcome == nil && state.snooze != nil && state.reasons.isEmpty)
    }

    @Test(arguments: [
        ("2026-11-23T12:00:00Z", -12, "2025-11-23T12:00:00Z"), ("2028-02-29T10:00:00Z", -12, "2027-02-28T10:00:00Z"),
        ("2026-08-31", 6, "2027-02-28"),
    ])
    func monthsAreThoseOfTheCalendar(from: String, months: Int, expected: String) {
        #expect(Given.at(from).adding(months: months) == Given.at(expected))
    }
}
