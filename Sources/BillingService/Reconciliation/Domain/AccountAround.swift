import Contracts
import Invoicing

/// What is known of an account around a month: of charges and payments also those near it, since which payment is for which charge depends on them.
struct AccountAround: Hashable, Sendable {
    /// By their day.
    var charges: [DueCharge] = []
    var undated: [UndatedSubscription] = []
    /// Those that are due in the month.
    var invoices: [DueInvoice] = []
    /// Beside those that stand on an invoice, in the order in which they were made.
    var payments: [ProviderPayment] = []
}

/// A charge of a subscription that is due on a day, in the amounts that the provider takes.
struct DueCharge: Hashable, Sendable {
    var dueOn: LocalDate
    /// What a number of seats costs is known without VAT.
    var net: Cents
    var seatNet: Cents?
    /// The VAT that is charged with it; nil where charges are taken without.
    var rate: VATRate?

    var amount: Cents { charged(net) }

    /// What was due where so much was charged: any number of seats is right where nobody has told how many there were.
    func due(where charged: Cents) -> Cents {
        guard let seatNet, seatNet > .zero, charged > .zero else { return amount }
        let seat = self.charged(seatNet)
        let seats = Int((charged.amount + seat.amount / 2) / seat.amount)
        return seats > 0 && self.charged(seatNet.times(seats)) == charged ? charged : amount
    }

    private func charged(_ net: Cents) -> Cents { rate.map { net + $0.tax(on: net) } ?? net }
}

/// An invoice that is due, with what came for it.
struct DueInvoice: Hashable, Sendable {
    var invoiceID: InvoiceID
    var number: String
    var dueOn: LocalDate
    var figures: InvoiceFigures
    /// What of the payments that stand on it went back.
    var refunded = Cents.zero
    var chargedBack = Cents.zero
    var paymentIDs: [String] = []
}

/// A payment of the provider that stands on no invoice.
struct ProviderPayment: Hashable, Sendable {
    enum Standing: Hashable, Sendable {
        case paid
        case underWay
        /// It failed, expired or was canceled.
        case failed

        init(_ status: String) {
            self =
                switch PaymentStatus(rawValue: status) {
                case .paid: .paid
                case .open, .pending, .authorized, nil: .underWay
                case .failed, .expired, .canceled: .failed
                }
        }
    }

    var paymentID: String
    var kind: PaymentKind?
    var standing: Standing
    var amount: Cents
    var refunded = Cents.zero
    var chargedBack = Cents.zero
    var madeAt: Instant
    var paidOn: LocalDate?
    /// Its invoice had nothing open any more.
    var isSecond = false

    var madeOn: LocalDate { madeAt.date }
    /// The day on which the money came.
    var arrivedOn: LocalDate { paidOn ?? madeOn }
}
