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
            requestedBy: TrainedPerson(userID: id(80), name: "Eva", email: "eva@example.org"), requestedAt: t0.adding(days: -2),
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
}
