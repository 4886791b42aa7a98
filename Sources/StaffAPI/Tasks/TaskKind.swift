/// What waits for a person, in the order in which it is told.
public enum TaskKind: String, Codable, Sendable, CaseIterable {
    case upgradeRequest = "upgrade_request"
    /// Granted an hour ago or longer, and not there.
    case workspaceNotCreated = "workspace_not_created"
    /// What has ended without an invoice.
    case renewalOverdue = "renewal_overdue"
    case invoiceOverdue = "invoice_overdue"
    case invoiceMailRefused = "invoice_mail_refused"
    /// A paid mark that a second person has to confirm to be withdrawn.
    case withdrawalAsked = "withdrawal_asked"
    case paymentUnassigned = "payment_unassigned"
    case paidTwice = "paid_twice"
    case refunded
    case chargedBack = "charged_back"
    /// Workspaces that are blocked at their cap.
    case workspaceBlocked = "workspace_blocked"
    /// Training sessions that were asked for and have no date.
    case sessionRequested = "session_requested"
    /// What new users' answers ask of staff.
    case followUpOpen = "follow_up_open"
    /// Licences that end within 30 days.
    case licenceExpiring = "licence_expiring"
}
