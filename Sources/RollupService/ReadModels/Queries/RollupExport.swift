import Contracts

/// The columns of the export, one line per account or per workspace, under the names of the answers.
enum RollupExport {
    enum Level: String, CaseIterable, Sendable {
        case account, workspace
    }

    static func header(_ level: Level) -> String {
        var row = CSVRow()
        for name in level == .account ? accountColumns : workspaceColumns { row.add(name) }
        return row.line
    }

    private static let accountColumns = [
        "month", "account_id", "label", "scope", "organisation_id", "organisation_name", "tier", "class", "managed", "partner",
        "payment_mode", "billing_period", "seats", "members", "externals", "observers", "billed_seats", "recorded_seconds",
        "counted_seconds", "mrr_cents", "trial_potential_cents", "discount_kind", "discount_percent", "tier_expires_at",
        "account_manager", "active", "logins_30d", "admins",
    ]

    private static let workspaceColumns = [
        "month", "account_id", "account_label", "organisation_id", "organisation_name", "class", "workspace_id", "name", "tier", "seats",
        "members", "externals", "observers", "recorded_seconds", "counted_seconds", "cap_seconds", "active", "discount_kind",
        "discount_percent", "admins",
    ]

    static func line(_ account: AccountAnswer) -> String {
        var row = CSVRow()
        row.add(account.month.description)
        row.add(account.accountID.description)
        row.add(account.label)
        row.add(account.scope.rawValue)
        row.add(account.organisationID.description)
        row.add(account.organisationName)
        row.add(account.tier.rawValue)
        row.add(account.class.rawValue)
        row.add(account.managed)
        row.add(account.partner)
        row.add(account.paymentMode.rawValue)
        row.add(account.billingPeriod.rawValue)
        for number in [account.seats, account.members, account.externals, account.observers, account.billedSeats] { row.add(number) }
        row.add(account.recordedSeconds)
        row.add(account.countedSeconds)
        row.add(account.mrrCents.amount)
        row.add(account.trialPotentialCents.amount)
        add(account.discount, to: &row)
        row.add(account.tierExpiresAt?.description)
        row.add(account.accountManager)
        row.add(account.active)
        row.add(account.logins30Days)
        add(account.admins, to: &row)
        return row.line
    }

    static func line(_ workspace: WorkspaceAnswer, of account: AccountAnswer) -> String {
        var row = CSVRow()
        row.add(account.month.description)
        row.add(account.accountID.description)
        row.add(account.label)
        row.add(account.organisationID.description)
        row.add(account.organisationName)
        row.add(account.class.rawValue)
        row.add(workspace.workspaceID.description)
        row.add(workspace.name)
        row.add(workspace.tier.rawValue)
        for number in [workspace.seats, workspace.members, workspace.externals, workspace.observers] { row.add(number) }
        row.add(workspace.recordedSeconds)
        row.add(workspace.countedSeconds)
        row.add(workspace.capSeconds.map(String.init))
        row.add(workspace.active)
        add(workspace.discount, to: &row)
        add(workspace.admins, to: &row)
        return row.line
    }

    private static func add(_ discount: Discount?, to row: inout CSVRow) {
        row.add(discount?.kind.rawValue)
        row.add(discount.map { String($0.percent.value) })
    }

    private static func add(_ contacts: [Contact], to row: inout CSVRow) {
        row.add(contacts.map { "\($0.name) <\($0.email)>" }.joined(separator: "; "))
    }
}
