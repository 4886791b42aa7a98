import Contracts
import HTTP
import WireJSON

/// What Mollie says of one payment at the moment of asking (Mollie API v2, "Payments API").
public struct MolliePayment: Sendable, Equatable {
    public let id: MolliePaymentID
    public let mode: MollieMode
    public let description: DisplayText
    public let amount: MollieAmount
    /// Nothing unless a refund was made.
    public let amountRefunded: MollieAmount
    /// Nothing unless the customer's bank took the money back.
    public let amountChargedBack: MollieAmount
    /// How it was paid, such as `ideal`, in Mollie's word; nil until the customer has chosen.
    public let method: String?
    /// What its maker attached, in any form.
    public let metadata: JSONValue?
    public let status: MolliePaymentStatus
    public let sequenceType: MollieSequenceType
    public let subscriptionID: MollieSubscriptionID?
    public let mandateID: MollieMandateID?
    public let customerID: MollieCustomerID?
    public let createdAt: Instant
    public let paidAt: Instant?
    public let failedAt: Instant?
    public let expiredAt: Instant?
    public let canceledAt: Instant?
    /// Why it failed, in Mollie's word, such as `insufficient_funds`.
    public let failureReason: String?
    /// The page about it in Mollie's dashboard, for staff.
    public let dashboard: WebAddress?
    /// The link that it was paid by, where Mollie says so. That it says nothing means nothing: the payments of a link have to be asked for.
    public let paymentLinkID: MolliePaymentLinkID?
}

extension MolliePayment: Decodable {
    public init(from decoder: any Decoder) throws {
        let members = try MollieMembers(decoder)
        id = try members.required("id")
        mode = try members.required("mode")
        description = try members.optional("description") ?? DisplayText("")
        amount = try members.required("amount")
        amountRefunded = try members.optional("amountRefunded") ?? .zero
        amountChargedBack = try members.optional("amountChargedBack") ?? .zero
        method = try Self.word("method", of: members)
        metadata = try members.optional("metadata")
        status = try members.required("status")
        sequenceType = try members.optional("sequenceType") ?? .oneoff
        subscriptionID = try members.optional("subscriptionId")
        mandateID = try members.optional("mandateId")
        customerID = try members.optional("customerId")
        createdAt = try members.required("createdAt")
        paidAt = try members.optional("paidAt")
        failedAt = try members.optional("failedAt")
        expiredAt = try members.optional("expiredAt")
        canceledAt = try members.optional("canceledAt")
        failureReason = try members.object("details").flatMap { try Self.word("failureReason", of: $0) }
        dashboard = try members.link("dashboard")
        paymentLinkID = try members.link("paymentLink").flatMap(Self.paymentLinkID)
    }

    /// A text for people, bounded and without control characters.
    private static func word(_ name: String, of members: MollieMembers) throws -> String? {
        let text: DisplayText? = try members.optional(name)
        return text?.text
    }

    /// The identifier stands at the end of the link's address.
    private static func paymentLinkID(_ address: WebAddress) -> MolliePaymentLinkID? {
        address.text.split(separator: "/").last.flatMap { MolliePaymentLinkID(String($0)) }
    }
}
