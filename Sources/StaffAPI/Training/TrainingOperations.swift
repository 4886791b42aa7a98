import Contracts

/// The catalogue of trainings.
public enum TrainingOperations {
    public static let trainings = Operation.question("list-trainings", "/trainings", owner: .training)

    public static let addTraining = Operation(
        "add-training", .post, "/trainings", owner: .training, fields: description(.always))

    /// Absent fields stay as they are; null empties a field that may be empty.
    public static let updateTraining = Operation(
        "update-training", .patch, "/trainings/{id}", owner: .training, fields: description(.never), hasPreview: true)

    public static let all = [trainings, addTraining, updateTraining]

    /// - Parameter need: of the fields that a new entry can't do without.
    private static func description(_ need: Operation.Field.Need) -> [Operation.Field] {
        let participants = TrainingDescription.participantRange
        return [
            Operation.Field("title", .text(TrainingDescription.titleRule), need),
            Operation.Field("mode", .choice(.trainingMode), need),
            Operation.Field("price_cents", .cents(TrainingDescription.priceRange), need),
            Operation.Field(
                "included_participants",
                .whole(Int64(participants.lowerBound)...Int64(participants.upperBound), "a number of participants"),
                need),
            .optional("extra_price_cents", .cents(TrainingDescription.priceRange)),
            .optional("level", .text(TrainingDescription.levelRule)),
            .optional(
                "duration_minutes",
                .whole(
                    Int64(TrainingDescription.durationRange.lowerBound)...Int64(TrainingDescription.durationRange.upperBound),
                    "a number of minutes")),
            .optional("form", .choice(.trainingForm)),
            .optional("grants_licence", .flag), .optional("coming_soon", .flag), .optional("retired", .flag),
        ]
    }
}
