import Contracts
import EventSourcing
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

@Suite struct EarlierTrialTests {
    private func day(_ number: Int) -> Instant { t0.adding(days: number) }

    @Test func trialsThatAreOverAreToldWithWhatFollowed() throws {
        let invoice = ImportedPaidPeriod(
            invoiceID: InvoiceID(high: 1, low: 1), firstDay: day(-55).date, lastDay: day(-20).date, netCents: .euros(10),
            totalCents: .euros(12), source: "transfer", receivedOn: day(-40).date)
        var story = try AccountStory(
            after: .trial(.innovator, at: day(-300)), .expireTier(at: day(-270)), .trial(.changemaker, at: day(-90)),
            .expireTier(at: day(-60)), .managed(at: day(-56)), .imported(.paidPeriod(invoice), at: day(-40)),
            .selfServe(.toFree, at: day(-9)))
        let past = story.state.pastTrials(at: t0)
        #expect(past.map(\.tier) == [.changemaker, .innovator])
        #expect(past.map(\.converted) == [true, false])
        #expect(past.map(\.endedAt) == [day(-60), day(-270)])
        try story.when(.trial(.changemaker))
        #expect(story.state.pastTrials(at: t0).count == 2, "the running one is not over")
        #expect(story.state.pastTrials(at: day(31)).first?.endedAt == day(30))
    }

    @Test func aTrialThatSomethingElseReplacedEndedThen() throws {
        let story = try AccountStory(after: .trial(at: day(-20)), .subscription(at: day(-10)))
        let past = story.state.pastTrials(at: t0)
        #expect(past.map(\.endedAt) == [day(-10)])
        #expect(past.map(\.converted) == [true])
    }

    /// Paying is what the revenue class says: neither what is given away nor what comes too late.
    @Test func aTrialConvertsWhereTheAccountPaysInTime() throws {
        func converts(_ followed: Asked...) throws -> Bool {
            var story = try AccountStory(after: .trial(at: day(-100)), .expireTier(at: day(-70)))
            for asked in followed { try story.when(asked) }
            return try #require(story.state.pastTrials(at: t0).first).converted
        }
        #expect(try converts(.subscription(at: day(-40))))
        #expect(try !converts(.subscription(at: day(-39))))
        #expect(try !converts(.discount(.scholarship, 100, at: day(-60)), .subscription(at: day(-50))))
        #expect(try !converts(.tier(.guardian, paid: .comped, at: day(-60))))
        #expect(try !converts())
    }

    @Test func whatMayStillConvertIsNotCalledAFailure() throws {
        let story = try AccountStory(after: .trial(at: day(-31)), .expireTier(at: day(-1)))
        #expect(try #require(story.state.pastTrials(at: t0).first).text.hasSuffix("not paid so far"))
        #expect(try #require(story.state.pastTrials(at: day(29)).first).text.hasSuffix("no payment followed within 30 days"))
    }

    @Test func anotherTrialWithinTwelveMonthsIsWarnedOf() throws {
        func codes(trialBefore days: Int) throws -> [ConfirmationCode] {
            let start = day(-days - 30)
            let story = try AccountStory(after: .trial(at: start), .expireTier(at: day(-days)))
            return GrantTrial(reason: try Reason("Again")).warnings(of: story.state, at: t0).map(\.code)
        }
        #expect(try codes(trialBefore: 364) == [.secondTrial])
        #expect(try codes(trialBefore: 365) == [])
    }

    @Test func aTrialWhoseEndWasMovedIsOne() throws {
        var story = try AccountStory(after: .trial(at: day(-40)))
        try story.when(Asked(MoveTierEnd(end: day(-5), reason: try Reason("A week more")), at: day(-20)))
        try story.when(.expireTier(at: day(-5)))
        #expect(story.state.pastTrials(at: t0).map(\.startedAt) == [day(-40)])
        #expect(story.state.pastTrials(at: t0).map(\.endedAt) == [day(-5)])
    }
}
