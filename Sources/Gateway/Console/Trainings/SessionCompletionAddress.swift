import Contracts
import HTTP
import StaffAPI

/// The address of the pages on which a session is completed: at which step, and what was filled in so far, as it was written.
struct SessionCompletionAddress: Sendable {
    enum Step: String, CaseIterable, Sendable {
        case held, check

        var title: String {
            switch self {
            case .held: "When and who"
            case .check: "Check and complete"
            }
        }
    }

    static let dayName = "day"
    static let absentName = "absent"

    let session: TrainingSessionID
    let step: Step
    /// As it was written; nil while nothing was filled in.
    let day: String?
    /// Who is on the roster and did not take part.
    let absent: Set<UserID>

    init(_ session: TrainingSessionID, _ query: QueryItems) {
        self.session = session
        step = query["step"].flatMap(Step.init) ?? .held
        let text = query[Self.dayName]?.trimmed ?? ""
        day = text.isEmpty ? nil : text
        absent = Set(query.values(Self.absentName).compactMap { UserID($0) })
    }

    static func path(of id: TrainingSessionID) -> String { "\(ConsolePath.session(id))/complete" }

    var path: String { Self.path(of: session) }

    var items: [(name: String, value: String)] {
        [
            day.map { [(Self.dayName, $0)] } ?? [],
            absent.map(\.description).sorted().map { (Self.absentName, $0) },
        ].flatMap { $0 }
    }
}
