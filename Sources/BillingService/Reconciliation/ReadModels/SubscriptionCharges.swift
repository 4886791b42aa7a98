import Contracts
import Database
import EventKit

/// What subscriptions have charged and will charge, by day: their accounts' events and who has a seat decide.
struct SubscriptionCharges: Projection {
    let name = "subscription-charges"
    let tables = ["subscription_charges", "undated_subscriptions"]
    let migrations = [
        Migration(
            "subscription-charges",
            """
            CREATE TABLE subscription_charges (
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                due_on INTEGER NOT NULL,
                billing_period TEXT NOT NULL CHECK (billing_period IN ('annual', 'monthly')),
                repeats INTEGER NOT NULL CHECK (repeats IN (0, 1)),
                amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
                seat_cents INTEGER,
                PRIMARY KEY (account_id, due_on, billing_period)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX subscription_charges_by_day
                ON subscription_charges (repeats, due_on, account_id, billing_period, amount_cents, seat_cents);
            CREATE TABLE undated_subscriptions (
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                first_day INTEGER NOT NULL,
                last_day INTEGER,
                PRIMARY KEY (account_id, first_day)
            ) STRICT, WITHOUT ROWID;
            """
        ),
        // A database of an older version has the accounts' events already; what the platform tells of subscriptions leads to each of them.
        .readingAgain(.platform, as: "subscription-charges-of-the-past"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        var accounts: Set<AccountID> = []
        var known: Set<AccountID> = []
        var workspaces: Set<WorkspaceID> = []
        for event in events {
            if let fact = try event.decode(SubscriptionChanged.self) {
                accounts.insert(fact.accountID)
            } else if let changed = try event.decode(BillingModeChanged.self) {
                if changed.subscription != nil { accounts.insert(changed.accountID) }
            } else if let fact = try event.decode(MembershipChanged.self) {
                workspaces.insert(fact.workspaceID)
            } else if let fact = try event.decode(WorkspaceChanged.self) {
                known.insert(fact.accountID)
            } else if let account = try ClientDiscounts.account(of: event) {
                known.insert(account)
            } else if Self.changesDiscount(event), let account = event.subject.flatMap({ AccountID($0) }) {
                known.insert(account)
            }
        }
        known.formUnion(try StaleRenewals.accounts(work.connection))
        for workspace in workspaces { known.formUnion(try Self.payer(of: workspace, work.connection)) }
        for account in known where try Self.hasCharges(account, work.connection) { accounts.insert(account) }
        for account in accounts { try reckon(account, work) }
    }

    private static func changesDiscount(_ event: CloudEvent) -> Bool {
        event.type == DiscountSet.eventType.description || event.type == DiscountCleared.eventType.description
    }

    private static func payer(of workspace: WorkspaceID, _ connection: Connection) throws -> [AccountID] {
        try connection.query("SELECT account_id FROM workspaces WHERE workspace_id = ?", [workspace.sqlValue]) { $0.id(0) }
    }

    /// Who has a seat, or a discount, changes the charges of those accounts alone that have any.
    private static func hasCharges(_ account: AccountID, _ connection: Connection) throws -> Bool {
        let sql = "SELECT 1 FROM subscription_charges WHERE account_id = ? LIMIT 1"
        return try connection.first(sql, [account.sqlValue]) { _ in true } ?? false
    }

    private func reckon(_ account: AccountID, _ work: UnitOfWork) throws {
        let (state, _) = try work.load(Account.self, id: account.description)
        let seats = try SeatedPeople.workspaces(of: account, work.connection)
        try work.connection.execute("DELETE FROM subscription_charges WHERE account_id = ?", [account.sqlValue])
        try work.connection.execute("DELETE FROM undated_subscriptions WHERE account_id = ?", [account.sqlValue])
        let referrals = try ClientDiscounts.discounts(of: account, work.connection)
        let timeline = ChargeTimeline(state.modes)
        for undated in timeline.undated {
            try work.connection.execute(
                "INSERT INTO undated_subscriptions (account_id, first_day, last_day) VALUES (?, ?, ?)",
                [account.sqlValue, undated.firstDay.sqlValue, undated.lastDay?.sqlValue ?? .null])
        }
        for charge in state.subscriptionCharges(timeline, seatedIn: seats, prices: .standard, referrals: referrals) {
            try work.connection.execute(
                """
                INSERT INTO subscription_charges (account_id, due_on, billing_period, repeats, amount_cents, seat_cents)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    account.sqlValue, charge.dueOn.sqlValue, .text(charge.cadence.rawValue), charge.repeats.sqlValue,
                    charge.amount.sqlValue, charge.seatAmount?.sqlValue ?? .null,
                ])
        }
    }
}
