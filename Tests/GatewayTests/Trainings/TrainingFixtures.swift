import Contracts
import StaffAPI
import TestKit
@testable import Gateway

extension Fixtures {
    /// A session of account 1's organisation that is scheduled in twelve days, with two people on its roster, and what is given changed.
    static func trainingSession(change: (inout SessionRow) -> Void = { _ in }) -> SessionRow {
        var row = SessionRow(
            sessionID: id(70), organisationID: id(3), organisationName: "Gemeente <b>", trainingID: id(71), trainingTitle: "Online <i>",
            mode: .online, status: .scheduled, scheduledAt: t0.date.start.adding(days: 12).adding(hours: 12), priceCents: Cents(67_500),
            basePriceCents: Cents(67_500), includedParticipants: 5, extraPriceCents: Cents(6_000), expectedParticipants: 7,
            grantsLicence: true, durationMinutes: 90, origin: .platform,
            requestedBy: KnownPerson(userID: id(80), name: "Eva", email: "eva@example.org"), requestedAt: t0.adding(days: -2),
            trainedShare: TrainedShare(licensed: 0, members: 2),
            roster: [
                Participant(userID: id(81), name: "Ann", email: "ann@example.org"),
                Participant(userID: id(82), name: "Bob <b>", email: "bob@example.org"),
            ], version: 9)
        change(&row)
        return row
    }

    /// Held ten days ago, with a licence for each of the two.
    static func heldSession(change: (inout SessionRow) -> Void = { _ in }) -> SessionRow {
        trainingSession { row in
            row.status = Word(.completed)
            row.completedOn = t0.date.adding(days: -10)
            row.trainedShare = TrainedShare(licensed: 2, members: 2)
            row.roster = row.roster.map { one in
                Participant(userID: one.userID, name: one.name, email: one.email, licenceID: id(90), licenceStatus: .active)
            }
            change(&row)
        }
    }

    static func sessions(_ rows: [SessionRow], next: String? = nil) -> SessionsAnswer {
        SessionsAnswer(
            sessions: rows, counts: .init(requested: 3, scheduled: 4, completed: 5, cancelled: 6, withoutTraining: 1), nextCursor: next)
    }

    static func training(_ change: (inout TrainingAnswer) -> Void = { _ in }) -> TrainingAnswer {
        let description = TrainingDescription(
            title: "Online <b>", mode: .online, priceCents: .euros(675), includedParticipants: 5, extraPriceCents: .euros(60),
            level: "Foundational", durationMinutes: 120, form: .remote, grantsLicence: true, comingSoon: false, retired: false)
        var training = TrainingAnswer(id(70), description, version: 4)
        change(&training)
        return training
    }

    /// Of a training that was held 100 days ago.
    static func licence(_ status: LicenceStatus = .active, _ change: (inout LicenceRow) -> Void = { _ in }) -> LicenceRow {
        let completedOn = t0.date.adding(days: -100)
        var licence = LicenceRow(
            licenceID: id(71), sessionID: id(72), trainingID: id(70), trainingTitle: "Online <b>", userID: id(77), name: "Bo <Admin>",
            email: "bo@example.org", organisationID: id(3), organisationName: "Gemeente <b>", status: status,
            completedAt: completedOn.start, completedOn: completedOn, expiresAt: completedOn.adding(days: 365).start, expiringSoon: false,
            grantedAt: t0, grantedBy: "eva@dembrane.com", version: 6)
        change(&licence)
        return licence
    }

    static func licences(_ rows: [LicenceRow], next: String? = nil) -> LicencesAnswer {
        LicencesAnswer(licences: rows, counts: .init(active: 7, expired: 4, revoked: 2, expiringSoon: 3), nextCursor: next)
    }

    static func licenceEnds(_ count: Int = 2) -> LicenceEndsAnswer {
        LicenceEndsAnswer(
            months: (0..<LicenceEndsAnswer.monthCount).map { .init(month: t0.month.adding(months: $0), licences: $0 == 3 ? count : 0) })
    }

    static func followUp(_ kind: FollowUpKind = .arrangeTraining, _ change: (inout FollowUpRow) -> Void = { _ in }) -> FollowUpRow {
        var followUp = FollowUpRow(
            followUpID: id(73), kind: kind, userID: id(77), name: "Bo <Admin>", email: "bo@example.org", organisationID: id(3),
            organisationName: "Gemeente <b>", status: .open, openedAt: t0.adding(days: -9), version: 1)
        change(&followUp)
        return followUp
    }

    static func followUps(_ rows: [FollowUpRow]) -> FollowUpsAnswer {
        FollowUpsAnswer(followUps: rows, counts: .init(reviewPartner: 1, arrangeTraining: 2, verifyTraining: 3))
    }

    static func roster(_ members: [TrainingRosterMember]) -> TrainingRosterAnswer {
        TrainingRosterAnswer(
            organisationID: id(3), organisationName: "Gemeente <b>", members: members,
            counts: .init(members: 12, trained: 9, expiringSoon: 1))
    }

    /// Rows in every state that offers something else.
    static func trainingRows(_ context: RowContext) -> HTML {
        .joined([
            CataloguePage(trainings: [training(), training { $0.retired = true }], context: context).list,
            LicenceTable(context: context).html([licence(), licence(.revoked)]),
            FollowUpTable(context: context, isDone: false).html([followUp()]),
        ])
    }
}
