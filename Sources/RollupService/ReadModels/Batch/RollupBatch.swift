import Contracts
import Database
import EventKit

/// One transaction's worth of changes to the read model. Facts are written at once; what follows from them for the lines is collected and
/// done once at the end, however many facts of the batch are about one account.
final class RollupBatch {
    let work: UnitOfWork
    let connection: Connection
    var state: RollupState
    let writer: LineWriter
    let risks: RiskTable
    let locks: LockTable
    let health: HealthQueue

    var dirtyAccounts: Set<AccountID> = []
    var dirtyWorkspaces: Set<WorkspaceID> = []
    /// Addresses whose invitations are to be looked at again, with the address where a fact told it.
    var changedInvitations: [AddressKey: EmailAddress?] = [:]
    /// Accounts whose names or contacts changed, but nothing that counts.
    var renamedAccounts: Set<AccountID> = []
    var recordings: [Recording] = []
    var usage: [UsageKey: Usage] = [:]
    var resets: [Month: [WorkspaceID: Instant]] = [:]
    /// The newest recording that the batch tells of in each workspace, and the oldest that it adds or takes away.
    var newestRecordings: [WorkspaceID: Instant] = [:]
    var oldestChanges: [WorkspaceID: Instant] = [:]
    /// Changes of what was recorded since the last reset that no line of the current month shows.
    var lateLifetimes: [WorkspaceID: LifetimeTable.Change] = [:]
    /// Workspaces whose place among those at risk must be found again.
    var changedRisks: Set<WorkspaceID> = []
    var hasUndatedLocks = false
    /// Logins that came, and logins that left the 30 days of the current month.
    var newLogins: [UserID: [Instant]] = [:]
    var expiredLogins: [UserID: [Instant]] = [:]
    var lineChanges: [LineKey: LineChange] = [:]

    struct Recording {
        let fact: ConversationRecorded
        let stamp: FactStamp
    }

    struct UsageKey: Hashable, Comparable {
        let month: Month
        let workspaceID: WorkspaceID

        static func < (left: Self, right: Self) -> Bool { (left.month, left.workspaceID) < (right.month, right.workspaceID) }
    }

    /// Begins with the state that is stored. The first batch ever starts the timers that follow the clock.
    init(_ work: UnitOfWork) throws {
        self.work = work
        connection = work.connection
        writer = LineWriter(work.connection)
        risks = RiskTable(connection: work.connection)
        locks = LockTable(connection: work.connection)
        health = HealthQueue(connection: work.connection)
        try AddressConversion.run(work)
        if let stored = try RollupState.load(work.connection) {
            state = stored
        } else {
            state = RollupState(startingAt: work.now)
            try state.save(work.connection)
            try ClockTimers.start(state, work)
        }
    }

    var reckoning: LineReckoning { LineReckoning(connection: connection, state: state, now: work.now) }

    var currentMonth: Month { reckoning.currentMonth }

    var window: ClosedRange<Month> { reckoning.window }

    /// Does what follows from the facts, in an order in which each step sees what it needs.
    func finish() throws {
        try applyInvitations()
        try applyRecordings()
        try resolveDirtyWorkspaces()
        try applyLogins()
        try applyLineChanges()
        for accountID in dirtyAccounts.sorted() { try recompute(accountID) }
        try applyLateLifetimes()
        try applyChangedRisks()
        let search = SearchDocument(connection: connection)
        for accountID in renamedAccounts.union(dirtyAccounts).sorted() { try search.refresh(accountID) }
        try writer.writeTotals()
    }

    private func resolveDirtyWorkspaces() throws {
        let workspaces = WorkspaceTable(connection: connection)
        for workspaceID in dirtyWorkspaces { dirtyAccounts.formUnion(try workspaces.accounts(of: workspaceID)) }
        dirtyWorkspaces.removeAll()
    }
}
