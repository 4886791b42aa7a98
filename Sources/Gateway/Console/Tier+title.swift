import Contracts
import StaffAPI

/// The words staff read for the values of the contracts.
extension RevenueClass {
    var title: String {
        switch self {
        case .paying: "Paying"
        case .managed: "Managed"
        case .trial: "Trial"
        case .comped: "Comped"
        case .free: "Free"
        }
    }
}

extension BillingPeriod {
    var title: String {
        switch self {
        case .annual: "yearly"
        case .monthly: "monthly"
        }
    }
}

extension Discount.Kind {
    var title: String {
        switch self {
        case .scholarship: "Scholarship"
        case .staffDiscount: "Staff discount"
        case .trial: "Trial"
        case .referral: "Referral"
        }
    }
}

extension RiskReason {
    var title: String {
        switch self {
        case .pilotHardBlock: "Pilot blocked at its cap"
        case .atCap: "At the cap"
        case .approachingCap: "Approaching the cap"
        case .recentlyDowngraded: "Recently downgraded"
        }
    }
}

extension AccountScope {
    var title: String {
        switch self {
        case .organisation: "organisation"
        case .workspace: "external workspace"
        }
    }
}

extension TrainingMode {
    var title: String {
        switch self {
        case .online: "Online"
        case .inPerson: "In person"
        case .flex: "Flex"
        }
    }
}

extension RevenueMovement {
    var title: String {
        switch self {
        case .new: "New"
        case .expansion: "Expansion"
        case .contraction: "Contraction"
        case .churn: "Churn"
        case .reactivation: "Reactivation"
        case .movedIn: "Moved in"
        case .movedOut: "Moved out"
        }
    }

    /// In the order in which revenue comes and goes.
    static let shown: [RevenueMovement] = [.new, .expansion, .reactivation, .movedIn, .contraction, .churn, .movedOut]
}

extension PaymentMode {
    var title: String {
        switch self {
        case .mollie: "subscription"
        case .offline: "invoices"
        case .none: "nobody"
        }
    }
}

extension SubscriptionStatus {
    var title: String {
        switch self {
        case .pending: "pending"
        case .active: "active"
        case .pastDue: "past due"
        case .canceled: "cancelled"
        }
    }
}

extension WorkspaceRole {
    var title: String {
        switch self {
        case .owner: "Owner"
        case .admin: "Admin"
        case .member: "Member"
        case .billing: "Billing"
        case .external: "External"
        case .observer: "Observer"
        }
    }
}

extension PlaceState {
    var title: String {
        switch self {
        case .active: "In"
        case .pending: "Invited"
        }
    }
}

extension MembershipChanged.Source {
    /// How somebody came to their place.
    var title: String {
        switch self {
        case .direct: "direct"
        case .inherited: "by the organisation"
        case .staffSupport: "support visit"
        }
    }
}

extension RiskOutcome {
    var title: String {
        switch self {
        case .saved: "Saved"
        case .lost: "Lost"
        case .falseAlarm: "False alarm"
        }
    }
}

extension Visibility {
    var title: String {
        switch self {
        case .openToOrganisation: "everybody in the organisation"
        case .inviteOnly: "whoever is invited"
        case .isPrivate: "its members alone"
        }
    }
}

extension WorkspaceChanged.UsageContext {
    var title: String {
        switch self {
        case .internal: "of the organisation's account"
        case .external: "for a client, with an account of its own"
        }
    }
}

extension BuyerKind {
    var title: String {
        switch self {
        case .business: "Business"
        case .publicBody: "Public body"
        case .consumer: "Consumer"
        }
    }
}

/// A value of the contracts that staff read as words.
protocol TitledWord: RawRepresentable, Hashable, Sendable where RawValue == String {
    var title: String { get }
}

extension TierPayment {
    var title: String {
        switch self {
        case .managed: "By invoice (managed billing)"
        case .until: "Not, until its last day"
        case .comped: "Not: given away on purpose"
        }
    }
}

extension PaymentTrouble.Kind {
    var title: String {
        switch self {
        case .seatRepriceFailed: "Price not updated for its seats"
        }
    }
}

extension UpgradeRequested.Kind {
    var title: String {
        switch self {
        case .newWorkspace: "New workspace"
        case .tierUpgrade: "Higher tier"
        }
    }
}

extension UpgradeRequestStatus {
    var title: String {
        switch self {
        case .pending: "Pending"
        case .approved: "Approved"
        case .denied: "Denied"
        }
    }
}

extension Tier: TitledWord {}
extension UpgradeRequested.Kind: TitledWord {}
extension UpgradeRequestStatus: TitledWord {}
extension PaymentTrouble.Kind: TitledWord {}
extension TierPayment: TitledWord {}
extension RevenueClass: TitledWord {}
extension BillingPeriod: TitledWord {}
extension Discount.Kind: TitledWord {}
extension RiskReason: TitledWord {}
extension AccountScope: TitledWord {}
extension TrainingMode: TitledWord {}
extension PaymentMode: TitledWord {}
extension SubscriptionStatus: TitledWord {}
extension WorkspaceRole: TitledWord {}
extension PlaceState: TitledWord {}
extension MembershipChanged.Source: TitledWord {}
extension RiskOutcome: TitledWord {}
extension Visibility: TitledWord {}
extension BuyerKind: TitledWord {}
extension RevenueMovement: TitledWord {}
extension WorkspaceChanged.UsageContext: TitledWord {}

extension Word where Value: TitledWord {
    /// A word that only a newer service knows is shown as it is.
    var title: String { known?.title ?? text }
}

extension Vocabulary {
    /// What staff read for one of its words.
    func title(of word: String) -> String {
        switch self {
        case .tier: Word<Tier>(text: word).title
        case .revenueClass: Word<RevenueClass>(text: word).title
        case .billingPeriod: Word<BillingPeriod>(text: word).title
        case .discountKind: Word<Discount.Kind>(text: word).title
        case .trainingMode: Word<TrainingMode>(text: word).title
        case .trainingForm: Word<TrainingForm>(text: word).title
        case .sessionStatus: Word<SessionStatus>(text: word).title
        case .licenceStatus: Word<LicenceStatus>(text: word).title
        case .followUpKind: Word<FollowUpKind>(text: word).title
        case .followUpStatus: Word<FollowUpStatus>(text: word).title
        case .riskReason: Word<RiskReason>(text: word).title
        case .riskOutcome: Word<RiskOutcome>(text: word).title
        case .tierPayment: Word<TierPayment>(text: word).title
        case .revenueMovement: Word<RevenueMovement>(text: word).title
        case .accountScope: Word<AccountScope>(text: word).title
        case .buyerKind: Word<BuyerKind>(text: word).title
        case .subscriptionStatus: Word<SubscriptionStatus>(text: word).title
        case .invoiceStatus: Word<InvoiceStatus>(text: word).title
        case .invoiceKind: Word<InvoiceKind>(text: word).title
        case .invoiceLanguage: Word<InvoiceLanguage>(text: word).title
        case .paymentSource: Word<PaymentSource>(text: word).title
        case .renewalKind: Word<RenewalKind>(text: word).title
        case .paymentStatus: Word<PaymentStatus>(text: word).title
        case .paymentKind: Word<PaymentKind>(text: word).title
        case .paymentTask: Word<PaymentAnswer.Task>(text: word).title
        case .reconciliationGap: Word<ReconciliationGap>(text: word).title
        case .requestKind: Word<UpgradeRequested.Kind>(text: word).title
        case .requestStatus: Word<UpgradeRequestStatus>(text: word).title
        case .partnerSort: Word<PartnerSort>(text: word).title
        case .statementKind: Word<StatementAnswer.Kind>(text: word).title
        case .visibility: Word<Visibility>(text: word).title
        case .usageContext: Word<WorkspaceChanged.UsageContext>(text: word).title
        case .referralStanding: Word<ReferralStanding>(text: word).title
        case .externalLedState: Word<ExternalLedState>(text: word).title
        case .confirmation, .exportLevel, .noticeCode, .mailPreference, .workspaceRole, .placeState: word
        }
    }
}
