/// An extra permission of a member of staff (DOMAIN §1).
public enum StaffPolicy: String, Sendable, Hashable, CaseIterable, Codable {
    case setTier = "staff:can_set_tier"
    case setVisibility = "staff:can_set_visibility"
    case transfer = "staff:can_transfer"
}
