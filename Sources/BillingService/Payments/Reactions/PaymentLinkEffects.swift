import Contracts
import EventKit

/// What has to be done at Mollie because of events of an account. Whoever executes a command that can change what is open of an invoice asks for it
/// in the same transaction.
enum PaymentLinkEffects {
    static func request(for events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let asked = try event.decode(PaymentLinkAsked.self) {
                try PaymentLinkMaking.request(asked, work)
            } else if let mollieID = try event.decode(PaymentLinkCancelled.self)?.mollieID {
                try PaymentLinkArchiving.request(mollieID, work)
            }
        }
    }
}
