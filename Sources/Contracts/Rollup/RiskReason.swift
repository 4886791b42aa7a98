/// Why a workspace is at risk, most urgent first (DOMAIN §7).
public enum RiskReason: String, Codable, Sendable, CaseIterable {
    case pilotHardBlock = "pilot_hard_block"
    case atCap = "at_cap"
    case approachingCap = "approaching_cap"
    case recentlyDowngraded = "recently_downgraded"

    /// 1 is the most urgent.
    public var rank: Int {
        switch self {
        case .pilotHardBlock: 1
        case .atCap: 2
        case .approachingCap: 3
        case .recentlyDowngraded: 4
        }
    }
}
