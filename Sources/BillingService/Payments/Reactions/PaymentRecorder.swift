import Contracts
import Database
import EventKit
import Mollie
import WireJSON

/// Takes in what the provider says of a payment, and lets it mark its invoice, in one transaction.
struct PaymentRecorder {
    let work: UnitOfWork
    /// Whether the platform takes charges with VAT in them.
    let chargesIncludeVAT: Bool

    /// - Parameter link: the provider's id of the link that it was made by, where that is known.
    func record(_ payment: MolliePayment, by link: String?) throws {
        guard var reported = PaymentRecorded(payment) else { return }
        let place = try link.flatMap { try LinkPlaces(connection: work.connection).place(ofLink: $0) }
        let account = try place?.account ?? Payers.account(of: payment, work.connection)
        reported.accountID = account
        reported.organisationID = try account.flatMap { try OpenAccounts.owner(of: $0, work.connection) }
        reported.invoiceID = place?.invoice
        reported.paymentLinkID = place?.link
        if place != nil { reported.kind = .invoiceLink }
        try record(reported)
    }

    /// Lets a payment that was assigned to an invoice mark it.
    func settle(_ payment: String) throws {
        if let known = try work.load(CollectedPayment.self, id: payment).state.recorded { try record(known) }
    }

    private func record(_ reported: PaymentRecorded) throws {
        let id = reported.paymentID.text
        let known = try work.load(CollectedPayment.self, id: id).state.recorded
        var next = reported.merged(over: known)
        if let receipt = next.receipt(.random(), on: work.now.date), let account = next.accountID {
            let execution = try work.execute(receipt, on: account.description)
            next = next.judged(by: execution.state)
        }
        next.netCents = try PaymentNet(connection: work.connection, chargesIncludeVAT: chargesIncludeVAT).net(of: next, over: known)
        try work.execute(RecordPayment(payment: next), on: id)
        try UnreadPayments.forget(id, work.connection)
    }
}

extension Payers {
    /// Whose payment it is, as its ids tell.
    static func account(of payment: MolliePayment, _ connection: Connection) throws -> AccountID? {
        try account(
            subscription: payment.subscriptionID?.text, platformAccount: payment.platformAccount, customer: payment.customerID?.text,
            connection)
    }
}

extension MolliePayment {
    /// The account as the platform's metadata names it.
    fileprivate var platformAccount: String? {
        if case .string(let text)? = metadata?["platform_account_id"] { text } else { nil }
    }
}

extension PaymentRecorded {
    /// Nil for an id that is no short text, which none of the client's is.
    fileprivate init?(_ payment: MolliePayment) {
        func short(_ text: String?) -> ShortText? { text.flatMap { ShortText(String($0.prefix(ShortText.longest))) } }
        guard let id = short(payment.id.text), let status = short(payment.status.text), let sequence = short(payment.sequenceType.text)
        else { return nil }
        self.init(
            paymentID: id, status: status, kind: Self.kind(of: payment), amountCents: payment.amount.cents, sequenceType: sequence,
            description: payment.description, createdAt: payment.createdAt, testMode: payment.mode == .test)
        refundedCents = payment.amountRefunded.cents
        chargedBackCents = payment.amountChargedBack.cents
        method = short(payment.method)
        paidAt = payment.paidAt
        failureReason = short(payment.failureReason)
        mollieCustomerID = short(payment.customerID?.text)
        mollieSubscriptionID = short(payment.subscriptionID?.text)
        dashboardURL = payment.dashboard.flatMap { ShortText($0.text) }
    }

    /// As the platform's metadata says, else as its form tells; nil where neither does.
    private static func kind(of payment: MolliePayment) -> PaymentKind? {
        if payment.amount == .zero { return .methodChange }
        if case .string(let word)? = payment.metadata?["kind"], let kind = PaymentKind(rawValue: word) { return kind }
        switch payment.sequenceType {
        case .first: return .first
        case .recurring: return payment.subscriptionID == nil ? .seats : .renewal
        case .oneoff, .other: return nil
        }
    }
}
