import Contracts

/// The enumerations whose words fields and parameters take.
public enum Vocabulary: Sendable, CaseIterable {
    case tier, revenueClass, billingPeriod, discountKind, trainingMode, riskReason, exportLevel, noticeCode, mailPreference, workspaceRole
    case placeState, tierPayment, confirmation, revenueMovement, riskOutcome, accountScope, subscriptionStatus, buyerKind
    case invoiceStatus, invoiceKind, invoiceLanguage, paymentSource, paymentStatus, paymentKind, paymentTask, renewalKind
    case reconciliationGap
    case requestKind, requestStatus, visibility, usageContext
    case trainingForm, sessionStatus, licenceStatus, followUpKind, followUpStatus
    case referralStanding, externalLedState, partnerSort, statementKind

    public var words: [String] {
        switch self {
        case .tier: Tier.allCases.map(\.rawValue)
        case .revenueClass: RevenueClass.allCases.map(\.rawValue)
        case .billingPeriod: BillingPeriod.allCases.map(\.rawValue)
        case .discountKind: Discount.Kind.granted.map(\.rawValue)
        case .trainingMode: TrainingMode.allCases.map(\.rawValue)
        case .trainingForm: TrainingForm.allCases.map(\.rawValue)
        case .sessionStatus: SessionStatus.allCases.map(\.rawValue)
        case .licenceStatus: LicenceStatus.allCases.map(\.rawValue)
        case .followUpKind: FollowUpKind.allCases.map(\.rawValue)
        case .followUpStatus: FollowUpStatus.allCases.map(\.rawValue)
        case .riskReason: RiskReason.allCases.map(\.rawValue)
        case .riskOutcome: RiskOutcome.allCases.map(\.rawValue)
        case .exportLevel: ExportLevel.allCases.map(\.rawValue)
        case .noticeCode: NoticeCode.allCases.map(\.rawValue)
        case .workspaceRole: WorkspaceRole.allCases.map(\.rawValue)
        case .placeState: PlaceState.allCases.map(\.rawValue)
        case .accountScope: AccountScope.allCases.map(\.rawValue)
        case .subscriptionStatus: SubscriptionStatus.allCases.map(\.rawValue)
        case .tierPayment: TierPayment.allCases.map(\.rawValue)
        case .confirmation: ConfirmationCode.allCases.map(\.rawValue)
        case .revenueMovement: RevenueMovement.allCases.map(\.rawValue)
        case .buyerKind: BuyerKind.allCases.map(\.rawValue)
        case .invoiceStatus: InvoiceStatus.allCases.map(\.rawValue)
        case .invoiceKind: InvoiceKind.allCases.map(\.rawValue)
        case .invoiceLanguage: InvoiceLanguage.allCases.map(\.rawValue)
        case .paymentSource: PaymentSource.allCases.map(\.rawValue)
        case .renewalKind: RenewalKind.allCases.map(\.rawValue)
        case .paymentStatus: PaymentStatus.allCases.map(\.rawValue)
        case .paymentKind: PaymentKind.allCases.map(\.rawValue)
        case .paymentTask: PaymentAnswer.Task.allCases.map(\.rawValue)
        case .reconciliationGap: ReconciliationGap.allCases.map(\.rawValue)
        case .requestKind: UpgradeRequested.Kind.allCases.map(\.rawValue)
        case .requestStatus: UpgradeRequestStatus.allCases.map(\.rawValue)
        case .visibility: Visibility.allCases.map(\.rawValue)
        case .usageContext: WorkspaceChanged.UsageContext.allCases.map(\.rawValue)
        case .referralStanding: ReferralStanding.allCases.map(\.rawValue)
        case .externalLedState: ExternalLedState.allCases.map(\.rawValue)
        case .partnerSort: PartnerSort.allCases.map(\.rawValue)
        case .statementKind: StatementAnswer.Kind.allCases.map(\.rawValue)
        case .mailPreference: MailPreference.allCases.map(\.rawValue)
        }
    }
}
