/// One line of an invoice or a credit note. Amounts are without VAT.
public struct InvoiceDocumentLine: Codable, Hashable, Sendable {
    public var lineID: String
    public var description: String
    public var quantity: Int64
    /// The price of one piece before the discount.
    public var unitCents: Cents
    public var discountPercent: Percent
    /// What the line comes to.
    public var netCents: Cents
    /// The completed training session that it bills; absent where it bills something else.
    public var trainingSessionID: TrainingSessionID?

    public init(
        lineID: String, description: String, quantity: Int64, unitCents: Cents, discountPercent: Percent, netCents: Cents,
        trainingSessionID: TrainingSessionID? = nil
    ) {
        self.lineID = lineID
        self.description = description
        self.quantity = quantity
        self.unitCents = unitCents
        self.discountPercent = discountPercent
        self.netCents = netCents
        self.trainingSessionID = trainingSessionID
    }
}
