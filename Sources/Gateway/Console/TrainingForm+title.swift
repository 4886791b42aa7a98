import Contracts
import StaffAPI

// The words of trainings as staff read them.

extension TrainingForm: TitledWord {
    var title: String {
        switch self {
        case .remote: "Remote"
        case .onSite: "On site"
        case .course: "Course"
        }
    }
}

extension SessionStatus: TitledWord {
    var title: String {
        switch self {
        case .requested: "Requested"
        case .scheduled: "Scheduled"
        case .completed: "Completed"
        case .cancelled: "Cancelled"
        }
    }
}

extension LicenceStatus: TitledWord {
    var title: String {
        switch self {
        case .active: "Active"
        case .expired: "Expired"
        case .revoked: "Revoked"
        }
    }
}

extension FollowUpKind: TitledWord {
    var title: String {
        switch self {
        case .reviewPartner: "Review the partner flag"
        case .arrangeTraining: "Arrange a training"
        case .verifyTraining: "Verify a training"
        }
    }
}

extension FollowUpStatus: TitledWord {
    var title: String {
        switch self {
        case .open: "Open"
        case .done: "Done"
        }
    }
}
