import Contracts
import EventKit
import Mail
import ServiceTesting
import TestKit
import Testing
@testable import Gateway

@Suite struct NoticeMailingTests {
    private typealias Given = NoticeFixtures

    /// Seven requests, one every half hour from nine on.
    private func askSevenTimes(_ gateway: MailingGateway) async throws {
        for number in UInt64(1)...7 {
            let now = t0.adding(seconds: Int(number - 1) * 1_800)
            gateway.harness.time.set(now)
            try gateway.harness.tell(Given.event(Given.request(number), number, at: now))
            try await gateway.settle(at: now)
        }
    }

    @Test func sevenRequestsAreFiveMailsAndOneDigestWithTwo() async throws {
        let folder = TestFolders.make()
        let gateway = try MailingGateway(directory: folder)
        try gateway.harness.see("ann")
        try gateway.harness.apply([try Given.named("Stad Ærø")])
        try await askSevenTimes(gateway)
        let singles = gateway.mails.all
        #expect(singles.count == 5)
        #expect(singles.allSatisfy { $0.to.address == "ann@dembrane.com" && $0.subject == "Stad Ærø asks for Guardian" })
        #expect(singles[0].text.contains("https://admin.example.org/requests/\(Fixtures.id(1) as UpgradeRequestID)"))
        try gateway.harness.tell(Given.event(UpgradeRequestDenied(of: Given.request(6), note: "No.", effectiveAt: t0), 20))
        try await gateway.settle(at: t0.adding(days: 1).adding(milliseconds: -1))
        #expect(gateway.mails.all.count == 5, "not before nine")
        try await gateway.settle(at: t0.adding(days: 1))
        #expect(gateway.mails.all.count == 6)
        let digest = try #require(gateway.mails.all.last)
        #expect(digest.subject == "2 notices of the last day")
        #expect(digest.text.components(separatedBy: "asks for Guardian").count == 3)
        #expect(digest.text.contains("- [done] Stad Ærø asks") && digest.html?.contains("<s>") == true)
        try await gateway.harness.stop()

        let restarted = try MailingGateway(now: t0.adding(days: 1).adding(seconds: 30), directory: folder, mails: gateway.mails)
        try await restarted.settle(at: t0.adding(days: 1).adding(seconds: 30))
        #expect(gateway.mails.all.count == 6, "no second one")
        try restarted.harness.tell(Given.event(Given.request(8), 21, at: t0.adding(days: 1)))
        try await restarted.settle(at: t0.adding(days: 1).adding(seconds: 60))
        #expect(gateway.mails.all.count == 7, "there is room for one by one again")
        try await restarted.settle(at: t0.adding(days: 3))
        #expect(gateway.mails.all.count == 7, "no empty digest")
        try await restarted.harness.stop()
    }

    @Test func aDigestThatWasDecidedBeforeACrashIsSentAfterIt() async throws {
        let folder = TestFolders.make()
        let gateway = try MailingGateway(directory: folder)
        try gateway.harness.see("ann")
        try await askSevenTimes(gateway)
        gateway.harness.time.set(t0.adding(days: 1))
        try await gateway.harness.runTimers()
        try await gateway.harness.stop()
        let restarted = try MailingGateway(now: t0.adding(days: 1).adding(seconds: 30), directory: folder, mails: gateway.mails)
        for seconds in [30, 31, 90_000] { try await restarted.settle(at: t0.adding(days: 1).adding(seconds: seconds)) }
        #expect(gateway.mails.all.count == 6)
        try await restarted.harness.stop()
    }

    @Test func aStandstillAtNineLosesNothing() async throws {
        let folder = TestFolders.make()
        let gateway = try MailingGateway(directory: folder)
        try gateway.harness.see("ann")
        try await askSevenTimes(gateway)
        try await gateway.harness.stop()
        let later = t0.adding(days: 1).adding(seconds: 600)
        let restarted = try MailingGateway(now: later, directory: folder, mails: gateway.mails)
        // Something new comes before the timer has had its turn.
        try restarted.harness.prefer(.digest, about: .upgradeRequested, "ann")
        try restarted.harness.tell(Given.event(Given.request(8), 8, at: later))
        try await restarted.settle(at: later)
        #expect(gateway.mails.all.count == 6 && gateway.mails.all.last?.subject == "2 notices of the last day")
        try await restarted.settle(at: t0.adding(days: 2))
        #expect(gateway.mails.all.last?.subject == "One notice of the last day")
        try await restarted.harness.stop()
    }

    @Test func eachIsWrittenToAsTheyWish() async throws {
        let gateway = try MailingGateway()
        for name in ["ann", "bo", "cas"] { try gateway.harness.see(name) }
        try gateway.harness.prefer(.digest, about: .invoiceOverdue, "bo")
        try gateway.harness.prefer(.off, about: .invoiceOverdue, "cas")
        try gateway.harness.tell(
            Given.event(Given.overdue, 1), Given.event(Given.request(), 2, by: .staff(email: "ann@dembrane.com")))
        try await gateway.settle(at: t0)
        func told() -> [String] { gateway.mails.all.map { "\($0.to.address.prefix { $0 != "@" }) \($0.subject.prefix(7))" }.sorted() }
        #expect(told() == ["ann Invoice", "bo An orga", "cas An orga"])
        try await gateway.settle(at: t0.adding(days: 1))
        #expect(told() == ["ann Invoice", "bo An orga", "bo One not", "cas An orga"])
        try await gateway.harness.stop()
    }

    @Test func whoStopsMailsGetsNoneOfThoseThatWait() async throws {
        let gateway = try MailingGateway()
        try gateway.harness.see("ann")
        try gateway.harness.prefer(.digest, about: .invoiceOverdue, "ann")
        try gateway.harness.tell(Given.event(Given.overdue, 1), Given.event(Given.request(), 2))
        try gateway.harness.prefer(.off, about: .invoiceOverdue, "ann")
        try gateway.harness.prefer(.off, about: .upgradeRequested, "ann")
        for day in 0...1 { try await gateway.settle(at: t0.adding(days: day)) }
        #expect(gateway.mails.all == [])
        try await gateway.harness.stop()
    }

    @Test func whatIsOldAndWhoIsLongGoneAreNotMailed() async throws {
        let gateway = try MailingGateway()
        try gateway.harness.see("gone")
        gateway.harness.time.set(t0.adding(days: 90))
        try gateway.harness.see("nowhere", address: "not an address")
        try gateway.harness.see("ann")
        try gateway.harness.tell(
            Given.event(Given.overdue, 1, at: t0.adding(days: 89)),
            Given.event(Given.request(), 2, at: t0.adding(days: 89).adding(hours: 1)))
        try await gateway.settle(at: t0.adding(days: 90))
        #expect(gateway.mails.all.map(\.to.address) == ["ann@dembrane.com"])
        #expect(gateway.mails.all.first?.subject.contains("asks for") == true)
        let list = NoticeList(memberID: try #require(StaffMemberID("ann")), email: "ann@dembrane.com")
        #expect(try gateway.harness.runtime.database.read { try list.unreadCount($0) } == 2, "both are shown")
        try await gateway.harness.stop()
    }

    @Test func theEndOfATierIsMailedToItsManagerAloneAndOnceHoweverOftenItComes() async throws {
        let gateway = try MailingGateway()
        for name in ["ann", "bo"] { try gateway.harness.see(name) }
        try gateway.harness.tell(Given.event(Given.manager("bo@dembrane.com"), 1))
        for _ in 0...1 { try gateway.harness.tell(Given.event(Given.endsSoon, 2)) }
        try await gateway.settle(at: t0)
        #expect(gateway.mails.all.map(\.to.address) == ["bo@dembrane.com"])
        try await gateway.harness.stop()
    }

    @Test func aMailThatCouldNotGoForAWeekIsNoNews() async throws {
        let gateway = try MailingGateway()
        try gateway.harness.see("ann")
        try gateway.harness.tell(Given.event(Given.overdue, 1))
        try await gateway.settle(at: t0.adding(days: 7))
        #expect(gateway.mails.all == [])
        try await gateway.harness.stop()
    }
}
