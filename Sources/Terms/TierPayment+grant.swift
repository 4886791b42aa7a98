import Contracts

extension TierPayment {
    /// How a paid tier is paid that staff set where neither a subscription nor managed billing pays already (DOMAIN §9): as they say, else until
    /// its end where it has one, else by invoice. Nil where the tier stays and nobody says anything: what holds goes on holding.
    public static func ofGrant(_ said: TierPayment?, keepsTier: Bool, hasEnd: Bool) -> TierPayment? {
        said ?? (hasEnd ? .until : keepsTier ? nil : .managed)
    }
}
