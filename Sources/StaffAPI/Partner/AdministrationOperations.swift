import Contracts

/// Who administers a workspace and who sees it.
public enum AdministrationOperations {
    /// Who has asked for an invitation, as staff know them.
    public static let askedByRule = TextRule(length: 1...200)

    /// Any on any tier; below innovator customers couldn't do it themselves, which the preview says.
    public static let setVisibility = Operation(
        "set-visibility", .post, "/workspaces/{id}/visibility", owner: .partner, policy: .setVisibility,
        fields: [.needed("visibility", .choice(.visibility)), .reason(.unlessPreview)], hasPreview: true)

    /// Either `user_id`, or `invite_email` with `asked_by` where nobody of the workspace or its organisation can become admin.
    public static let changeAdmin = Operation(
        "change-admin", .post, "/workspaces/{id}/admin", owner: .partner,
        fields: [
            .optional("user_id", .id), .optional("invite_email", .email), .optional("asked_by", .text(askedByRule)),
            .reason(.unlessPreview),
        ], hasPreview: true)

    public static let adminCandidates = Operation.question("list-admin-candidates", "/workspaces/{id}/admin-candidates", owner: .partner)

    /// One way: a client's workspace, with its account, to another organisation.
    public static let handOff = Operation(
        "hand-off-workspace", .post, "/workspaces/{id}/handoff", owner: .partner, policy: .transfer,
        fields: [
            .needed("to_organisation_id", .id), .init("partner_confirmed", .flag, .unlessPreview),
            .init("client_confirmed", .flag, .unlessPreview), .reason(.unlessPreview),
        ], hasPreview: true, mayWarn: true)

    public static let all = [setVisibility, changeAdmin, adminCandidates, handOff]
}
