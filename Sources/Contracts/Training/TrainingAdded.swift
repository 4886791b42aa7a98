public struct TrainingAdded: EventPayload {
    public static let eventType = EventType(.training, "training-added")
    public var trainingID: TrainingID
    public var training: TrainingDescription

    public init(trainingID: TrainingID, training: TrainingDescription) {
        self.trainingID = trainingID
        self.training = training
    }

    public var subject: String { trainingID.description }
    public var partitionKey: String { trainingID.description }
}
