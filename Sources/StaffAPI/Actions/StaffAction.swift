/// Something that staff can do from a row of the console: how it is called and explained, and how its operation is filled in. Several actions may
/// share one operation.
public struct StaffAction: Sendable {
    /// What a row stands for, and so whose id goes into the path.
    public enum Subject: String, Sendable, CaseIterable {
        case account, workspace, organisation, request, invoice, renewal, payment, session, training, licence
        case followUp = "follow-up"
        /// An account that a partner has brought, or brings.
        case client
        case referral, payout
        case externalLed
        /// By e-mail address.
        case staff
    }

    /// What it is about, by which menus are divided.
    public enum Group: String, Sendable, CaseIterable {
        case terms, billing, requests, invoices, payments, renewals, trainings, people, partners, risk
    }

    /// In kebab case; unique.
    public let id: String
    public let title: String
    public let explanation: String
    /// What stands on the button that does it. A field in braces stands for what was chosen in it: `Change to {tier}`.
    public let submitTitle: String
    /// What is said once it is done, before the name of whom it was done for.
    public let done: String
    public let operation: Operation
    public let subject: Subject
    public let group: Group
    /// Takes something away that people would miss at once.
    public let isDangerous: Bool
    /// What of the terms it assumes in words of the question for an account's revenue, besides what its fields say; nil where revenue stays.
    public let assumes: [String: String]?
    /// It does nothing while all fields hold what holds already.
    public let needsChange: Bool
    /// Of several decisions, where they are taken; nil for what a dialog asks. It is told the `account` in its query.
    public let page: String?
    public let fields: [Field]

    init(
        _ id: String, _ operation: Operation, on subject: Subject, _ group: Group, title: String, explanation: String,
        submitTitle: String? = nil, done: String, isDangerous: Bool = false, needsChange: Bool = false,
        assumes: [String: String]? = nil, page: String? = nil, fields: [Field]
    ) {
        self.id = id
        self.title = title
        self.explanation = explanation
        self.submitTitle = submitTitle ?? title
        self.done = done
        self.operation = operation
        self.subject = subject
        self.group = group
        self.isDangerous = isDangerous
        self.needsChange = needsChange
        self.assumes = assumes
        self.page = page
        self.fields = fields
    }

    /// Below `/api/v1`, with the id of what it is done to.
    public func path(of id: some CustomStringConvertible) -> String { operation.path(of: id) }

    /// What the operation says of a field; nil for a name that it doesn't have.
    public func declaration(of field: Field) -> Operation.Field? { operation.field(field.name) }
}

extension StaffAction {
    /// Every action that rows of the console offer, in the order of their menus.
    public static let all: [StaffAction] =
        [
            tier, trial, moveEnd, removeEnd, endTrial, discount, clearDiscount, managed, selfServeLater, freeNow, billingDetails,
            acceptBillingDetails, issueInvoice, markInvoicePaid, withdrawPayment, creditInvoice,
            sendInvoice, makePaymentLink, cancelPaymentLink, replaceDownloadLink, revokeDownloadLink, assignPayment, noteRenewal,
            accountManager, noAccountManager, makePartner,
            removePartner, agreeReferral, amendReferral, recordPayout, withdrawPayout, endReferral, markExternalLed, workspaceDiscount,
            clearWorkspaceDiscount, visibility, changeAdmin, inviteAdmin, usageReset, accountUsageReset, snooze, endSnooze, riskOutcome,
            enterRequest, approveRequest, denyRequest, planSession, cancelSession, reopenSession, removeParticipant, grantLicence,
            editLicence, revokeLicence, restoreLicence, closeFollowUp, addTraining, editTraining, retireTraining, offerTraining,
        ] + permissions
}
