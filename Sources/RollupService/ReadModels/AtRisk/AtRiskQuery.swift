import Contracts
import Database

/// The workspaces at risk, most urgent first (DOMAIN §7).
struct AtRiskQuery {
    struct RowAnswer: Encodable, Sendable {
        var workspaceID: WorkspaceID
        var workspaceName: String
        var accountID: AccountID
        var organisationID: OrganisationID
        var organisationName: String
        var tier: Tier
        var `class`: RevenueClass
        var reason: RiskReason
        var reasons: [RiskReason]
        var detail: String
        var countedSeconds: Int64
        var capSeconds: Int64?
        var projectedAt: Instant?
        var downgradedAt: Instant?
        var downgradedFrom: Tier?
        var mrrCents: Cents
        var admins: [Contact]
        /// The last login of any of the admins, and the logins of the one who came most often.
        var lastLoginAt: Instant?
        var logins30Days: Int
        var remedy: Remedy
        var actions: [RiskAction]

        enum CodingKeys: String, CodingKey {
            case workspaceID, workspaceName, accountID, organisationID, organisationName, tier, `class`, reason, reasons, detail
            case countedSeconds, capSeconds, projectedAt, downgradedAt, downgradedFrom, mrrCents, admins, lastLoginAt, remedy, actions
            case logins30Days = "logins_30d"
        }
    }

    private struct Assessed {
        let candidate: RiskCandidate
        let assessment: RiskAssessment
        let reason: RiskReason
    }

    let connection: Connection
    let now: Instant

    /// One page of rows, with where the next one begins.
    func rows(reason: RiskReason?, skipping: Int, limit: Int) throws -> (rows: [RowAnswer], next: Int?) {
        let state = try RollupState.load(connection) ?? RollupState(startingAt: now)
        let since = now.adding(days: -Downgrade.recentDays - 1)
        let assessed = try RiskTable(connection: connection).candidates(state.openMonth, downgradedSince: since).compactMap(assess)
            .filter { reason == nil || $0.reason == reason }.sorted(by: Self.isMoreUrgent)
        let page = assessed.dropFirst(skipping).prefix(limit)
        let contacts = ContactReader(connection, LoginWindow(currentAfter: state.loginsAfter))
        let end = skipping + page.count
        return (try page.map { try row($0, contacts) }, end < assessed.count ? end : nil)
    }

    private func assess(_ candidate: RiskCandidate) -> Assessed? {
        let assessment = RiskAssessment(candidate.figures, now: now)
        return assessment.reason.map { Assessed(candidate: candidate, assessment: assessment, reason: $0) }
    }

    /// Rank, then share of the cap, then revenue, then name.
    private static func isMoreUrgent(_ left: Assessed, _ right: Assessed) -> Bool {
        if left.reason != right.reason { return left.reason.rank < right.reason.rank }
        let (one, other) = (left.candidate, right.candidate)
        // Shares compared without division: a / b > c / d is a · d > c · b. Unlimited hours are no share at all.
        let leftShare = one.figures.capSeconds == nil ? 0 : one.figures.countedSeconds * (other.figures.capSeconds ?? 1)
        let rightShare = other.figures.capSeconds == nil ? 0 : other.figures.countedSeconds * (one.figures.capSeconds ?? 1)
        if leftShare != rightShare { return leftShare > rightShare }
        if one.mrr != other.mrr { return one.mrr > other.mrr }
        let names = (one.name.lowercased(), other.name.lowercased())
        return names.0 == names.1 ? one.workspaceID < other.workspaceID : names.0 < names.1
    }

    private func row(_ assessed: Assessed, _ reader: ContactReader) throws -> RowAnswer {
        let candidate = assessed.candidate
        let figures = candidate.figures
        let admins = try reader.contacts(candidate.admins)
        let bestLogins = admins.map(\.logins30Days).max() ?? 0
        let isDowngraded = assessed.assessment.reasons.contains(.recentlyDowngraded)
        return RowAnswer(
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
