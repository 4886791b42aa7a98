import Contracts

/// What was filled in, as the operation takes it.
struct NewInvoiceOrder: Encodable, Equatable {
    struct Line: Encodable, Equatable {
        var description: String
        var quantity: Int64?
        var unitCents: Int64
        var discountPercent: Int64?
    }

    private(set) var seats: Int64?
    private(set) var amountCents: Int64?
    private(set) var lines: [Line]?
    private(set) var periodStart: LocalDate?
    private(set) var periodEnd: LocalDate?
    private(set) var supplementary: Bool?
    private(set) var trainingSessionID: TrainingSessionID?
    private(set) var poReference: String?
    private(set) var eInvoice: Bool?
    private(set) var language: String?
    var preview: Bool?
    var previewToken: String?

    /// What can't be read; nothing is sent then.
    static func read(_ address: NewInvoiceAddress) -> (order: NewInvoiceOrder, faults: [NewInvoiceFault]) {
        var reader = NewInvoiceReader(address: address)
        var order = NewInvoiceOrder()
        switch address.bill {
        case .seats: order.seats = reader.number("seats")
        case .amount: order.amountCents = reader.needed("amount", reader.cents("amount"))
        case .supplementary: order.supplementary = true
        case .training:
            order.lines = []
            _ = reader.needed("session", address["session"])
        case .lines: order.lines = reader.lines()
        }
        order.trainingSessionID = reader.session("session")
        if address.bill.isOfPeriod {
            order.periodStart = reader.day("first")
            order.periodEnd = reader.day("last")
        }
        order.poReference = address["po"]
        order.eInvoice = address["electronic"] == nil ? nil : true
        order.language = address["language"]
        return (order, reader.faults)
    }
}

extension NewInvoiceAddress.Bill {
    /// Others are for the day of the invoice, or for what is left of a period.
    var isOfPeriod: Bool { self == .seats || self == .amount }
}
