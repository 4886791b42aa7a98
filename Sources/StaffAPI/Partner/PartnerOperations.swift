/// Which organisations are partners.
public enum PartnerOperations {
    /// Setting the flag needs the confirmation that an agreement exists.
    public static let setPartner = Operation(
        "set-partner", .put, "/organisations/{id}/partner", owner: .partner,
        fields: [.needed("is_partner", .flag), .optional("agreement_confirmed", .flag), .reason()])

    public static let all = [setPartner]
}
