/// Whether a licence counts. It expires by itself, and is revoked by staff.
public enum LicenceStatus: String, Codable, Sendable, CaseIterable {
    case active, expired, revoked
}
