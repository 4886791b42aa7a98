import Contracts

/// Training sessions and who takes part in them.
public enum SessionOperations {
    /// The most addresses that are pasted at once.
    public static let addressesMaximum = 200
    /// What one of them may be; whether it is somebody's is told per address.
    public static let addressRule = TextRule(length: 1...320)
    /// The most people who are said to have been absent when a session is completed.
    public static let absentMaximum = 200
    /// The most people that a search for participants shows.
    public static let candidatesMaximum = 20

    /// By what the list and its export are filtered. `from` and `to` are days of the date, or of the request of a session without one.
    static let filters = [
        Operation.Parameter("organisation", .id), Operation.Parameter("training", .id),
        Operation.Parameter("status", .choice(.sessionStatus), repeats: true), .search,
        Operation.Parameter("from", .day), Operation.Parameter("to", .day), Operation.Parameter("without_training", .flag),
    ]

    public static let list = Operation.question(
        "list-training-sessions", "/training-sessions", owner: .training, parameters: filters + [.limit, .cursor])

    public static let export = Operation.question(
        "export-training-sessions", "/training-sessions.csv", owner: .training, parameters: filters, answer: .stream)

    public static let get = Operation.question("get-training-session", "/training-sessions/{id}", owner: .training)

    /// With a date it is scheduled at once. A training that is only announced has to be confirmed (`coming_soon`).
    public static let plan = Operation(
        "plan-training-session", .post, "/training-sessions", owner: .training,
        fields: [
            .needed("organisation_id", .id), .needed("training_id", .id), .optional("requested_by", .id),
            .optional("scheduled_at", .instant), .optional("mode", .choice(.trainingMode)), expectedParticipants, agreedPrice, notes,
            .reason(.never),
        ], mayWarn: true)

    /// Absent fields stay as they are; null empties a field that may be empty. To choose a training that is only announced has to be
    /// confirmed (`coming_soon`).
    public static let update = Operation(
        "update-training-session", .patch, "/training-sessions/{id}", owner: .training,
        fields: [
            .optional("training_id", .id), .optional("scheduled_at", .instant), .optional("mode", .choice(.trainingMode)),
            expectedParticipants, agreedPrice, notes, .optional("completed_on", .day), .reason(.never),
        ], mayWarn: true)

    /// Whoever was absent leaves the roster with it, and gets no licence.
    public static let complete = Operation(
        "complete-training-session", .post, "/training-sessions/{id}/complete", owner: .training,
        fields: [.needed("completed_on", .day), .optional("absent", .ids(0...absentMaximum))])

    public static let cancel = Operation(
        "cancel-training-session", .post, "/training-sessions/{id}/cancel", owner: .training, fields: [.reason(.never)])

    public static let reopen = Operation(
        "reopen-training-session", .post, "/training-sessions/{id}/reopen", owner: .training, fields: [.reason(.never)])

    public static let addParticipant = Operation(
        "add-participant", .put, "/training-sessions/{id}/roster/{user}", owner: .training)

    public static let removeParticipant = Operation(
        "remove-participant", .delete, "/training-sessions/{id}/roster/{user}", owner: .training)

    /// Several at once, by the e-mail addresses of people whom the platform has told of; the answer says of each what came of it.
    public static let addAddresses = Operation(
        "add-participants", .post, "/training-sessions/{id}/roster", owner: .training,
        fields: [.needed("addresses", .texts(1...addressesMaximum, addressRule))])

    /// Who could be put on the roster, by name or address: people of the organisation first.
    public static let candidates = Operation.question(
        "find-participants", "/training-sessions/{id}/candidates", owner: .training, parameters: [.search])

    public static let rosterExport = Operation.question(
        "export-roster", "/training-sessions/{id}/roster.csv", owner: .training, answer: .stream)

    public static let calendar = Operation.question(
        "get-training-session-calendar", "/training-sessions/{id}.ics", owner: .training, answer: .stream)

    public static let all = [
        list, export, get, plan, update, complete, cancel, reopen, addParticipant, removeParticipant, addAddresses, candidates,
        rosterExport, calendar,
    ]

    private static let expectedParticipants = Operation.Field.optional(
        "expected_participants", .bounded(ParticipantCount.self))
    private static let agreedPrice = Operation.Field.optional("agreed_price_cents", .cents(TrainingDescription.priceRange))
    private static let notes = Operation.Field.optional("notes", .text(TrainingTexts.notesRule))
}
