import Contracts
import StaffAPI
import WebKit

/// The columns of the export, one line per account or per workspace, under the names of the answers.
enum RollupExport {
    /// - Parameter compares: whether lines of accounts also tell of the month with which the view compares.
    static func header(_ level: ExportLevel, compares: Bool) -> String {
        switch level {
        case .account: CSV.line(accountColumns + (compares ? comparedColumns : []))
        case .workspace: CSV.line(workspaceColumns)
        }
    }

    static let accountColumns = [
        "month", "account_id", "label", "scope", "organisation_id", "organisation_name", "tier", "class", "managed", "partner",
        "payment_mode", "billing_period", "seats", "members", "externals", "observers", "billed_seats", "recorded_seconds",
        "counted_seconds", "mrr_cents", "trial_potential_cents", "discount_kind", "discount_percent", "tier_expires_at",
        "account_manager", "active", "logins_30d", "admins", "pending_seats", "mrr_pending_cents", "list_mrr_cents", "given_away_cents",
        "agreed_cents", "ends_at", "subscription_status", "subscription_since", "payment_trouble", "deleted_seconds",
    ]

    private static let comparedColumns = [
        "compared_month", "compared_tier", "compared_seats", "compared_recorded_seconds", "compared_mrr_cents",
    ]

    static let workspaceColumns = [
        "month", "account_id", "account_label", "organisation_id", "organisation_name", "class", "workspace_id", "name", "tier", "seats",
        "members", "externals", "observers", "recorded_seconds", "counted_seconds", "cap_seconds", "active", "discount_kind",
        "discount_percent", "admins", "deleted", "account_scope", "account_tier", "account_managed", "account_partner",
        "account_payment_mode", "account_billing_period", "account_mrr_cents", "account_agreed_cents", "account_discount_kind",
        "account_discount_percent", "account_tier_expires_at", "account_ends_at", "account_subscription_status", "account_manager",
        "deleted_seconds",
    ]

    static func line(_ account: AccountRow, compares: Bool) -> String {
        CSV.line(cells(account) + (compares ? cells(account.compared) : []))
    }

    private static func cells(_ compared: ComparedMonth?) -> [String] {
        [
            text(compared?.month), compared?.tier.text ?? "", text(compared?.seats), text(compared?.recordedSeconds),
            text(compared?.mrrCents.amount),
        ]
    }

    static func cells(_ account: AccountRow) -> [String] {
        [
            text(account.month), account.accountID.description, account.label, account.scope.text,
            account.organisationID.description, account.organisationName ?? "", account.tier.text, account.class.text,
            "\(account.managed)", "\(account.partner)", account.paymentMode.text, account.billingPeriod.text, "\(account.seats)",
            text(account.members), "\(account.externals)", "\(account.observers)", text(account.billedSeats),
            "\(account.recordedSeconds)", "\(account.countedSeconds)", "\(account.mrrCents.amount)",
            text(account.trialPotentialCents?.amount), account.discount?.kind.text ?? "", percent(account.discount),
            text(account.tierExpiresAt), account.accountManager ?? "", "\(account.active)", text(account.logins30Days),
            contacts(account.admins), text(account.pendingSeats), text(account.mrrPendingCents?.amount),
            text(account.listMrrCents?.amount), text(account.givenAwayCents?.amount), text(account.agreedCents?.amount),
            text(account.endsAt), account.subscriptionStatus?.status.text ?? "", text(account.subscriptionStatus?.since),
            account.paymentTrouble?.kind.text ?? "", text(account.deletedSeconds),
        ]
    }

    static func line(_ workspace: WorkspaceRow, of account: AccountRow) -> String { CSV.line(cells(workspace, of: account)) }

    static func cells(_ workspace: WorkspaceRow, of account: AccountRow) -> [String] {
        let own = [
            text(account.month), account.accountID.description, account.label, account.organisationID.description,
            account.organisationName ?? "", account.class.text, workspace.workspaceID.description, workspace.name, workspace.tier.text,
            "\(workspace.seats)", "\(workspace.members)", "\(workspace.externals)", "\(workspace.observers)",
            "\(workspace.recordedSeconds)", "\(workspace.countedSeconds)", text(workspace.capSeconds),
            "\(workspace.active)", workspace.discount?.kind.text ?? "", percent(workspace.discount), contacts(workspace.admins),
            "\(workspace.deleted ?? false)",
        ]
        return own + commerce(account) + [text(workspace.deletedSeconds)]
    }

    /// How the account of a workspace is billed, so that finance needs one file.
    private static func commerce(_ account: AccountRow) -> [String] {
        [
            account.scope.text, account.tier.text, "\(account.managed)", "\(account.partner)", account.paymentMode.text,
            account.billingPeriod.text, "\(account.mrrCents.amount)", text(account.agreedCents?.amount), account.discount?.kind.text ?? "",
            percent(account.discount), text(account.tierExpiresAt), text(account.endsAt), account.subscriptionStatus?.status.text ?? "",
            account.accountManager ?? "",
        ]
    }

    private static func percent(_ discount: ShownDiscount?) -> String { text(discount?.percent.value) }

    private static func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "" }

    private static func contacts(_ contacts: [AdminContact]) -> String {
        contacts.map { "\($0.name) <\($0.email)>" }.joined(separator: "; ")
    }
}
