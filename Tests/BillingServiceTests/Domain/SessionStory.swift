import Contracts
import Invoicing
import TestKit
@testable import BillingService

/// Training sessions as these tests put them on invoices.
enum SessionStory {
    static let id = TrainingSessionID(high: 0x7777_2222_3333_4444, low: 0x8000_0000_0000_0001)

    /// Held for the account's organisation ten days ago, with seven people.
    static func held(
        _ id: TrainingSessionID = SessionStory.id, of organisation: OrganisationID = Known.organisation, title: String? = "Prompting",
        on day: LocalDate? = t0.date.adding(days: -10), participants: Int = 7, price: Cents = Cents(79_500)
    ) -> BillableSession {
        BillableSession(id: id, organisationID: organisation, title: title, completedOn: day, participants: participants, price: price)
    }

    static func order(_ content: InvoiceOrder.Content = .lines([]), _ session: BillableSession = held()) -> InvoiceOrder {
        InvoiceOrder(content: content, session: session)
    }
}
