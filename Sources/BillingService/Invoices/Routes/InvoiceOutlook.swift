import Contracts
import Database
import EventKit
import Invoicing
import StaffAPI

/// What the next invoice of an account would be for.
enum InvoiceOutlook {
    /// Nil where billing isn't managed, or no invoice can be made.
    static func answer(
        of account: AccountID, _ desk: InvoiceDesk, _ connection: Connection, on now: Instant
    ) throws -> InvoicesAnswer.Outlook? {
        let store = EventStore(connection, source: EventContext.billing.source)
        let state = try store.load(Account.self, id: account.description).state.settled(at: now)
        guard state.mode.managed else { return nil }
        let facts = try desk.facts(of: account, connection)
        guard let (billed, net) = state.nextBill(facts, on: now.date) else { return nil }
        let invoiced = state.seatsInvoiced(on: now.date)?.seats
        return InvoicesAnswer.Outlook(
            periodStart: billed.period.firstDay, periodEnd: billed.period.lastDay, seats: billed.seats ?? 0, netCents: net,
            uninvoicedSeats: invoiced.map { max(0, facts.seatedIn.count - $0) } ?? 0,
            sessionsToInvoice: try sessions(of: state, connection))
    }

    /// More completed sessions than anybody leaves without an invoice.
    private static let sessionsMaximum = 100

    /// Those of an organisation are invoiced to its own account.
    private static func sessions(of account: AccountState, _ connection: Connection) throws -> [SessionToInvoice] {
        guard let identity = account.identity, identity.scope == .organisation else { return [] }
        let sessions = try BillableSession.toInvoice(
            of: identity.organisationID, except: account.invoicedSessions, limit: sessionsMaximum, connection)
        return sessions.compactMap { session in
            session.completedOn.map { day in
                SessionToInvoice(
                    trainingSessionID: session.id, title: session.title, completedOn: day, participants: session.participants,
                    priceCents: session.price)
            }
        }
    }
}
