import Contracts
import EventKit
import WebKit

/// What the service does about what others tell.
enum Facts {
    static let ofPlatform = TopicSubscription(.platform) { events, work in
        for event in events {
            if let fact = try event.decode(TrainingRequested.self) {
                try SessionIntake(work: work).take(fact, event)
            } else if let fact = try event.decode(OnboardingAnswered.self) {
                try FollowUpIntake(work: work).take(fact, event)
            }
        }
        try IdempotencyKeys.forgetDeletedUsers(of: events, work.connection)
    }

    static let ofPartners = TopicSubscription(.partner) { events, work in
        for event in events {
            guard let change = try event.decode(PartnerStatusChanged.self) else { continue }
            try FollowUpClosing(work: work).take(change, event)
        }
    }
}
