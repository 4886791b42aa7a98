public struct TrainingUpdated: EventPayload {
    public static let eventType = EventType(.training, "training-updated")
    public var trainingID: TrainingID
    public var training: TrainingDescription
    public var previousTraining: TrainingDescription

    public init(trainingID: TrainingID, training: TrainingDescription, previousTraining: TrainingDescription) {
        self.trainingID = trainingID
        self.training = training
        self.previousTraining = previousTraining
    }

    public var subject: String { trainingID.description }
    public var partitionKey: String { trainingID.description }
}
