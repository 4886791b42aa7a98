import Contracts
import Database
import StaffAPI

/// Reads lines with all that is shown beside them.
final class AccountReader {
    private static let memory = 10_000
    /// How many workspaces of one account an answer shows at most; the export has them all.
    static let workspacesMaximum = 5_000

    private let connection: Connection
    private let month: Month
    private let compare: Month?
    private let contacts: ContactReader
    private let now: Instant
    private var organisations: [OrganisationID: (name: String, isPartner: Bool)] = [:]

    /// - Parameter compare: a month whose figures are read too.
    init(_ connection: Connection, _ month: Month, compare: Month? = nil, now: Instant) throws {
        self.compare = compare
        self.connection = connection
        self.month = month
        self.now = now
        let state = try RollupState.load(connection) ?? RollupState(startingAt: now)
        contacts = ContactReader(connection, LoginWindow(month, state, now: now))
    }

    /// Nil when the account has no line in the month.
    /// - Parameter workspaces: how many of the workspaces under it are read too; nil for all of them.
    func account(_ accountID: AccountID, workspaces limit: Int? = workspacesMaximum) throws -> AccountRow? {
        try AccountMonthTable(connection: connection).line(of: accountID, month).map { try row($0, workspaces: limit) }
    }

    /// All that the rollup says of one account; nil when it has no line in the month.
    func part(_ accountID: AccountID) throws -> AccountPart? {
        try AccountMonthTable(connection: connection).line(of: accountID, month).map { stored in
            let billingContacts = try BillingContacts(connection, of: stored.line, contacts, now: now).contacts()
            return AccountPart(account: try row(stored, workspaces: Self.workspacesMaximum), billingContacts: billingContacts)
        }
    }

    private func row(_ stored: AccountMonthTable.Stored, workspaces limit: Int?) throws -> AccountRow {
        let accountID = stored.line.accountID
        let workspaces = limit == 0 ? [] : try workspaces(of: accountID, tier: stored.line.tier, limit: limit)
        var row = try answer(stored, workspaces: workspaces)
        row.compared = try compare.flatMap { try AccountMonthTable(connection: connection).line(of: accountID, $0)?.line }.map(
            ComparedMonth.init)
        return row
    }

    private func workspaces(of accountID: AccountID, tier: Tier, limit: Int?) throws -> [WorkspaceRow] {
        try WorkspaceMonthTable(connection: connection).lines(of: accountID, month, limit: limit).map { line in
            WorkspaceRow(line, tier: tier, admins: try contacts.contacts(line.admins))
        }
    }

    private func answer(_ stored: AccountMonthTable.Stored, workspaces: [WorkspaceRow]) throws -> AccountRow {
        let line = stored.line
        let organisation = try organisation(line.organisationID)
        var row = AccountRow(
            accountID: line.accountID, month: line.month, label: line.label, scope: line.scope, organisationID: line.organisationID,
            organisationName: organisation.name, tier: line.tier, class: line.revenueClass, managed: line.mode.managed,
            partner: organisation.isPartner, paymentMode: line.mode.paymentMode, billingPeriod: line.billingPeriod,
            seats: line.heads.seats, members: line.heads.members, externals: line.heads.externals, observers: line.heads.observers,
            billedSeats: line.billedSeats, recordedSeconds: line.usage.recordedSeconds, countedSeconds: line.usage.countedSeconds,
            mrrCents: line.mrr, trialPotentialCents: line.trialPotential, discount: line.discount, tierExpiresAt: line.tierExpiresAt,
            accountManager: line.accountManager, active: line.active, closed: line.closed, downgradedAt: line.downgrade?.at,
            downgradedFrom: line.downgrade?.from, logins30Days: stored.logins30Days, admins: try contacts.contacts(line.admins),
            workspaceCount: stored.workspaceCount, workspaces: workspaces)
        row.take(commerceOf: line)
        return row
    }

    private func organisation(_ id: OrganisationID) throws -> (name: String, isPartner: Bool) {
        if let known = organisations[id] { return known }
        let found = (
            name: try OrganisationTable(connection: connection).name(id),
            isPartner: try PartnerTable(connection: connection).isPartner(id)
        )
        if organisations.count >= Self.memory { organisations.removeAll() }
        organisations[id] = found
        return found
    }
}

extension AccountRow {
    /// How it is paid for, and what it would bring.
    fileprivate mutating func take(commerceOf line: AccountMonth) {
        deletedSeconds = line.usage.deletedSeconds
        pendingSeats = line.pendingSeats
        mrrPendingCents = line.pendingMRR
        listMrrCents = line.listMRR
        givenAwayCents = line.givenAway.total
        agreedCents = line.mode.agreedAmount
        endsAt = line.paidUntil
        provisionedSeats = line.subscription?.provisionedSeats
        subscriptionStatus = line.subscription.map { ShownSubscription(status: $0.status, since: $0.since, until: $0.until) }
        paymentTrouble = line.subscription?.repriceFailedAt.map { PaymentTrouble(.seatRepriceFailed, since: $0) }
    }
}

extension ComparedMonth {
    fileprivate init(_ line: AccountMonth) {
        self.init(
            month: line.month, tier: line.tier, seats: line.heads.seats, recordedSeconds: line.usage.recordedSeconds, mrrCents: line.mrr)
    }
}

extension WorkspaceRow {
    fileprivate init(_ line: WorkspaceMonth, tier: Tier, admins: [AdminContact]) {
        self.init(
            workspaceID: line.workspaceID, name: line.name, tier: tier, seats: line.heads.seats, members: line.heads.members,
            externals: line.heads.externals, observers: line.heads.observers, recordedSeconds: line.usage.recordedSeconds,
            countedSeconds: line.usage.countedSeconds, capSeconds: line.capSeconds, active: line.active, deleted: line.deleted,
            admins: admins, discount: line.discount)
        deletedSeconds = line.usage.deletedSeconds
    }
}
