import Contracts
import StaffAPI

/// How a referral stands, as a word in a colour of its own, and what it is near to.
struct ReferralMark {
    let referral: ReferralAnswer

    func html() -> HTML {
        let near = [referral.nearCap ? "near its cap" : nil, referral.nearExpiry ? "ends soon" : nil].compactMap { $0 }
        return .joined(
            [span(.class("chip \(tone)")) { referral.state.title }] + near.map { text in span(.class("chip warn")) { text } },
            separator: " ")
    }

    private var tone: String {
        switch referral.state.known {
        case .upcoming, nil: "info"
        case .active: "good"
        case .capped: "warn"
        case .expired, .ended: "quiet"
        }
    }
}
