/// Who may find and open a workspace.
public enum Visibility: String, Codable, Sendable, CaseIterable {
    case openToOrganisation = "open_to_organisation"
    case inviteOnly = "invite_only"
    case isPrivate = "private"
}
