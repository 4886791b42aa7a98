/// How a training is held.
public enum TrainingMode: String, Codable, Sendable, CaseIterable {
    case online
    case inPerson = "in_person"
    case flex
}
