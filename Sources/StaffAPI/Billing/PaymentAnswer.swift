import Contracts

/// A payment as callers see it.
public struct PaymentAnswer: Codable, Sendable, Equatable {
    /// What a person has to see to.
    public enum Task: String, Codable, Sendable, CaseIterable {
        /// It names no known account.
        case unassigned
        /// Nothing was open of its invoice any more, and the money hasn't gone back.
        case paidTwice = "paid_twice"
        /// It paid an invoice, money went back, and without that money the invoice isn't paid.
        case refunded
        case chargedBack = "charged_back"
    }

    public var paymentID: String
    public var accountID: AccountID?
    /// What the account goes by: the organisation's name, or that of the workspace that it is for. Nil where that isn't known.
    public var label: String?
    public var organisationID: OrganisationID?
    public var organisationName: String?
    public var status: String
    public var kind: Word<PaymentKind>?
    public var amountCents: Cents
    public var refundedCents: Cents
    public var chargedBackCents: Cents
    public var sequenceType: String
    public var method: String?
    public var description: String
    public var createdAt: Instant
    public var paidAt: Instant?
    public var failureReason: String?
    public var invoiceID: InvoiceID?
    public var invoiceNumber: String?
    public var paymentLinkID: PaymentLinkID?
    public var tasks: [Word<Task>]
    public var testMode: Bool
    public var dashboardURL: String?

    public init(_ payment: PaymentRecorded, label: String?, organisationName: String?, invoiceNumber: String?, tasks: [Task]) {
        paymentID = payment.paymentID.text
        accountID = payment.accountID
        self.label = label
        organisationID = payment.organisationID
        self.organisationName = organisationName
        status = payment.status.text
        kind = payment.kind.map { Word($0) }
        amountCents = payment.amountCents
        refundedCents = payment.refundedCents
        chargedBackCents = payment.chargedBackCents
        sequenceType = payment.sequenceType.text
        method = payment.method?.text
        description = payment.description.text
        createdAt = payment.createdAt
        paidAt = payment.paidAt
        failureReason = payment.failureReason?.text
        invoiceID = payment.invoiceID
        self.invoiceNumber = invoiceNumber
        paymentLinkID = payment.paymentLinkID
        self.tasks = tasks.map { Word($0) }
        testMode = payment.testMode
        dashboardURL = payment.dashboardURL?.text
    }
}
