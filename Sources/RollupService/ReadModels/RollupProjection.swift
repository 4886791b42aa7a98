import Contracts
import Database
import EventKit

/// The whole read model of the service: copies of the facts, and the lines made from them.
struct RollupProjection: Projection {
    let name = "rollup"

    let migrations =
        [
            OrganisationTable.migration, WorkspaceTable.migration, AccountTable.migration, MembershipTable.migration, UserTable.migration,
            LoginTable.migration, RecordingTable.migration, UsageTable.migration, TermsTable.migration, PartnerTable.migration,
            AccountMonthTable.migration, AccountUsageTable.migration, WorkspaceMonthTable.migration, TotalsTable.migration,
            SearchTable.migration, RollupState.migration, RiskTable.migration, HealthTable.migration,
            FactTime.nanoseconds(of: "organisation_versions"), FactTime.nanoseconds(of: "workspace_versions"),
            FactTime.nanoseconds(of: "membership_versions"), FactTime.nanoseconds(of: "users"), FactTime.nanoseconds(of: "conversations"),
            SearchRefresh.migration, AccountManagerTable.migration, SearchRefresh.byFieldMigration,
            TrialTable.migration, AccountMonthTable.movementsMigration, TermsTable.paidStays, MembershipTable.lapses,
            SubscriptionTable.migration, AccountMonthTable.commercialColumns, TotalsTable.commercialColumns,
            LinesRefresh.migration, RecordingTable.deletedMigration, UsageTable.deletedMigration, AccountUsageTable.deletedMigration,
            LifetimeTable.migration, LockTable.migration, ResetTable.migration, RiskCareTable.migration,
            RiskTable.snoozeMigration, ResetRefresh.migration, RollupState.activityMigration,
            SearchTable.termsMigration, AccountMonthTable.contactsOfOrganisation, WorkspaceMonthTable.contactsOfOrganisation,
            FlowTable.migration, LinesRefresh.flowsMigration, TermsTable.invoices,
        ] + TermEventTable.migrations + Self.addressMigrations + Self.administrationMigrations + Self.referralMigrations

    private static let referralMigrations =
        [AccountMonthTable.referralColumn, TotalsTable.referralColumn] + ReferralTable.migrations

    private static let addressMigrations =
        [AddressKeys.migration, ErasedUserTable.migration, InvitationTable.migration] + OrganisationMemberTable.migrations

    private static let administrationMigrations = [VisibilityTable.migration, HandoffTable.migration] + DataOwnerTable.migrations

    let tables = [
        "organisation_versions", "organisation_member_versions", "workspace_versions", "accounts", "membership_versions", "users", "logins",
        "conversations", "workspace_usage", "account_terms", "partners", "account_referrals", "account_months", "account_usage",
        "workspace_months", "month_totals", "month_flows", "account_search", "user_search", "rollup_state", "workspace_risk",
        "workspace_health", "account_managers", "account_subscriptions", "term_events", "ended_trials", "workspace_lifetimes",
        "workspace_locks", "usage_resets", "risk_care", "user_addresses", "invitations", "workspace_visibilities", "workspace_handoffs",
        "former_admins", "data_owners",
    ]

    let searchTables = ["account_search", "user_search"]

    let decodedAhead: [any EventPayload.Type] = [ConversationRecorded.self, UserLoggedIn.self, MembershipChanged.self]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        let known = events.compactMap { event in FactHandlers.all[event.type].map { (event, $0) } }
        guard !known.isEmpty else { return }
        let batch = try RollupBatch(work)
        for (event, handle) in known { try handle(event, batch) }
        try batch.finish()
    }
}
