import Contracts
import EventSourcing

/// A page that shows a document to whoever knows its address.
struct DownloadLink: Hashable, Sendable {
    let token: DownloadToken
    let url: String

    /// A new one that nobody can guess.
    /// - Parameter address: the Gateway's public one, without a slash at its end; nil where it has none.
    static func random(at address: String?) -> DownloadLink {
        let token = DownloadToken.random()
        return DownloadLink(token: token, url: "\(address ?? "")/documents/\(token.text)")
    }
}

/// Replaces the link by which a customer looks at an invoice or a credit note, or takes it back (DOMAIN §10).
struct SetDownloadLink: AccountCommand {
    let invoiceID: InvoiceID
    /// Nil to take it back.
    let link: DownloadLink?
    let reason: Reason

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        let number = try decision.state.number(of: invoiceID)
        try decision.state.checkIssuedHere(invoiceID)
        guard link != nil || decision.state.downloadTokens[invoiceID] != nil else { return }
        decision.set(link, of: invoiceID, number, reason: reason)
    }
}

extension AccountDecision {
    mutating func set(_ link: DownloadLink?, of invoice: InvoiceID, _ number: String, reason: Reason? = nil) {
        append(
            InvoiceDownloadLinkSet(
                of: identity, invoiceID: invoice, number: number, token: link?.token, url: link?.url, reason: reason?.text))
    }
}

extension InvoiceDownloadLinkSet: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.downloadTokens[invoiceID] = token
    }
}
