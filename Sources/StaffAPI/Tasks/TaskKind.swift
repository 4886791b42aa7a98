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
    /// Organisations that a partner's client has created, which nobody has marked yet.
    case externalLedNew = "external_led_new"
    /// Partners with a referral that is near its cap or its end.
    case referralNearing = "referral_nearing"
    /// Partners to whom a balance is owed.
    case kickbackOwed = "kickback_owed"
    /// Workspaces that are blocked at their cap.
    case workspaceBlocked = "workspace_blocked"
    /// Training sessions that were asked for and have no date.
    case sessionRequested = "session_requested"
    /// What new users' answers ask of staff.
    case followUpOpen = "follow_up_open"
    /// Licences that end within 30 days.
    case licenceExpiring = "licence_expiring"
}
