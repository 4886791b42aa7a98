import Contracts

/// What staff look after because of what new users have answered.
public enum FollowUpOperations {
    public static let list = Operation.question(
        "list-follow-ups", "/follow-ups", owner: .training,
        parameters: [
            Operation.Parameter("kind", .choice(.followUpKind)), Operation.Parameter("status", .choice(.followUpStatus)),
            Operation.Parameter("organisation", .id), .limit, .cursor,
        ])

    public static let get = Operation.question("get-follow-up", "/follow-ups/{id}", owner: .training)

    public static let done = Operation(
        "close-follow-up", .post, "/follow-ups/{id}/done", owner: .training, fields: [.needed("note", .text(TrainingTexts.noteRule))])

    public static let all = [list, get, done]
}
