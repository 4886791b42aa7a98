import Contracts
import Invoicing
import Terms

/// What somebody wants to have invoiced; whatever it leaves open follows from the account (DOMAIN §10).
struct InvoiceOrder: Sendable, Equatable {
    enum Content: Sendable, Equatable {
        /// The account's tier for a period: an agreed amount where there is one, else so many seats; nil takes those agreed or in use.
        case seats(Int?)
        /// The same for an amount of its own, without VAT.
        case amount(UnitPrice)
        /// Seats in use beyond those invoiced, for what is left of the period.
        case supplementary
        /// None where it bills a training session alone.
        case lines([Line])
    }

    struct Line: Sendable, Equatable {
        var description: LineDescription
        var quantity: Quantity
        var unitPrice: UnitPrice
        var discount: Percent
    }

    var content: Content
    /// A completed training session, which has a line behind the content's.
    var session: BillableSession?
    var firstDay: LocalDate?
    var lastDay: LocalDate?
    /// Nil for the account's own.
    var billingPeriod: BillingPeriod?
    var poReference: BuyerText?
    /// It has to go out as an electronic invoice too.
    var isElectronic = false
    /// Nil for the one that fits the buyer's country.
    var language: InvoiceLanguage?
}

/// What an invoice is made from beside the account itself.
struct InvoiceFacts: Sendable {
    /// For each person with a seat, in the order in which they came, the workspace whose discount they get.
    var seatedIn: [WorkspaceID]
    var details: BillingDetails?
    var seller: SellerSettings
    var prices: PriceList
    /// What partners who brought the client have agreed for them.
    var referrals = ReferralDiscounts.none
    /// What VIES says of the buyer's VAT number; nil where it isn't asked.
    var registerAnswer: RegisterAnswer?
}
