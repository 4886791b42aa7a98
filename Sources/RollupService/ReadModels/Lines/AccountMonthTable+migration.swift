import Database

extension AccountMonthTable {
    /// Columns by which lines are sorted, each with an index of its own. Hours are sorted without one: see `AccountUsageTable`.
    static let sortColumns = [
        "label_key", "mrr_cents", "seats", "members", "externals", "observers", "workspaces", "discount_percent", "logins_30d",
    ]

    /// What is given away stands in a column for each reason.
    static let givenAwayColumns = GivenAwayKind.allCases.map { "given_\($0.rawValue)_cents" }

    /// Those of the time before referrals were a reason.
    static let givenAwayColumnsAtFirst = [
        "given_scholarship_cents", "given_staff_discount_cents", "given_trial_cents", "given_agreed_cents", "given_comped_cents",
    ]

    static let referralColumn = Migration(
        "rollup-account-months-referral", "ALTER TABLE account_months ADD COLUMN given_referral_cents INTEGER NOT NULL DEFAULT 0;")

    /// What lines of earlier versions don't tell is reckoned once more by `LinesRefresh`.
    static let commercialColumns = Migration(
        "rollup-account-months-commercial",
        ([
            "pending_seats INTEGER NOT NULL DEFAULT 0 CHECK (pending_seats >= 0)", "pending_mrr_cents INTEGER NOT NULL DEFAULT 0",
            "list_mrr_cents INTEGER NOT NULL DEFAULT 0 CHECK (list_mrr_cents >= 0)", "agreed_cents INTEGER", "paid_until INTEGER",
            "subscription_status TEXT", "subscription_since INTEGER", "subscription_until INTEGER", "reprice_failed_at INTEGER",
            "provisioned_seats INTEGER",
        ] + givenAwayColumnsAtFirst.map { "\($0) INTEGER NOT NULL DEFAULT 0" })
        .map { "ALTER TABLE account_months ADD COLUMN \($0);\n" }.joined())

    /// Whether the contacts are the organisation's; earlier versions knew no others than the workspaces' own.
    static let contactsOfOrganisation = Migration(
        "rollup-account-months-contacts",
        "ALTER TABLE account_months ADD COLUMN admins_of_organisation INTEGER NOT NULL DEFAULT 0 CHECK (admins_of_organisation IN (0, 1));")

    static let migration = Migration(
        "rollup-account-months",
        """
        CREATE TABLE account_months (
            account_id BLOB NOT NULL CHECK (length(account_id) = 16),
            month INTEGER NOT NULL,
            segment INTEGER NOT NULL CHECK (segment >= 0),
            scope TEXT NOT NULL CHECK (scope IN ('organisation', 'workspace')),
            organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
            label TEXT NOT NULL,
            label_key TEXT NOT NULL,
            payment_mode TEXT NOT NULL CHECK (payment_mode IN ('mollie', 'offline', 'none')),
            managed INTEGER NOT NULL CHECK (managed IN (0, 1)),
            live INTEGER NOT NULL CHECK (live IN (0, 1)),
            agreed_seats INTEGER,
            billing_period TEXT NOT NULL CHECK (billing_period IN ('annual', 'monthly')),
            seats INTEGER NOT NULL CHECK (seats = members + externals),
            members INTEGER NOT NULL CHECK (members >= 0),
            externals INTEGER NOT NULL CHECK (externals >= 0),
            observers INTEGER NOT NULL CHECK (observers >= 0),
            billed_seats INTEGER NOT NULL CHECK (billed_seats >= 0),
            workspaces INTEGER NOT NULL CHECK (workspaces >= 0),
            mrr_cents INTEGER NOT NULL CHECK (mrr_cents >= 0),
            trial_potential_cents INTEGER NOT NULL CHECK (trial_potential_cents >= 0),
            discount_kind TEXT,
            discount_percent INTEGER NOT NULL CHECK (discount_percent BETWEEN 0 AND 100),
            tier_expires_at INTEGER,
            account_manager TEXT,
            downgraded_at INTEGER,
            downgraded_from TEXT,
            closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
            admins BLOB NOT NULL CHECK (length(admins) % 16 = 0),
            logins_30d INTEGER NOT NULL CHECK (logins_30d >= 0),
            movement TEXT,
            movement_cents INTEGER NOT NULL CHECK ((movement IS NULL) = (movement_cents = 0)),
            PRIMARY KEY (account_id, month)
        ) STRICT, WITHOUT ROWID;
        """ + sortColumns.map { "CREATE INDEX account_months_by_\($0) ON account_months (month, segment, \($0), account_id);\n" }.joined()
    )

    /// The movements of a month, by kind and the largest first.
    static let movementsMigration = Migration(
        "rollup-account-months-by-movement",
        """
        CREATE INDEX account_months_by_movement ON account_months (month, movement, abs(movement_cents), account_id)
            WHERE movement IS NOT NULL;
        """
    )
}
