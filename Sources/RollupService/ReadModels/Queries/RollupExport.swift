import Contracts
import ServiceKit

/// The columns of the export, one line per account or per workspace, under the names of the answers.
enum RollupExport {
    enum Level: String, CaseIterable, Sendable {
        case account, workspace
    }

    static func header(_ level: Level) -> String { CSV.line(level == .account ? accountColumns : workspaceColumns) }

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
        CSV.line([
            account.month.description, account.accountID.description, account.label, account.scope.rawValue,
            account.organisationID.description, account.organisationName, account.tier.rawValue, account.class.rawValue,
            "\(account.managed)", "\(account.partner)", account.paymentMode.rawValue, account.billingPeriod.rawValue, "\(account.seats)",
            "\(account.members)", "\(account.externals)", "\(account.observers)", "\(account.billedSeats)",
            "\(account.recordedSeconds)", "\(account.countedSeconds)", "\(account.mrrCents.amount)",
            "\(account.trialPotentialCents.amount)", account.discount?.kind.rawValue ?? "", percent(account.discount),
            account.tierExpiresAt?.description ?? "", account.accountManager ?? "", "\(account.active)", "\(account.logins30Days)",
            contacts(account.admins),
        ])
    }

    static func line(_ workspace: WorkspaceAnswer, of account: AccountAnswer) -> String {
        CSV.line([
            account.month.description, account.accountID.description, account.label, account.organisationID.description,
            account.organisationName, account.class.rawValue, workspace.workspaceID.description, workspace.name, workspace.tier.rawValue,
            "\(workspace.seats)", "\(workspace.members)", "\(workspace.externals)", "\(workspace.observers)",
            "\(workspace.recordedSeconds)", "\(workspace.countedSeconds)", workspace.capSeconds.map(String.init) ?? "",
            "\(workspace.active)", workspace.discount?.kind.rawValue ?? "", percent(workspace.discount), contacts(workspace.admins),
        ])
    }

    private static func percent(_ discount: Discount?) -> String { discount.map { "\($0.percent.value)" } ?? "" }

    private static func contacts(_ contacts: [Contact]) -> String {
        contacts.map { "\($0.name) <\($0.email)>" }.joined(separator: "; ")
    }
}
