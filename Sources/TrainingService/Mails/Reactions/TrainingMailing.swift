import Contracts
import EventKit
import Mail
import MailKit

/// Mails people what was arranged for them and what came of it. Without a mail server in the settings the mails wait, listed by
/// `effects list`, until there is one.
struct TrainingMailing: Consequence {
    static let kind = "training-mail"

    /// Whom to tell what. Name and address are looked up when the mail goes out, so that the store keeps neither.
    struct Wish: Codable, Sendable {
        /// Nil for the inbox of trainings.
        var userID: UserID?
        var news: TrainingNews
    }

    /// Whether there is an inbox that wishes of customers are mailed to.
    let hasInbox: Bool

    func follow(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let granted = try event.decode(LicenceGranted.self) {
                guard TrainingNews.isNews(granted.effectiveAt, at: event.time) else { continue }
                try tell([granted.userID], .trained(granted.licenceID), work)
            } else if let held = try event.decode(SessionCompleted.self) {
                try tell(requesterWithoutCertificate(of: held.sessionID, work), .held(held.sessionID), work)
                guard let date = try date(of: held.sessionID, work), date > event.time else { continue }
                try tell(people(of: held.sessionID, work), .withdrawn(held.sessionID, from: date), work)
            } else if let soon = try event.decode(LicenceExpiringSoon.self) {
                guard soon.expiresAt > event.time else { continue }
                let asked = try soon.sessionID.map { try requester(of: $0, work) } ?? []
                try tell([soon.userID] + asked.filter { $0 != soon.userID }, .endsSoon(soon.licenceID, expiresAt: soon.expiresAt), work)
            } else if let requested = try event.decode(SessionRequested.self) {
                guard hasInbox, requested.origin == .platform, TrainingNews.isNews(requested.effectiveAt, at: event.time) else { continue }
                try work.request(try EffectRequest(Self.kind, key: "inbox", encoding: Wish(news: .asked(requested.sessionID))))
            } else {
                try followAppointment(event, work)
            }
        }
    }

    private func requester(of session: TrainingSessionID, _ work: UnitOfWork) throws -> [UserID] {
        let state = try work.load(TrainingSession.self, id: session.description).state
        return [state.session?.asked.requestedBy].compactMap { $0 }
    }

    /// Whoever took part in a session that grants licences is told by their certificate.
    private func requesterWithoutCertificate(of session: TrainingSessionID, _ work: UnitOfWork) throws -> [UserID] {
        let state = try work.load(TrainingSession.self, id: session.description).state
        let hasCertificates = state.session?.grantsLicences ?? false
        return try requester(of: session, work).filter { !hasCertificates || !state.roster.contains($0) }
    }

    private func tell(_ people: [UserID], _ news: TrainingNews, _ work: UnitOfWork) throws {
        for person in people {
            let request = try EffectRequest(Self.kind, key: "\(news.key) \(person)", encoding: Wish(userID: person, news: news))
            if news.showsState { try work.requestUnlessWaiting(request) } else { try work.request(request) }
        }
    }

    /// - Parameter send: hands a mail to the server.
    static func handler(
        _ settings: MailSettings, _ configuration: TrainingConfiguration,
        send: @escaping @Sendable (MailMessage) async throws -> MailOutcome
    ) -> EffectHandler {
        .mailing(kind, settings, send: send) { wish, now, connection in
            try TrainingMail.Finder(connection: connection, now: now, configuration: configuration).content(of: wish)
        }
    }
}

extension TrainingMailing {
    /// What is to change in the calendars of whoever takes part.
    private func followAppointment(_ event: CloudEvent, _ work: UnitOfWork) throws {
        if let scheduled = try event.decode(SessionScheduled.self) {
            let people = try people(of: scheduled.sessionID, work)
            if let date = scheduled.previousScheduledAt, date > event.time, scheduled.scheduledAt <= event.time {
                try tell(people, .withdrawn(scheduled.sessionID, from: date), work)
            } else {
                try tell(people, .appointment(scheduled.sessionID), work)
            }
        } else if let updated = try event.decode(SessionUpdated.self) {
            let people = try people(of: updated.sessionID, work)
            if let date = updated.previousScheduledAt {
                try tell(people, .withdrawn(updated.sessionID, from: date), work)
            } else if updated.details.trainingID != updated.previousDetails.trainingID {
                try tell(people, .appointment(updated.sessionID), work)
            }
        } else if let cancelled = try event.decode(SessionCancelled.self) {
            guard let date = try date(of: cancelled.sessionID, work) else { return }
            try tell(people(of: cancelled.sessionID, work), .withdrawn(cancelled.sessionID, from: date), work)
        } else if let reopened = try event.decode(SessionReopened.self) {
            try tell(people(of: reopened.sessionID, work), .appointment(reopened.sessionID), work)
        } else if let roster = try event.decode(RosterChanged.self) {
            try tell(roster.added, .appointment(roster.sessionID), work)
            guard let date = try date(of: roster.sessionID, work) else { return }
            try tell(roster.removed, .withdrawn(roster.sessionID, from: date), work)
        }
    }

    private func people(of session: TrainingSessionID, _ work: UnitOfWork) throws -> [UserID] {
        try work.load(TrainingSession.self, id: session.description).state.roster
    }

    private func date(of session: TrainingSessionID, _ work: UnitOfWork) throws -> Instant? {
        try work.load(TrainingSession.self, id: session.description).state.session?.scheduledAt
    }
}
