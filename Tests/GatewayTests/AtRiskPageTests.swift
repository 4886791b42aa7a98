import Contracts
import StaffAPI
import TestKit
import Testing
@testable import Gateway

@Suite struct AtRiskPageTests {
    @Test func riskRowsSayEveryReasonAndTheProjectedDay() {
        let page = Fixtures.riskPage(Fixtures.risk())
        #expect(page.contains("cap reached on 26-11-2026 at this pace"))
        #expect(page.contains("also downgraded from Guardian on 19-11-2026"))
        #expect(page.contains("Warm upgrade talk"))
    }

    @Test func aLockedWorkspaceShowsWhatLocksItAndWhatStaffMadeOfIt() {
        var row = Fixtures.risk(.atCap)
        (row.countedSeconds, row.lifetimeSeconds, row.lockedSince) = (600, 7_200, t0.adding(days: -40))
        (row.resets12Months, row.lastResetReason) = (2, "Test recordings")
        row.outcome = Word(.falseAlarm)
        row.outcomeNote = "They only tried it"
        let page = Fixtures.riskPage(row)
        #expect(page.contains("2:00 of 1:00") && page.contains("0:10 of it this month"))
        #expect(page.contains("locked since 14-10-2026") && page.contains("reset 2 times in 12 months, last: Test recordings"))
        #expect(page.contains("outcome: false alarm") && page.contains("title=\"They only tried it\""))
        #expect(Fixtures.codes(.snooze, in: page) == ["snooze-risk"] && Fixtures.codes(.riskOutcome, in: page) == ["risk-outcome"])
        row.snooze = ShownSnooze(until: Instant("2026-12-01T00:00:00Z"), unlessWorse: true, reason: "On holiday")
        let aside = Fixtures.riskPage(row)
        #expect(aside.contains("snoozed to the end of 30-11-2026, or until it gets worse"))
        #expect(Fixtures.codes(.endSnooze, in: aside) == ["end-snooze"] && Fixtures.codes(.snooze, in: aside).isEmpty)
    }

    @Test func aDowngradeThatTheDetailTellsIsNotToldTwice() {
        var row = Fixtures.risk(.recentlyDowngraded)
        row.detail = "Downgraded from Guardian 4 days ago"
        let page = Fixtures.riskPage(row)
        #expect(page.contains("Downgraded from Guardian 4 days ago<small>cap reached on 26-11-2026 at this pace · on 19-11-2026</small>"))
    }

    @Test func anActionThatDoesNotApplyToARiskIsGreyed() {
        var row = Fixtures.risk()
        row.actions = ["change_tier", "reset_usage"]
        let page = Fixtures.riskPage(row)
        #expect(Fixtures.codes(.trial, in: page) == ["trial!no-trial"])
        #expect(Fixtures.codes(.tier, in: page) == ["tier"])
    }

    @Test func theWorkspacesOfADowngradedAccountShareOneRow() {
        var other = Fixtures.risk(.recentlyDowngraded)
        other.workspaceID = Fixtures.id(9)
        let page = AtRiskPage(
            viewer: Fixtures.viewer(), address: AtRiskAddress(),
            answer: AtRiskAnswer(rows: [Fixtures.risk(.recentlyDowngraded), other, Fixtures.risk(.atCap)]), now: t0
        ).html().source
        #expect(page.components(separatedBy: "data-row=").count == 3)
        #expect(page.contains("data-row=\"downgraded-\(Fixtures.risk().accountID)\""))
        #expect(page.contains("2 workspaces"))
    }
}
