/// Every kind of event of the published language, by the context that writes it. A kind that is not listed here is not published:
/// the golden events and the AsyncAPI document are held against this list.
public enum EventCatalogue {
    public static func payloads(of context: EventContext) -> [any EventPayload.Type] {
        switch context {
        case .platform: platform
        case .rollup:
            [UsageReset.self, AccountHealthChanged.self, RiskSnoozed.self, RiskSnoozeEnded.self, RiskOutcomeSet.self]
        case .billing: billing
        case .training: training
        case .partner: partner
        case .staff: [StaffSeen.self, PreferencesSet.self, NoticeRead.self, PolicyGranted.self, PolicyTaken.self]
        }
    }

    /// The names of the kinds that a context publishes.
    public static func names(of context: EventContext) -> Set<String> {
        Set(payloads(of: context).map { $0.eventType.description })
    }

    public static let all: [any EventPayload.Type] = EventContext.allCases.flatMap(payloads)

    public static let types: [EventType] = all.map { $0.eventType }

    private static let platform: [any EventPayload.Type] = [
        OrganisationChanged.self, OrganisationMembershipChanged.self, WorkspaceChanged.self, MembershipChanged.self, UserChanged.self,
        UserLoggedIn.self, ConversationRecorded.self, SubscriptionChanged.self, BillingDetailsChanged.self, UpgradeRequested.self,
        TrainingRequested.self, OnboardingAnswered.self,
    ]

    private static let training: [any EventPayload.Type] = [
        TrainingAdded.self, TrainingUpdated.self,
        SessionRequested.self, SessionScheduled.self, SessionUpdated.self, SessionCancelled.self, SessionReopened.self,
        RosterChanged.self, SessionCompleted.self,
        LicenceGranted.self, LicenceEdited.self, LicenceRevoked.self, LicenceRestored.self, LicenceExpiringSoon.self, LicenceExpired.self,
        FollowUpOpened.self, FollowUpClosed.self,
    ]

    private static let partner: [any EventPayload.Type] = [
        PartnerStatusChanged.self, ReferralAgreed.self, ReferralAmended.self, ReferralEnded.self, KickbackAccrued.self,
        KickbackPaidOut.self, KickbackPayoutWithdrawn.self, ExternalLedOrganisationDetected.self, ExternalLedOrganisationMarked.self,
        WorkspaceVisibilitySet.self, WorkspaceAdminChanged.self, WorkspaceHandedOff.self,
    ]

    private static let billing: [any EventPayload.Type] = [
        AccountOpened.self, AccountMoved.self, AccountManagerChanged.self, TierChanged.self, TierExpiringSoon.self, TierExpired.self,
        TrialGranted.self, DiscountSet.self, DiscountCleared.self, BillingModeChanged.self, InvoicePaid.self,
        BillingDetailsSet.self, InvoiceIssued.self, InvoicePartPaid.self, InvoicePaymentWithdrawn.self, InvoiceWithdrawalAsked.self,
        InvoiceOverdue.self, CreditNoteIssued.self, InvoiceFileStored.self, InvoiceSendAsked.self, InvoiceSent.self,
        InvoiceMailRefused.self, InvoiceDownloadLinkSet.self, InvoiceRemindersSet.self, RenewalNoted.self, PaymentLinkAsked.self,
        PaymentLinkIssued.self, VATNumberChecked.self,
        PaymentLinkRefused.self,
        PaymentLinkCancelled.self, PaymentRecorded.self, PaymentAssigned.self,
        UpgradeRequestReceived.self, UpgradeRequestApproved.self, UpgradeRequestDenied.self, WorkspaceGranted.self,
        UpgradeRequestFulfilled.self, WorkspaceNotCreated.self,
    ]
}
