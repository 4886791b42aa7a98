import Contracts
import Database

/// The workspaces at risk, most urgent first (DOMAIN §7).
struct AtRiskQuery {
    private struct Assessed {
        let candidate: RiskCandidate
        let assessment: RiskAssessment
        let reason: RiskReason
        let position: RiskPosition
    }

    let connection: Connection
    let now: Instant

    /// One page of rows, and the position to go on from when there are more.
    /// - Parameter reason: only workspaces whose most urgent reason is this one.
    func rows(reason: RiskReason?, after: RiskPosition?, limit: Int) throws -> (rows: [AtRiskRow], next: RiskPosition?) {
        let state = try RollupState.load(connection) ?? RollupState(startingAt: now)
        var page: [Assessed] = []
        func take(_ assessed: Assessed) -> Bool {
            page.append(assessed)
            return page.count <= limit
        }
        let isThrough = try forEachNearCap(reason, state.openMonth, after: after, pieceSize: limit + 1, take)
        if isThrough, reason == nil || reason == .recentlyDowngraded {
            page += try downgraded(state.openMonth, after: after).prefix(limit + 1 - page.count)
        }
        let contacts = ContactReader(connection, LoginWindow(currentAfter: state.loginsAfter))
        let rows = try page.prefix(limit).map { try row($0, contacts) }
        return (rows, page.count > limit ? page[limit - 1].position : nil)
    }

    /// The row of one workspace; nil when it isn't at risk.
    func row(of workspaceID: WorkspaceID) throws -> AtRiskRow? {
        let state = try RollupState.load(connection) ?? RollupState(startingAt: now)
        let candidate = try RiskTable(connection: connection).candidate(workspaceID, state.openMonth)
        guard let assessed = candidate.flatMap(assess) else { return nil }
        return try row(assessed, ContactReader(connection, LoginWindow(currentAfter: state.loginsAfter)))
    }

    /// Hands over those near or at their cap in order until the body answers false; false when it did.
    private func forEachNearCap(
        _ reason: RiskReason?, _ month: Month, after: RiskPosition?, pieceSize: Int, _ body: (Assessed) -> Bool
    ) throws -> Bool {
        guard let bands = Self.bands(of: reason) else { return true }
        var position = after
        while true {
            let piece = try RiskTable(connection: connection).candidates(month, bands, after: position, limit: pieceSize)
            for candidate in piece {
                // One that is only halfway may be no risk at this pace, or a risk for another reason, which has its own place.
                guard let assessed = assess(candidate), assessed.reason != .recentlyDowngraded else { continue }
                guard body(assessed) else { return false }
            }
            guard piece.count == pieceSize, let last = piece.last else { return true }
            position = last.position
        }
    }

    /// Those that are here for their downgrade alone: few, since it must be recent, and by their shares in an order of their own.
    private func downgraded(_ month: Month, after: RiskPosition?) throws -> [Assessed] {
        let since = now.adding(days: -Downgrade.recentDays - 1)
        let assessed = try RiskTable(connection: connection).downgraded(month, since: since).compactMap(assess)
            .filter { $0.reason == .recentlyDowngraded }.sorted { $0.position < $1.position }
        guard let after else { return assessed }
        return Array(assessed.drop { $0.position <= after })
    }

    /// Where in the order the workspaces with this reason are; nil where they are not in it.
    private static func bands(of reason: RiskReason?) -> ClosedRange<CapBand>? {
        switch reason {
        case nil: .blocked ... .halfway
        case .pilotHardBlock: .blocked ... .blocked
        case .atCap: .reached ... .reached
        case .approachingCap: .near ... .halfway
        case .recentlyDowngraded: nil
        }
    }

    private func assess(_ candidate: RiskCandidate) -> Assessed? {
        let assessment = RiskAssessment(candidate.figures, now: now)
        guard let reason = assessment.reason else { return nil }
        var position = candidate.position
        if reason == .recentlyDowngraded { position.band = RiskPosition.bandBeyondCaps }
        return Assessed(candidate: candidate, assessment: assessment, reason: reason, position: position)
    }

    private func row(_ assessed: Assessed, _ reader: ContactReader) throws -> AtRiskRow {
        let candidate = assessed.candidate
        let figures = candidate.figures
        let admins = try reader.contacts(candidate.admins)
        let bestLogins = admins.map(\.logins30Days).max() ?? 0
        let isDowngraded = assessed.assessment.reasons.contains(.recentlyDowngraded)
        return AtRiskRow(
            workspaceID: candidate.workspaceID, workspaceName: candidate.name, accountID: candidate.accountID,
            organisationID: candidate.organisationID,
            organisationName: try OrganisationTable(connection: connection).name(candidate.organisationID),
            tier: figures.tier, class: candidate.revenueClass, reason: assessed.reason, reasons: assessed.assessment.reasons,
            detail: RiskDetail.text(assessed.reason, figures, assessed.assessment, now: now), countedSeconds: figures.countedSeconds,
            capSeconds: figures.capSeconds, projectedAt: assessed.assessment.projectedAt,
            downgradedAt: isDowngraded ? figures.downgrade?.at : nil, downgradedFrom: isDowngraded ? figures.downgrade?.from : nil,
            mrrCents: candidate.mrr, admins: admins, lastLoginAt: admins.compactMap(\.lastLoginAt).max(), logins30Days: bestLogins,
            remedy: Remedy.suggest(assessed.reason, bestLogins: bestLogins),
            actions: RiskAction.applying(
                to: assessed.assessment.reasons, tier: figures.tier, revenueClass: candidate.revenueClass, mode: candidate.mode))
    }
}
