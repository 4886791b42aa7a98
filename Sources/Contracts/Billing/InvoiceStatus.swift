/// How an invoice stands.
public enum InvoiceStatus: String, Codable, Sendable, CaseIterable {
    case issued
    /// The last day to pay is over and something is open, whether or not a part was paid.
    case overdue
    case partlyPaid = "partly_paid"
    case paid
    /// Taken back as a whole.
    case credited
}

/// The amounts by which the status of an invoice goes, all with VAT.
public struct InvoiceFigures: Hashable, Sendable {
    public var total: Cents
    public var paid: Cents
    public var credited: Cents
    /// The last day to pay is over.
    public var isLate: Bool

    public init(total: Cents, paid: Cents = .zero, credited: Cents = .zero, isLate: Bool = false) {
        self.total = total
        self.paid = paid
        self.credited = credited
        self.isLate = isLate
    }

    /// What is still to be paid.
    public var open: Cents { max(.zero, total - paid - credited) }
    /// What came beyond that, and has to be given back.
    public var overpaid: Cents { max(.zero, paid + credited - total) }

    public var status: InvoiceStatus {
        if credited >= total { return .credited }
        if open == .zero { return .paid }
        if isLate { return .overdue }
        return paid > .zero ? .partlyPaid : .issued
    }
}
