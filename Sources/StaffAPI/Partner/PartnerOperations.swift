/// Which organisations are partners, and what is owed to them.
public enum PartnerOperations {
    private static let filters = [
        Operation.Parameter.search, Operation.Parameter("organisation", .id), Operation.Parameter("owed", .flag),
        Operation.Parameter("nearing", .flag), Operation.Parameter("sort", .choice(.partnerSort)),
    ]

    public static let list = Operation.question("list-partners", "/partners", owner: .partner, parameters: filters + [.limit, .cursor])

    public static let export = Operation.question(
        "export-partners", "/partners.csv", owner: .partner, parameters: filters, answer: .stream)

    /// Setting the flag needs the confirmation that an agreement exists.
    public static let setPartner = Operation(
        "set-partner", .put, "/organisations/{id}/partner", owner: .partner,
        fields: [.needed("is_partner", .flag), .optional("agreement_confirmed", .flag), .reason()])

    public static let all = [list, export, setPartner]
}
