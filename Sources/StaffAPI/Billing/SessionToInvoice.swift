import Contracts

/// A completed training session that can be put on an invoice.
public struct SessionToInvoice: Codable, Sendable, Equatable {
    public var trainingSessionID: TrainingSessionID
    /// Of the training; nil where it isn't known yet.
    public var title: String?
    public var completedOn: LocalDate
    public var participants: Int
    /// What it costs without VAT.
    public var priceCents: Cents

    public init(trainingSessionID: TrainingSessionID, title: String?, completedOn: LocalDate, participants: Int, priceCents: Cents) {
        self.trainingSessionID = trainingSessionID
        self.title = title
        self.completedOn = completedOn
        self.participants = participants
        self.priceCents = priceCents
    }
}
