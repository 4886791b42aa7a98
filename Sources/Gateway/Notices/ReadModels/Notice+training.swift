import Contracts
import EventKit

extension Notice {
    /// What TrainingService tells staff. It is of the organisation's account. Nil for an event that staff are not told of.
    init?(ofTraining event: CloudEvent) throws {
        if let asked = try event.decode(SessionRequested.self) {
            // A session that staff plan is no wish, and of what was imported nobody is told.
            guard asked.origin == .platform, !asked.isImported else { return nil }
            let wish = NoticeMatter.AskedTraining(
                sessionID: asked.sessionID, mode: asked.details.mode,
                participants: asked.askedParticipants ?? asked.details.expectedParticipants)
            self.init(.trainingRequested(wish), of: AccountID(of: asked.organisationID), asked.organisationID, event)
        } else if let opened = try event.decode(FollowUpOpened.self) {
            let matter = NoticeMatter.OnboardingMatter(followUpID: opened.followUpID, kind: opened.kind)
            self.init(.onboardingFollowUp(matter), of: AccountID(of: opened.organisationID), opened.organisationID, event)
        } else {
            return nil
        }
    }
}

extension NoticeHandling {
    /// A wish is dealt with once it has a date or was cancelled, and is open again where it hasn't any more.
    static func ofTraining(_ event: CloudEvent) throws -> Self? {
        if let scheduled = try event.decode(SessionScheduled.self) { return .handled(.trainingSession(scheduled.sessionID)) }
        if let cancelled = try event.decode(SessionCancelled.self) { return .handled(.trainingSession(cancelled.sessionID)) }
        if let completed = try event.decode(SessionCompleted.self) { return .handled(.trainingSession(completed.sessionID)) }
        if let closed = try event.decode(FollowUpClosed.self) { return .handled(.followUp(closed.followUpID)) }
        if let updated = try event.decode(SessionUpdated.self) {
            return updated.previousScheduledAt == nil ? nil : .open(.trainingSession(updated.sessionID))
        }
        guard let reopened = try event.decode(SessionReopened.self), reopened.status == .requested else { return nil }
        return .open(.trainingSession(reopened.sessionID))
    }
}
