import Contracts
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// What a change of an entry of the catalogue does, in words: nothing of it reaches sessions that are there already.
struct TrainingPreview {
    private let id: TrainingID
    private let version: Int
    private let now: TrainingDescription
    private let then: TrainingDescription

    /// Throws what the command is refused with, also 412 where the caller has seen another version.
    init(of command: UpdateTraining, _ request: CommandRequest, _ work: UnitOfWork) throws {
        let (state, version) = try work.load(Training.self, id: command.id.description)
        guard let current = state.description else { throw Rejection.unknownTraining(command.id) }
        if let expected = request.expectedVersion, expected != version { throw StaleVersion(expected: expected, actual: version) }
        id = command.id
        self.version = version
        now = current
        then = try TrainingRules.checked(command.changes.applied(to: current))
    }

    /// The preview where one is asked for; else nil. Throws 409 where the caller's token is of another one.
    func answer(_ request: CommandRequest) throws -> CommandAnswer? {
        let asked = try request.body(as: AskedPreview.self)
        if asked.preview == true {
            return .preview(effects: effects, token: PreviewToken.make(id.description, String(version), change))
        }
        try PreviewToken.check(asked.previewToken, id.description, String(version), change)
        return nil
    }

    private var change: String { "\(then)" }

    private var effects: [PreviewEffect] {
        guard now != then else { return [.noted("none", "Nothing changes: this is what holds now")] }
        var effects: [PreviewEffect] = []
        if now.priceCents != then.priceCents {
            let change = "New sessions cost \(then.priceCents.inEuros) in place of \(now.priceCents.inEuros)"
            effects.append(.noted("price", change))
        }
        if now.retired != then.retired {
            let change = then.retired ? "No new session of it can be planned" : "Sessions of it can be planned again"
            effects.append(.noted("retired", change))
        }
        if now.comingSoon != then.comingSoon {
            let change = then.comingSoon ? "Planning a session of it has to be confirmed" : "Sessions of it are planned without a question"
            effects.append(.noted("coming_soon", change))
        }
        if now.grantsLicence != then.grantsLicence {
            let change = then.grantsLicence ? "New sessions grant licences" : "New sessions grant no licences"
            effects.append(.noted("grants_licence", change))
        }
        return effects + [.noted("sessions", "Sessions that were made already keep their price and terms")]
    }
}
