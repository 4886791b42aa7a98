import Contracts

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
