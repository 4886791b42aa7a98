import Contracts
import StaffAPI

extension TaskKind: TitledWord {
    /// As a heading says it.
    var title: String {
        switch self {
        case .upgradeRequest: "Upgrade requests"
        case .workspaceNotCreated: "Workspaces not created yet"
        case .renewalOverdue: "Renewals overdue"
        case .invoiceOverdue: "Invoices overdue"
        case .invoiceMailRefused: "Mails with invoices refused"
        case .withdrawalAsked: "Withdrawals to confirm"
        case .paymentUnassigned: "Payments unassigned"
        case .paidTwice: "Payments that came twice"
        case .refunded: "Payments refunded"
        case .chargedBack: "Payments charged back"
        case .externalLedNew: "External-led organisations"
        case .referralNearing: "Partners near a cap or an end"
        case .kickbackOwed: "Balances owed to partners"
        case .workspaceBlocked: "Workspaces blocked at their cap"
        case .sessionRequested: "Trainings to be planned"
        case .followUpOpen: "Follow-ups of new users' answers"
        case .licenceExpiring: "Licences that expire soon"
        }
    }

    /// The list that shows all of the kind, and nothing else.
    var path: String {
        switch self {
        case .upgradeRequest: RequestsAddress(status: .pending).path
        case .workspaceNotCreated: RequestsAddress().with { $0.late = .notCreated }.path
        case .renewalOverdue: RenewalsAddress().with(\.isOverdue, true).path
        case .invoiceOverdue: InvoicesAddress().with(\.statuses, [.overdue]).path
        case .invoiceMailRefused: InvoicesAddress().with(\.isMailRefused, true).path
        case .withdrawalAsked: InvoicesAddress().with(\.isWithdrawalAsked, true).path
        case .paymentUnassigned: PaymentsAddress.unassigned.path
        case .paidTwice: PaymentsAddress().with(\.task, .paidTwice).path
        case .refunded: PaymentsAddress().with(\.task, .refunded).path
        case .chargedBack: PaymentsAddress().with(\.task, .chargedBack).path
        case .externalLedNew: ExternalLedAddress(state: .new).path
        case .referralNearing: PartnersAddress().with(\.isNearing, true).path
        case .kickbackOwed: PartnersAddress().with(\.isOwed, true).path
        case .workspaceBlocked: AtRiskAddress(reason: .pilotHardBlock).path
        case .sessionRequested: "\(ConsoleArea.trainings.path)?status=\(SessionStatus.requested.rawValue)"
        case .followUpOpen: FollowUpsAddress().path
        case .licenceExpiring: LicencesAddress().with(\.isExpiringSoon, true).path
        }
    }

    /// Who knows of it.
    var owner: Owner {
        switch self {
        case .workspaceBlocked: .rollup
        case .sessionRequested, .followUpOpen, .licenceExpiring: .training
        case .externalLedNew, .referralNearing, .kickbackOwed: .partner
        case .upgradeRequest, .workspaceNotCreated, .renewalOverdue, .invoiceOverdue, .invoiceMailRefused, .withdrawalAsked,
            .paymentUnassigned, .paidTwice, .refunded, .chargedBack:
            .billing
        }
    }
}
