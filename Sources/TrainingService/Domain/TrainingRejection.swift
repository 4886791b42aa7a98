import Contracts

/// Why the catalogue refuses a command.
enum TrainingRejection: Error, Hashable, Sendable {
    case unknown(TrainingID)
    case alreadyAdded(TrainingID)
    case text(field: String, TextFault)
    case price(Cents)
    case extraPrice(Cents)
    case includedParticipants(Int)
}
