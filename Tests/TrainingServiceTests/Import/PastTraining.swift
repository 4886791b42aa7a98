import Contracts
import WireJSON

/// Lines of a file to import, as a test begins with them.
enum PastTraining {
    /// Held more than a year before `t0`, so that the licences are over.
    static let session: JSONValue = [
        "kind": "session", "reference": "TR-17", "organisation_id": .string("\(TrainingWorld.organisation)"), "training": "online",
        "scheduled_at": "2025-06-10T09:00:00Z", "completed_on": "2025-06-10", "participants": people(TrainingWorld.anna, TrainingWorld.ben),
        "agreed_price_cents": 50_000, "requested_by": .string("\(TrainingWorld.anna)"), "notes": "In Dutch", "reason": "The price of 2025",
    ]

    static let licence: JSONValue = [
        "kind": "licence", "reference": "L-3", "user_id": .string("\(TrainingWorld.guest)"),
        "organisation_id": .string("\(TrainingWorld.organisation)"), "completed_on": "2026-02-01", "evidence": "Certificate of a partner",
        "reason": "Recognised by Eva",
    ]

    static func people(_ users: UserID...) -> JSONValue { .array(users.map { .string("\($0)") }) }
}
