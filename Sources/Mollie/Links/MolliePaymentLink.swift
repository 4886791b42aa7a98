import Contracts
import HTTP

/// What Mollie says of one payment link at the moment of asking (Mollie API v2, "Payment links API"). It has no status of its own.
public struct MolliePaymentLink: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        /// It can be paid.
        case open
        case paid
        case expired
        case archived
    }

    public let id: MolliePaymentLinkID
    public let mode: MollieMode
    public let description: DisplayText
    /// Nil for a link whose payer chooses what to pay; ours aren't of that kind.
    public let amount: MollieAmount?
    /// Where the customer pays.
    public let url: WebAddress
    public let createdAt: Instant
    public let paidAt: Instant?
    public let expiresAt: Instant?
    public let isArchived: Bool

    /// That it was paid is the stronger fact: a paid link is often archived too.
    public func state(at now: Instant) -> State {
        if paidAt != nil { return .paid }
        if isArchived { return .archived }
        return expiresAt.map { $0 <= now } == true ? .expired : .open
    }
}

extension MolliePaymentLink: Decodable {
    public init(from decoder: any Decoder) throws {
        let members = try MollieMembers(decoder)
        id = try members.required("id")
        mode = try members.required("mode")
        description = try members.optional("description") ?? DisplayText("")
        amount = try members.optional("amount")
        createdAt = try members.required("createdAt")
        paidAt = try members.optional("paidAt")
        expiresAt = try members.optional("expiresAt")
        isArchived = try members.optional("archived") ?? false
        guard let url: WebAddress = try members.link("paymentLink") else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "expected a link to where the customer pays"))
        }
        self.url = url
    }
}
