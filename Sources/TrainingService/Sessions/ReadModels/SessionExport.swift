import Contracts
import StaffAPI
import WebKit

/// The lines of the export of sessions, in the order of the list.
enum SessionExport {
    static let header = CSV.line([
        "session_id", "status", "organisation_id", "organisation_name", "training_id", "training", "mode", "requested_at", "requested_by",
        "scheduled_at", "completed_on", "expected_participants", "participants", "licensed", "price_cents", "agreed_price_cents",
        "asked_training", "notes",
    ])

    static func line(_ row: SessionRow) -> String {
        let who = [row.sessionID.description, row.status.text, row.organisationID.description, row.organisationName ?? ""]
        let what = [row.trainingID?.description ?? "", row.trainingTitle ?? "", row.mode?.text ?? ""]
        let asked = [row.requestedAt.description, row.requestedBy?.email ?? row.requestedBy?.userID.description ?? ""]
        let held = [row.scheduledAt?.description ?? "", row.completedOn?.description ?? ""]
        let people = [row.expectedParticipants.text, "\(row.trainedShare.members)", "\(row.trainedShare.licensed)"]
        let price = [row.priceCents.text, row.agreedPriceCents.text]
        let words = [row.askedTraining ?? "", row.notes ?? ""]
        return CSV.line([who, what, asked, held, people, price, words].flatMap { $0 })
    }
}

/// The lines of the export of a roster.
enum RosterExport {
    static let header = CSV.line(["user_id", "name", "email", "licence_id", "licence_status"])

    static func line(_ row: Participant) -> String {
        CSV.line([
            row.userID.description, row.name ?? "", row.email ?? "", row.licenceID?.description ?? "", row.licenceStatus?.text ?? "",
        ])
    }
}

extension Cents? {
    fileprivate var text: String { map { "\($0.amount)" } ?? "" }
}

extension Int? {
    fileprivate var text: String { map { "\($0)" } ?? "" }
}
