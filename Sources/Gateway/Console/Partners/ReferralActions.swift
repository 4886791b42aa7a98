import Contracts
import StaffAPI

/// What can be done about a referral. The owner decides; this only saves a vain attempt.
struct ReferralActions {
    let context: RowContext

    func items(for referral: ReferralAnswer) -> [ActionMenu.Item] {
        let ended: Obstacle? = referral.endedAt == nil ? nil : .hasEnded
        return [
            .init(action: .recordPayout, obstacle: referral.balanceCents > .zero ? nil : .nothingOwed),
            .init(action: .amendReferral, obstacle: ended), .init(action: .endReferral, obstacle: ended),
        ]
    }
}
