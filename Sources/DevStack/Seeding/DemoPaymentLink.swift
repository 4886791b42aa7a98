import Contracts

/// A payment link of the demo, and what customers tried by it.
struct DemoPaymentLink: Sendable, Equatable {
    /// An invoice that the link is made with.
    struct Purpose: Sendable, Equatable {
        let description: String
        let net: Cents
    }

    /// One payment by the link.
    struct Attempt: Sendable, Equatable {
        enum Aftermath: Sendable, Equatable {
            case none, refunded(Cents), chargedBack
        }

        let status: PaymentStatus
        var aftermath = Aftermath.none
    }

    let account: AccountID
    /// Nil for the account's oldest invoice with something open.
    let purpose: Purpose?
    let attempts: [Attempt]

    /// One that is paid twice, one by which nobody succeeded to pay yet, one for the rest of an invoice, and two of trainings for which money
    /// went back. Nobody becomes paying whose story is not to pay.
    static func all(of world: DemoWorld) -> [DemoPaymentLink] {
        let invoices = DemoInvoice.all(of: world)
        let open = invoices.filter { $0.outcome == .open && $0.story == .managedPaid }
        let partlyPaid = invoices.filter { $0.outcome == .partlyPaid }
        let paid = invoices.filter { $0.outcome == .paid }
        guard open.count > 1, paid.count > 1, let rest = partlyPaid.first else { return [] }
        return [
            DemoPaymentLink(account: open[0].account, purpose: nil, attempts: [Attempt(status: .paid), Attempt(status: .paid)]),
            DemoPaymentLink(
                account: open[1].account, purpose: nil,
                attempts: [.failed, .canceled, .expired, .open].map { Attempt(status: $0) }),
            DemoPaymentLink(account: rest.account, purpose: nil, attempts: []),
            DemoPaymentLink(
                account: paid[0].account, purpose: Purpose(description: "Training, half a day", net: .euros(950)),
                attempts: [Attempt(status: .paid, aftermath: .refunded(.euros(250)))]),
            DemoPaymentLink(
                account: paid[1].account, purpose: Purpose(description: "Training, an evening", net: .euros(640)),
                attempts: [Attempt(status: .paid, aftermath: .chargedBack)]),
        ]
    }
}
