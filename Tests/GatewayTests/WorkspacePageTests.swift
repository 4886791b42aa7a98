import Contracts
import StaffAPI
import TestKit
import Testing
@testable import Gateway

@Suite("The page of a workspace")
struct WorkspacePageTests {
    private static func page(_ change: (inout WorkspaceDetail) -> Void) -> String {
        var workspace = Fixtures.detail.workspace
        change(&workspace)
        return WorkspacePage(
            workspace: workspace, members: [], events: [], names: KnownNames(),
            context: RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)
        ).html().source
    }

    @Test func aLockIsToldWithTheHoursThatMadeIt() {
        let page = Self.page { ($0.countedSeconds, $0.lifetimeSeconds, $0.lockedSince) = (600, 7_200, t0.adding(days: -40)) }
        #expect(page.contains("2:00 of 1:00") && page.contains("0:10 of it this month"))
        #expect(page.contains("Locked since 14-10-2026: \(CapLock.inWords)."))
        let undated = Self.page { $0.lifetimeSeconds = 3_600 }
        #expect(undated.contains("Locked: \(CapLock.inWords)."))
    }

    @Test func nothingIsLockedBelowTheCapWithoutOneOrOnceDeleted() {
        let below = Self.page { $0.lifetimeSeconds = 3_599 }
        #expect(below.contains("0:59 of 1:00") && !below.contains(CapLock.inWords))
        let unlimited = Self.page { ($0.lifetimeSeconds, $0.capSeconds) = (7_200, nil) }
        #expect(unlimited.contains("Hours in ") && !unlimited.contains("2:00<small") && !unlimited.contains(CapLock.inWords))
        let deleted = Self.page { ($0.lifetimeSeconds, $0.deleted) = (7_200, true) }
        #expect(!deleted.contains(CapLock.inWords))
    }
}
