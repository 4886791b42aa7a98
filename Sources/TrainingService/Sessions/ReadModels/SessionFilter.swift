import Contracts
import Database
import EventKit
import StaffAPI

/// Which sessions are asked for.
struct SessionFilter: Sendable, Equatable {
    var organisation: OrganisationID?
    var training: TrainingID?
    var statuses: [SessionStatus] = []
    var search = ""
    var from: LocalDate?
    var to: LocalDate?
    /// Those of which nobody has said yet which training they are.
    var isWithoutTraining = false

    /// Throws `ParameterFault`.
    init(_ query: ParameterReader) throws {
        organisation = try query.id("organisation")
        training = try query.id("training")
        statuses = try query.choices("status")
        search = try query.search() ?? ""
        from = try query.date("from")
        to = try query.date("to")
        isWithoutTraining = try query.flag("without_training") ?? false
    }

    /// Whether a word stands in the name or address of anybody on the roster. All rosters are looked through once, not each by itself.
    private static let hasOnRoster = """
        s.session_id IN (SELECT r.session_id FROM people q JOIN session_roster r ON r.user_id = q.user_id WHERE instr(q.search, ?) > 0)
        """

    /// - Parameter withStatus: false for what is counted by status.
    func conditions(withStatus: Bool = true) -> Conditions {
        var conditions = Conditions()
        if withStatus { conditions.add("s.status", oneOf: statuses.map(\.rawValue)) }
        if let organisation { conditions.add("s.organisation_id = ?", organisation.sqlValue) }
        if let training { conditions.add("s.training_id = ?", training.sqlValue) }
        if let from { conditions.add("s.place >= ?", from.start.sqlValue) }
        if let to { conditions.add("s.place < ?", to.adding(days: 1).start.sqlValue) }
        if isWithoutTraining { conditions.add("s.training_id IS NULL") }
        if let id = TrainingSessionID(search) {
            conditions.add("(s.session_id = ? OR s.organisation_id = ?)", id.sqlValue, id.sqlValue)
        } else {
            conditions.add(words: search, in: ["o.search", "p.search", "t.search", "s.asked_search"], or: [Self.hasOnRoster])
        }
        return conditions
    }

    /// In words, for cursors.
    var description: [String: String] {
        var words = ["search": search, "without_training": "\(isWithoutTraining)"]
        words["organisation"] = organisation?.description
        words["training"] = training?.description
        words["status"] = statuses.map(\.rawValue).joined(separator: " ")
        words["from"] = from?.description
        words["to"] = to?.description
        return words
    }
}
