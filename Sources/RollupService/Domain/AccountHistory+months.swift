import Contracts

extension AccountHistory {
    /// How far back before the window an account's first revenue is looked for.
    static let monthsLookedBack = 120

    /// The lines of the account in the months of the window, oldest first. Pure: the same history and `now` give the same lines.
    /// Throws `SumOverflow`.
    func months(_ window: ClosedRange<Month>, now: Instant) throws -> [AccountMonth] {
        var lines: [AccountMonth] = []
        var (previous, hadRevenueEver) = try lineBefore(window.lowerBound, now: now)
        for index in window.lowerBound.index...window.upperBound.index {
            guard var line = try line(AsOf(month: Month(index: index), now: now)) else {
                previous = nil
                continue
            }
            line.move(from: previous, hadRevenueEver: hadRevenueEver)
            previous = line
            hadRevenueEver = hadRevenueEver || line.mrr > .zero
            lines.append(line)
        }
        return lines
    }

    /// The line of the month before the window, and whether there was revenue up to then. Revenue comes of terms alone, so that months before
    /// the first of them are not looked at, however old the account says it is. The newest come first: they tell at once of one that pays.
    private func lineBefore(_ month: Month, now: Instant) throws -> (AccountMonth?, Bool) {
        guard let firstTerm = terms.terms.first?.effectiveAt.month, let firstMonth else { return (nil, false) }
        let first = max(firstTerm, firstMonth, month.adding(months: -Self.monthsLookedBack))
        guard first < month else { return (nil, false) }
        func line(_ index: Int) throws -> AccountMonth? { try self.line(AsOf(month: Month(index: index), now: now)) }
        func hasRevenue(_ line: AccountMonth?) -> Bool { line.map { $0.mrr > .zero } ?? false }
        let last = try line(month.index - 1)
        let ever = try hasRevenue(last) || (first.index..<month.index - 1).reversed().contains { hasRevenue(try line($0)) }
        return (last, ever)
    }

    /// What the account is worth in a month and under which terms, or nil where it was not there.
    func revenue(in month: Month, assuming assumed: AssumedTerms, now: Instant) -> (AccountRevenue, TermsInForce)? {
        guard var standing = standing(AsOf(month: month, now: now)) else { return nil }
        standing.terms = assumed.applied(to: standing.terms)
        return (standing.revenue(prices), standing.terms)
    }

    /// Nil where the account was not there.
    func revenueClass(_ asOf: AsOf) -> RevenueClass? { standing(asOf)?.revenue(prices).revenueClass }

    /// Without what moved the revenue; nil where the account was not there. Throws `SumOverflow`.
    func line(_ asOf: AsOf) throws -> AccountMonth? {
        guard let standing = standing(asOf) else { return nil }
        let terms = standing.terms
        let revenue = standing.revenue(prices)
        return AccountMonth(
            accountID: accountID, month: asOf.month, scope: scope, organisationID: organisation(asOf, standing.belonging), label: label,
            tier: terms.tier, revenueClass: revenue.revenueClass, mode: terms.mode, billingPeriod: terms.billingPeriod,
            heads: Seats.count(standing.placements), pendingSeats: Seats.pending(standing.placements), billedSeats: revenue.billedSeats,
            usage: try standing.workspaces.reduce(Usage()) { try $0.adding($1.usage) }, mrr: revenue.mrr,
            pendingMRR: standing.revenue(prices, withInvited: true).mrr - revenue.mrr, listMRR: revenue.list, givenAway: revenue.givenAway,
            trialPotential: revenue.trialPotential, discount: terms.accountDiscount, tierExpiresAt: terms.tierExpiresAt,
            paidUntil: terms.paidUntil, subscription: standing.isClosed ? nil : subscriptions.inForce(asOf),
            accountManager: terms.accountManager,
            downgrade: terms.downgrade, closed: standing.isClosed, admins: contacts(standing, asOf), movement: nil,
            movementAmount: .zero, workspaces: standing.workspaces)
    }

    /// What the account had, and who was in it, at one point.
    private struct Standing {
        var terms: TermsInForce
        let isClosed: Bool
        let belonging: [WorkspaceHistory]
        let placements: [Placement]
        let workspaces: [WorkspaceMonth]

        /// Seats are billed once somebody sits in them (DOMAIN §1).
        func revenue(_ prices: PriceList, withInvited: Bool = false) -> AccountRevenue {
            let seats = Seats.attribute(placements.lazy.filter { withInvited || !$0.isPending })
            return AccountRevenue(terms: isClosed ? TermsInForce() : terms, seats: seats, prices: prices)
        }
    }

    /// Nil where the account was not there: before it began and after it was closed, unless something was recorded.
    private func standing(_ asOf: AsOf) -> Standing? {
        var terms = terms.inForce(asOf)
        terms.referralDiscount = referrals.discount(at: asOf.moment)
        let belonging = workspaces.filter { $0.version(asOf)?.accountID == accountID }
        let closedAt = closedAt(asOf, belonging)
        var placements: [Placement] = []
        var workspaceLines: [WorkspaceMonth] = []
        for workspace in belonging + early(asOf) {
            let isGone = closedAt != nil || workspace.deletedAt(asOf) != nil
            let people = isGone ? [] : self.placements(in: workspace.workspaceID, asOf)
            let others = isGone ? [] : administrators(of: workspace, asOf)
            guard let line = workspaceLine(workspace, asOf, terms, people, others) else { continue }
            placements += people
            workspaceLines.append(line)
        }
        workspaceLines.sort { $0.workspaceID < $1.workspaceID }
        let hasBegun = firstMonth.map { $0 <= asOf.month } ?? false
        let hasEnded = closedAt.map { $0.month < asOf.month } ?? false
        guard !workspaceLines.isEmpty || (hasBegun && !hasEnded) else { return nil }
        return Standing(
            terms: terms, isClosed: closedAt != nil, belonging: belonging, placements: placements, workspaces: workspaceLines)
    }

    /// A deleted workspace stays in the months in which something was recorded in it, without its people; else it is left out.
    private func workspaceLine(
        _ workspace: WorkspaceHistory, _ asOf: AsOf, _ terms: TermsInForce, _ people: [Placement],
        _ administrators: [AdminContacts.Candidate]
    ) -> WorkspaceMonth? {
        let usage = usage[workspace.workspaceID]?[asOf.month] ?? Usage()
        let isDeleted = workspace.deletedAt(asOf) != nil
        guard !isDeleted || usage.consumedSeconds > 0 else { return nil }
        return WorkspaceMonth(
            workspaceID: workspace.workspaceID, name: workspace.name, heads: Seats.count(people), usage: usage,
            capSeconds: prices.capSeconds(terms.tier), discount: terms.workspaceDiscounts[workspace.workspaceID],
            deleted: isDeleted, admins: AdminContacts.choose(people, orElse: administrators))
    }

    /// Who administers the organisation that a workspace was in.
    private func administrators(of workspace: WorkspaceHistory, _ asOf: AsOf) -> [AdminContacts.Candidate] {
        administrators(of: workspace.version(asOf)?.organisationID ?? organisationID, asOf)
    }

    private func contacts(_ standing: Standing, _ asOf: AsOf) -> AdminContacts {
        guard !standing.isClosed else { return .nobody }
        return AdminContacts.choose(standing.placements, orElse: administrators(of: organisation(asOf, standing.belonging), asOf))
    }

    /// Workspaces in which something was recorded before they were created, as imports do; the account that had them first has the hours.
    private func early(_ asOf: AsOf) -> [WorkspaceHistory] {
        workspaces.filter { workspace in
            workspace.version(asOf) == nil && workspace.versions.first?.accountID == accountID
                && (usage[workspace.workspaceID]?[asOf.month]?.consumedSeconds ?? 0) > 0
        }
    }

    /// Since when there is nothing left that the account stands for.
    private func closedAt(_ asOf: AsOf, _ belonging: [WorkspaceHistory]) -> Instant? {
        switch scope {
        case .organisation:
            return organisations[organisationID]?.deletedAt(asOf)
        case .workspace:
            guard let workspace = workspaces.first else { return nil }
            if let deletedAt = workspace.deletedAt(asOf) { return deletedAt }
            if belonging.isEmpty {
                let known = workspace.versions.filter { asOf.knows(factAt: $0.stamp.at) }
                let lastOwn = known.lastIndex { $0.accountID == accountID }
                return lastOwn.flatMap { known.indices.contains($0 + 1) ? known[$0 + 1].stamp.at : nil } ?? known.first?.stamp.at
            }
            return workspace.version(asOf).flatMap { organisations[$0.organisationID]?.deletedAt(asOf) }
        }
    }

    private func organisation(_ asOf: AsOf, _ belonging: [WorkspaceHistory]) -> OrganisationID {
        guard scope == .workspace, let version = belonging.first?.version(asOf) else { return organisationID }
        return version.organisationID
    }

    private var label: String {
        switch scope {
        case .organisation: organisations[organisationID]?.name ?? ""
        case .workspace: workspaces.first?.name ?? ""
        }
    }
}
