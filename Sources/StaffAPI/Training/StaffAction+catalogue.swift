/// The catalogue of trainings.
extension StaffAction {
    public static let addTraining = StaffAction(
        "add-training", TrainingOperations.addTraining, on: .training, .trainings, title: "Add a training",
        explanation: "A new entry of the catalogue. Sessions of it can be planned at once, unless it is coming soon.", submitTitle: "Add",
        done: "Training added",
        fields: description(held: false) + [
            .shown("grants_licence", "Whoever completes it gets a licence", isNeeded: false, preset: .held("grants_licence")),
            .shown("coming_soon", "Coming soon", isNeeded: false),
        ])

    public static let editTraining = StaffAction(
        "edit-training", TrainingOperations.updateTraining, on: .training, .trainings, title: "Edit training",
        explanation: "Sessions that were planned already keep their price and terms.", submitTitle: "Save", done: "Training changed",
        fields: description(held: true).map(\.asChange) + [
            .shown("grants_licence", "Whoever completes it gets a licence", isNeeded: false, preset: .held("grants_licence")),
            .shown("coming_soon", "Coming soon", isNeeded: false, preset: .held("coming_soon")),
        ])

    public static let retireTraining = StaffAction(
        "retire-training", TrainingOperations.updateTraining, on: .training, .trainings, title: "Retire training",
        explanation: "It is offered no more. It can be offered again later.", submitTitle: "Retire", done: "Training retired",
        isDangerous: true, fields: [.constant("retired", true)])

    public static let offerTraining = StaffAction(
        "offer-training", TrainingOperations.updateTraining, on: .training, .trainings, title: "Offer training again",
        explanation: "Sessions of it can be planned again.", submitTitle: "Offer again", done: "Training offered again",
        fields: [.constant("retired", false)])

    private static func description(held: Bool) -> [Field] {
        func preset(_ name: String) -> Field.Preset? { held ? .held(name) : nil }
        return [
            .shown("title", "Title", isNeeded: true, preset: preset("title")),
            .shown("mode", "Mode", isNeeded: true, preset: preset("mode")),
            .euros("price_cents", "Price", isNeeded: true, preset: preset("price_cents"), note: "In euros, without VAT."),
            .shown("included_participants", "Included participants", isNeeded: true, preset: preset("included_participants")),
            .euros(
                "extra_price_cents", "Price of each participant beyond them", preset: preset("extra_price_cents"),
                note: "Empty: no more can take part."),
            .shown("level", "Level", preset: preset("level")),
            .shown("duration_minutes", "Duration in minutes", preset: preset("duration_minutes")),
            .shown("form", "Form", preset: preset("form"), unchosen: "not said"),
        ]
    }
}
