import Contracts

/// Organisations that were created by people who work for clients of partners: the sign that such a client may become a customer of their own.
public enum ExternalLedOperations {
    static let listParameters: [Operation.Parameter] = [
        .init("state", .choice(.externalLedState)), .init("organisation", .id), .limit, .cursor,
    ]

    /// The Gateway joins what PartnerService knows of them with what RollupService knows.
    public static let list = Operation.question(
        "list-external-led-organisations", "/external-led-organisations", owner: .gateway, parameters: listParameters)

    /// Absent fields stay as they are; a note of null is none any more.
    public static let mark = Operation(
        "mark-external-led-organisation", .patch, "/external-led-organisations/{id}", owner: .partner,
        fields: [
            .optional("state", .choice(.externalLedState)), .optional("note", .text(ExternalLedOrganisationMarked.noteRule)),
        ])

    public static let all = [list, mark]
}
