import Contracts
import Database
import EventKit

/// What ends or is due of each account that has something, with what it would bring in: the account's events and who has a seat decide.
struct Renewals: Projection {
    let name = "renewals"
    let tables = ["renewals"]
    let migrations = [
        Migration(
            "renewals",
            """
            CREATE TABLE renewals (
                account_id BLOB PRIMARY KEY NOT NULL CHECK (length(account_id) = 16),
                kind TEXT NOT NULL CHECK (kind IN ('invoice_period', 'kept_tier', 'canceled_subscription', 'trial')),
                tier TEXT NOT NULL,
                due_on INTEGER NOT NULL,
                ends_at INTEGER,
                next_amount_cents INTEGER,
                account_manager TEXT,
                note TEXT,
                noted_at INTEGER,
                snoozed_until INTEGER
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX renewals_by_day ON renewals (due_on, account_id, ends_at, kind, account_manager, snoozed_until, next_amount_cents);
            CREATE INDEX renewals_by_manager ON renewals (account_manager, due_on, account_id);
            """
        ),
        // A database of an older version has the accounts' events already; what the platform tells of customers leads to each of them.
        .readingAgain(.platform, as: "renewals-of-the-past"),
        // Earlier versions knew one renewal of an account, and none of referrals.
        Migration(
            "renewals-of-referrals",
            """
            ALTER TABLE renewals RENAME TO earlier_renewals;
            DROP INDEX renewals_by_day;
            DROP INDEX renewals_by_manager;
            CREATE TABLE renewals (
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                kind TEXT NOT NULL CHECK (kind IN ('invoice_period', 'kept_tier', 'canceled_subscription', 'trial', 'referral')),
                tier TEXT NOT NULL,
                due_on INTEGER NOT NULL,
                ends_at INTEGER,
                next_amount_cents INTEGER,
                account_manager TEXT,
                note TEXT,
                noted_at INTEGER,
                snoozed_until INTEGER,
                PRIMARY KEY (account_id, kind, due_on)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO renewals
                SELECT account_id, kind, tier, due_on, ends_at, next_amount_cents, account_manager, note, noted_at, snoozed_until
                FROM earlier_renewals;
            DROP TABLE earlier_renewals;
            CREATE INDEX renewals_by_day ON renewals (due_on, account_id, kind, ends_at, account_manager, snoozed_until, next_amount_cents);
            CREATE INDEX renewals_by_manager ON renewals (account_manager, due_on, account_id);
            """),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        var accounts: Set<AccountID> = []
        var workspaces: Set<WorkspaceID> = []
        for event in events {
            if let account = Self.account(withNewTerms: event) {
                accounts.insert(account)
            } else if let fact = try event.decode(MembershipChanged.self) {
                workspaces.insert(fact.workspaceID)
            } else if let fact = try event.decode(WorkspaceChanged.self) {
                accounts.insert(fact.accountID)
            } else if let account = try ClientDiscounts.account(of: event) {
                accounts.insert(account)
            } else if let fact = try event.decode(OrganisationChanged.self) {
                accounts.insert(AccountID(of: fact.organisationID))
            }
        }
        accounts.formUnion(try StaleRenewals.take(work.connection))
        for workspace in workspaces { accounts.formUnion(try Self.shown(of: workspace, work.connection)) }
        for account in accounts { try reckon(account, work) }
    }

    /// One that has only opened has nothing that ends, and those come in thousands.
    private static func account(withNewTerms event: CloudEvent) -> AccountID? {
        guard let kind = Account.events.type(named: event.type), kind != AccountOpened.self else { return nil }
        return event.subject.flatMap { AccountID($0) }
    }

    /// The account that pays for the workspace, where it stands in the list: who has a seat changes nothing but the amount.
    private static func shown(of workspace: WorkspaceID, _ connection: Connection) throws -> [AccountID] {
        let sql = """
            SELECT renewals.account_id FROM workspaces JOIN renewals ON renewals.account_id = workspaces.account_id WHERE workspace_id = ?
            """
        return try connection.query(sql, [workspace.sqlValue]) { $0.id(0) }
    }

    private func reckon(_ account: AccountID, _ work: UnitOfWork) throws {
        try work.connection.execute("DELETE FROM renewals WHERE account_id = ?", [account.sqlValue])
        let (state, _) = try work.load(Account.self, id: account.description)
        guard state.identity != nil else { return }
        let referrals = try ClientDiscounts.discounts(of: account, work.connection)
        if let renewal = state.renewal {
            let seats = try SeatedPeople.workspaces(of: account, work.connection)
            let amount = state.nextAmount(seatedIn: seats, prices: .standard, referrals: referrals)
            try add(renewal, amount, of: account, state, work.connection)
        }
        for end in referrals.expiries { try add(Renewal(referralUntil: end), nil, of: account, state, work.connection) }
    }

    /// - Parameter amount: what it would bring in; nil where it asks nothing, or nobody can say.
    private func add(
        _ renewal: Renewal, _ amount: Cents?, of account: AccountID, _ state: AccountState, _ connection: Connection
    ) throws {
        let note = state.note(on: renewal)
        try connection.execute(
            """
            INSERT OR REPLACE INTO renewals
                (account_id, kind, tier, due_on, ends_at, next_amount_cents, account_manager, note, noted_at, snoozed_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                account.sqlValue, .text(renewal.kind.rawValue), .text(state.tierTerms.tier.rawValue), renewal.dueOn.sqlValue,
                renewal.endsAt?.sqlValue ?? .null, amount?.sqlValue ?? .null, state.accountManager.sqlValue,
                note?.text.sqlValue ?? .null, note?.notedAt.sqlValue ?? .null, note?.snoozedUntil?.sqlValue ?? .null,
            ])
    }
}
