/// An extra permission of a member of staff (DOMAIN §1).
public enum StaffPolicy: String, Sendable, Hashable, CaseIterable, Codable {
    case setTier = "staff:can_set_tier"
    case setVisibility = "staff:can_set_visibility"
    case transfer = "staff:can_transfer"

    /// What it lets a person do, as people read it.
    public var title: String {
        switch self {
        case .setTier: "change tiers"
        case .setVisibility: "change who sees a workspace"
        case .transfer: "hand workspaces over"
        }
    }
}
