/// What a person may do in a workspace. Everyone but an observer occupies a seat (DOMAIN §1).
public enum WorkspaceRole: String, Codable, Sendable, CaseIterable {
    case owner, admin, member, billing, external, observer

    public var occupiesSeat: Bool { self != .observer }
    public var administers: Bool { self == .owner || self == .admin }
}
