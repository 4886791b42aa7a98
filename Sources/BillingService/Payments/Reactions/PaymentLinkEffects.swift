import Contracts
import EventKit

/// What has to be done at Mollie because of an account's links: they are made, and closed as soon as nobody shall pay by them any more.
struct PaymentLinkEffects: Consequence {
    func follow(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let asked = try event.decode(PaymentLinkAsked.self) {
                try PaymentLinkMaking.request(asked, work)
            } else if let mollieID = try event.decode(PaymentLinkCancelled.self)?.mollieID {
                try PaymentLinkArchiving.request(mollieID, work)
            }
        }
    }
}
