import Contracts

/// Where the pages of single things are.
enum ConsolePath {
    static func account(_ id: AccountID, in month: Month? = nil) -> String {
        AccountAddress(account: id, month: month).path
    }

    static func workspace(_ id: WorkspaceID) -> String { "/workspaces/\(id)" }

    static func request(_ id: UpgradeRequestID) -> String { "\(ConsoleArea.requests.path)/\(id)" }
    static func payment(_ id: String) -> String { "\(ConsoleArea.payments.path)/\(id)" }
    static func invoice(_ id: InvoiceID) -> String { "\(ConsoleArea.invoices.path)/\(id)" }

    static func session(_ id: TrainingSessionID) -> String { "/training-sessions/\(id)" }

    /// Where a session for the organisation of an account is planned.
    static func newSession(for account: AccountID) -> String { "/training-sessions/new?account=\(account)" }

    static func trainingRoster(_ id: OrganisationID) -> String { TrainingRosterAddress(id).path }

    static func partner(_ id: OrganisationID, _ tab: PartnerTab = .referrals) -> String {
        "\(ConsoleArea.partners.path)/\(id)" + (tab == .referrals ? "" : "/\(tab.rawValue)")
    }

    static func person(_ id: UserID) -> String { "/people/\(id)" }
}
