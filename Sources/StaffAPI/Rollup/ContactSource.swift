/// Whose owner or admin a contact is.
public enum ContactSource: String, Codable, Sendable, CaseIterable {
    /// Of the workspace, or of one of the account's.
    case direct
    /// Of the organisation, because nobody administers the workspace itself (DOMAIN §6).
    case organisation
}
