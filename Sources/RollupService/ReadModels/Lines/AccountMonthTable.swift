import Contracts
import Database
import Terms

/// The lines of the rollup, one per account and month, ready to be filtered, sorted and paged.
struct AccountMonthTable {
    let connection: Connection

    /// A line as it is stored: without its workspaces, with the logins of its contacts.
    struct Stored: Equatable {
        var line: AccountMonth
        var workspaceCount: Int
        var logins30Days: Int

        var segment: Segment { Segment(group: line.group, active: line.active) }
    }

    private static let columns = """
        account_id, month, segment, scope, organisation_id, label, label_key, payment_mode, managed, live, agreed_seats, billing_period, \
        seats, members, externals, observers, billed_seats, workspaces, mrr_cents, trial_potential_cents, discount_kind, discount_percent, \
        tier_expires_at, account_manager, downgraded_at, downgraded_from, closed, admins, logins_30d, movement, movement_cents, \
        pending_seats, pending_mrr_cents, list_mrr_cents, agreed_cents, paid_until, subscription_status, subscription_since, \
        subscription_until, reprice_failed_at, provisioned_seats, admins_of_organisation, moved_from, \(givenAwayColumns.joined(separator: ", "))
        """
    /// Where what is given away begins, and the hours that follow it.
    private static let givenAwayIndex = 43
    private static let usageIndex = givenAwayIndex + GivenAwayKind.allCases.count

    private static let select = """
        SELECT \(columns), recorded_seconds, counted_seconds, deleted_seconds FROM account_months
        JOIN (SELECT month, account_id, recorded_seconds, counted_seconds, deleted_seconds FROM account_usage) USING (month, account_id)
        """

    func lines(of accountID: AccountID) throws -> [Stored] {
        try connection.query("\(Self.select) WHERE account_id = ? ORDER BY month", [accountID.sqlValue], Self.read)
    }

    func line(of accountID: AccountID, _ month: Month) throws -> Stored? {
        try connection.first("\(Self.select) WHERE account_id = ? AND month = ?", [accountID.sqlValue, month.sqlValue], Self.read)
    }

    /// Nil where the account has no line in the month.
    func label(of accountID: AccountID, _ month: Month) throws -> String? {
        let sql = "SELECT label FROM account_months WHERE account_id = ? AND month = ?"
        return try connection.first(sql, [accountID.sqlValue, month.sqlValue]) { $0.text(0) }
    }

    func write(_ stored: Stored) throws {
        let marks = "?" + String(repeating: ", ?", count: Self.usageIndex - 1)
        try connection.execute("INSERT OR REPLACE INTO account_months (\(Self.columns)) VALUES (\(marks))", Self.values(stored))
        try usages.write(stored.line.usage, of: stored.line.accountID, stored.line.month, in: stored.segment)
    }

    func delete(_ accountID: AccountID, _ month: Month) throws {
        try connection.execute("DELETE FROM account_months WHERE account_id = ? AND month = ?", [accountID.sqlValue, month.sqlValue])
        try usages.delete(accountID, month)
    }

    /// Adds logins to a line and answers the segment it is stored under; nil where there is no such line.
    func add(logins: Int, to accountID: AccountID, _ month: Month) throws -> Segment? {
        let sql = "UPDATE account_months SET logins_30d = logins_30d + ?3 WHERE account_id = ?1 AND month = ?2 RETURNING segment"
        return try connection.query(sql, [accountID.sqlValue, month.sqlValue, logins.sqlValue]) { row in
            try Segment(code: Int(row.int(0)))
        }.first
    }

    private var usages: AccountUsageTable { AccountUsageTable(connection: connection) }

    private static func values(_ stored: Stored) -> [SQLValue] {
        let line = stored.line
        return [
            line.accountID.sqlValue, line.month.sqlValue, stored.segment.code.sqlValue, line.scope.rawValue.sqlValue,
            line.organisationID.sqlValue, line.label.sqlValue, line.label.lowercased().sqlValue, line.mode.paymentMode.rawValue.sqlValue,
            line.mode.managed.sqlValue, line.mode.hasLiveSubscription.sqlValue, line.mode.agreedSeats.sqlValue,
            line.billingPeriod.rawValue.sqlValue, line.heads.seats.sqlValue, line.heads.members.sqlValue, line.heads.externals.sqlValue,
            line.heads.observers.sqlValue, line.billedSeats.sqlValue, stored.workspaceCount.sqlValue,
            line.mrr.sqlValue, line.trialPotential.sqlValue,
            (line.discount?.kind.rawValue).sqlValue, (line.discount?.percent ?? .zero).sqlValue, line.tierExpiresAt.sqlValue,
            line.accountManager.sqlValue, (line.downgrade?.at).sqlValue, (line.downgrade?.from.rawValue).sqlValue, line.closed.sqlValue,
            .blob(line.admins.users.flatMap(\.bytes)), stored.logins30Days.sqlValue, (line.movement?.rawValue).sqlValue,
            line.movementAmount.sqlValue, line.pendingSeats.sqlValue, line.pendingMRR.sqlValue, line.listMRR.sqlValue,
            line.mode.agreedAmount.sqlValue, line.paidUntil.sqlValue, (line.subscription?.status.rawValue).sqlValue,
            (line.subscription?.since).sqlValue, (line.subscription?.until).sqlValue, (line.subscription?.repriceFailedAt).sqlValue,
            (line.subscription?.provisionedSeats).sqlValue, line.admins.areOfOrganisation.sqlValue, (line.movedFrom?.code).sqlValue,
        ] + GivenAwayKind.allCases.map { line.givenAway[$0].sqlValue }
    }

    private static func subscription(_ row: Row) throws -> SubscriptionStanding? {
        guard let status: SubscriptionStatus = try row.optionalChoice(36) else { return nil }
        return SubscriptionStanding(
            status: status, since: row.optionalInstant(37), until: row.optionalInstant(38), repriceFailedAt: row.optionalInstant(39),
            provisionedSeats: row.optionalInt(40).map { Int($0) })
    }

    static func read(_ row: Row) throws -> Stored {
        let segment = try Segment(code: Int(row.int(2)))
        let mode = BillingMode(
            paymentMode: try row.choice(7), managed: row.bool(8), hasLiveSubscription: row.bool(9),
            agreedSeats: row.agreedSeats(10), agreedAmount: row.optionalInt(34).map { Cents($0) })
        let downgradedFrom: Tier? = try row.optionalChoice(25)
        let line = AccountMonth(
            accountID: row.id(0), month: row.month(1), scope: try row.choice(3), organisationID: row.id(4), label: row.text(5),
            tier: segment.tier, revenueClass: segment.revenueClass, mode: mode, billingPeriod: try row.choice(11),
            heads: HeadCount(members: Int(row.int(13)), externals: Int(row.int(14)), observers: Int(row.int(15))),
            pendingSeats: Int(row.int(31)), billedSeats: Int(row.int(16)),
            usage: row.usage(usageIndex), mrr: row.cents(18),
            pendingMRR: row.cents(32), listMRR: row.cents(33), givenAway: GivenAway(row, from: givenAwayIndex),
            trialPotential: row.cents(19), discount: try row.discount(20, 21), tierExpiresAt: row.optionalInstant(22),
            paidUntil: row.optionalInstant(35), subscription: try subscription(row),
            accountManager: row.optionalText(23),
            downgrade: downgradedFrom.map { Downgrade(at: row.instant(24), from: $0) }, closed: row.bool(26), admins: row.contacts(27, 41),
            movement: try row.optionalChoice(29), movementAmount: row.cents(30),
            movedFrom: try row.optionalInt(42).map { try AccountGroup(code: Int($0)) }, workspaces: [])
        return Stored(line: line, workspaceCount: Int(row.int(17)), logins30Days: Int(row.int(28)))
    }
}

extension Row {
    /// Contacts, and whether they are the organisation's.
    func contacts(_ users: Int, _ areOfOrganisation: Int) -> AdminContacts {
        AdminContacts(users: ids(users), areOfOrganisation: bool(areOfOrganisation))
    }

    /// Ids kept one after the other in one blob.
    func ids<Tag>(_ index: Int) -> [Identifier<Tag>] {
        let bytes = bytes(index)
        return stride(from: 0, to: bytes.count - 15, by: 16).compactMap { Identifier(bytes: Array(bytes[$0..<$0 + 16])) }
    }
}

extension GivenAway {
    /// - Parameter index: of the first of its columns.
    init(_ row: Row, from index: Int) {
        for (place, kind) in GivenAwayKind.allCases.enumerated() { self[kind] = row.cents(index + place) }
    }
}
