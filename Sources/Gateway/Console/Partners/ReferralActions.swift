import Contracts
import StaffAPI

/// What can be done about a referral. The owner decides; this only saves a vain attempt.
struct ReferralActions {
    func items(for referral: ReferralAnswer) -> [ActionMenu.Item] {
        [
            .init(action: .recordPayout, obstacle: referral.balanceCents > .zero ? nil : .nothingOwed),
            // Its notes are changed also after its end.
            .init(action: .amendReferral, obstacle: nil),
            .init(action: .endReferral, obstacle: referral.endedAt == nil ? nil : .hasEnded),
        ]
    }
}
