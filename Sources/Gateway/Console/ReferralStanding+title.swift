import Contracts
import StaffAPI

extension ReferralStanding: TitledWord {
    var title: String {
        switch self {
        case .upcoming: "Upcoming"
        case .active: "Active"
        case .capped: "Capped"
        case .expired: "Expired"
        case .ended: "Ended"
        }
    }
}

extension ExternalLedState: TitledWord {
    var title: String {
        switch self {
        case .new: "New"
        case .contacted: "Contacted"
        case .converted: "Converted"
        case .notInterested: "Not interested"
        }
    }
}

extension PartnerSort: TitledWord {
    var title: String {
        switch self {
        case .balance: "Balance"
        case .accrued: "Earned"
        case .name: "Name"
        }
    }
}

extension StatementAnswer.Kind: TitledWord {
    var title: String {
        switch self {
        case .accrual: "Kickback"
        case .reversal: "Taken back"
        case .payout: "Paid out"
        case .payoutWithdrawn: "Payout withdrawn"
        }
    }
}
