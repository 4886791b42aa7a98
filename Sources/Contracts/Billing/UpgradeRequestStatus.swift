/// What has become of an upgrade request. It is decided once.
public enum UpgradeRequestStatus: String, Codable, Sendable, CaseIterable {
    case pending
    case approved
    case denied
}
