/// Why the recurring revenue of an account differs from the month before (DOMAIN §5).
public enum RevenueMovement: String, Codable, Sendable, CaseIterable {
    /// The first revenue ever.
    case new
    case expansion
    case contraction
    /// All of it is gone.
    case churn
    /// Revenue again after a time without.
    case reactivation
    /// It came from a class or tier that isn't looked at: all of it, also where the amount stayed.
    case movedIn = "moved_in"
    /// It went to a class or tier that isn't looked at.
    case movedOut = "moved_out"

    /// Those that only some classes or tiers have: of all together nothing moves in or out.
    public static let ofPart: [RevenueMovement] = [.movedIn, .movedOut]
    public static let ofAll = allCases.filter { !ofPart.contains($0) }
}
