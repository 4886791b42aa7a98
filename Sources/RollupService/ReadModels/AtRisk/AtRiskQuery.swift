import Contracts
import Database
import StaffAPI

/// The rows of workspaces at risk, most urgent first (DOMAIN §7).
struct AtRiskQuery {
    /// A page, and what of the list lies around it.
    struct Page {
        var rows: [AtRiskRow] = []
        /// The place of the first row, from 1; nil where there is none.
        var first: Int?
        /// The first row of the page, before which there are more.
        var previous: RiskPosition?
        /// The last row of the page, after which there are more.
        var next: RiskPosition?
        /// How many rows the list has.
        var total: Int
        /// How many workspaces are at risk, whatever the list shows of them; nil in the list of one account.
        var counts: Counts?
    }

    struct Counts {
        /// Of those that nobody has put aside, by their most urgent reason.
        let byReason: [RiskReason: Int]
        let snoozed: Int
    }

    let connection: Connection
    let now: Instant

    /// - Parameter reason: only workspaces whose most urgent reason is this one.
    /// - Parameter isSnoozed: those that staff have put aside, or the others.
    func page(reason: RiskReason?, isSnoozed: Bool, _ edge: PageEdge<RiskPosition>, limit: Int) throws -> Page {
        let state = try RollupState.load(connection) ?? RollupState(startingAt: now)
        let list = try RiskList(connection, state.openMonth, now: now, reason: reason, isSnoozed: isSnoozed)
        let others = try RiskList(connection, state.openMonth, now: now, reason: reason, isSnoozed: !isSnoozed)
        let (counts, otherCounts) = (try list.counts(), try others.counts())
        let snoozed = (isSnoozed ? counts : otherCounts).values.reduce(0, +)
        var page = Page(
            total: sum(counts, shownBy: list), counts: Counts(byReason: isSnoozed ? otherCounts : counts, snoozed: snoozed))
        let found = try list.risks(edge, limit: limit + 1)
        var risks = Array(found.prefix(limit))
        var isMore = found.count > limit
        if case .before = edge {
            risks.reverse()
            if let last = risks.last { isMore = try !list.risks(.after(last.position), limit: 1).isEmpty }
        }
        let contacts = ContactReader(connection, LoginWindow(currentAfter: state.loginsAfter))
        page.rows = try risks.map { try row($0, contacts) }
        guard let head = risks.first, let last = risks.last else { return page }
        let before = if case .after(nil) = edge { 0 } else { sum(try list.counts(before: head.position), shownBy: list) }
        page.first = before + 1
        page.previous = before > 0 ? head.position : nil
        page.next = isMore ? last.position : nil
        return page
    }

    /// The same for the workspaces of one account.
    func page(
        of accountID: AccountID, reason: RiskReason?, isSnoozed: Bool, _ edge: PageEdge<RiskPosition>, limit: Int
    ) throws -> Page {
        let state = try RollupState.load(connection) ?? RollupState(startingAt: now)
        let cares = RiskCareTable(connection: connection)
        let risks = try RiskTable(connection: connection).candidates(state.openMonth, of: accountID)
            .filter { try cares.care($0.workspaceID).isSnoozed(at: now) == isSnoozed }
            .compactMap { AssessedRisk($0, now: now) }.filter { risk in reason.map { $0 == risk.reason } ?? true }
            .sorted { $0.position < $1.position }
        let page = ListPage(of: risks, edge, limit: limit, position: \.position)
        let contacts = ContactReader(connection, LoginWindow(currentAfter: state.loginsAfter))
        return Page(
            rows: try page.rows.map { try row($0, contacts) }, first: page.first, previous: page.previous, next: page.next,
            total: risks.count)
    }

    /// The row of one workspace, whether or not it is put aside; nil when it isn't at risk.
    func row(of workspaceID: WorkspaceID) throws -> AtRiskRow? {
        let state = try RollupState.load(connection) ?? RollupState(startingAt: now)
        let candidate = try RiskTable(connection: connection).candidate(workspaceID, state.openMonth)
        guard let risk = candidate.flatMap({ AssessedRisk($0, now: now) }) else { return nil }
        return try row(risk, ContactReader(connection, LoginWindow(currentAfter: state.loginsAfter)))
    }

    private func sum(_ counts: [RiskReason: Int], shownBy list: RiskList) -> Int {
        counts.reduce(0) { $0 + (list.shows($1.key) ? $1.value : 0) }
    }

    private func row(_ risk: AssessedRisk, _ reader: ContactReader) throws -> AtRiskRow {
        let candidate = risk.candidate
        let figures = candidate.figures
        let admins = try reader.contacts(candidate.admins)
        let bestLogins = admins.map(\.logins30Days).max() ?? 0
        let care = try RiskCareTable(connection: connection).care(candidate.workspaceID)
        let snooze = care.isSnoozed(at: now) ? care.snooze : nil
        let resets = try ResetTable(connection: connection).summary(candidate.workspaceID, now: now)
        let isDowngraded = risk.assessment.reasons.contains(.recentlyDowngraded)
        var row = AtRiskRow(
            workspaceID: candidate.workspaceID, workspaceName: candidate.name, accountID: candidate.accountID,
            organisationID: candidate.organisationID,
            organisationName: try OrganisationTable(connection: connection).name(candidate.organisationID),
            tier: figures.tier, class: candidate.revenueClass, reason: risk.reason, reasons: risk.assessment.reasons,
            detail: RiskDetail.text(risk.reason, figures, risk.assessment, now: now), countedSeconds: figures.countedSeconds,
            capSeconds: figures.capSeconds, projectedAt: risk.assessment.projectedAt,
            downgradedAt: isDowngraded ? figures.downgrade?.at : nil, downgradedFrom: isDowngraded ? figures.downgrade?.from : nil,
            mrrCents: candidate.mrr, admins: admins, lastLoginAt: admins.compactMap(\.lastLoginAt).max(), logins30Days: bestLogins,
            remedy: Remedy.suggest(risk.reason, bestLogins: bestLogins).rawValue,
            actions: RiskAction.applying(
                to: risk.assessment.reasons, tier: figures.tier, revenueClass: candidate.revenueClass, mode: candidate.mode
            ).map(\.rawValue))
        row.lifetimeSeconds = figures.lifetimeSeconds
        row.lockedSince = candidate.lockedSince
        (row.resets12Months, row.lastResetReason) = (resets.count, resets.lastReason)
        row.snooze = snooze.map { ShownSnooze(until: $0.until, unlessWorse: $0.unlessWorse, reason: $0.reason) }
        row.snoozedUntil = snooze?.until
        row.outcome = (care.outcome?.outcome).map(Word.init)
        (row.outcomeNote, row.outcomeAt) = (care.outcome?.note, care.outcomeAt)
        return row
    }
}
