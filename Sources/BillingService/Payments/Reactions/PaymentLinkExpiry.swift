import Contracts
import Database
import EventKit

/// Keeps a timer for the end of each link. It follows from the events alone, so a store that was lost and read back has it again.
struct PaymentLinkExpiry: Projection {
    static let timer = "payment-link-expiry"

    let name = "payment-link-expiry"
    let migrations: [Migration] = []
    let tables: [String] = []

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let issued = try event.decode(PaymentLinkIssued.self) {
                let data = Array(issued.accountID.description.utf8)
                try work.schedule(Self.timer, key: issued.paymentLinkID.description, at: issued.expiresAt, data: data)
            } else if let cancelled = try event.decode(PaymentLinkCancelled.self) {
                try work.cancel(Self.timer, key: cancelled.paymentLinkID.description)
            }
        }
    }

    /// Decided by the account's state, as any command: one that was paid stays paid.
    static let handlers: [String: TimerHandler] = [
        timer: { timer, work in
            guard let link = PaymentLinkID(timer.key) else { return }
            try work.execute(CancelPaymentLink(paymentLinkID: link, cause: .expired), on: String(decoding: timer.data, as: UTF8.self))
        }
    ]
}
