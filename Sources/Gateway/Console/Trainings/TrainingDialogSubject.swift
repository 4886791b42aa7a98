import Contracts
import HTTP
import StaffAPI
import WebKit

/// What a dialog about the catalogue is about: one of its entries, or one that is to be added.
struct TrainingDialogSubject: DialogMatter {
    let action: StaffAction
    /// Nil for a new one.
    let training: TrainingAnswer?

    /// Throws 404 for an entry that there isn't, 422 where the address names none and the action needs one.
    init(_ action: StaffAction, _ services: ConsoleServices, _ view: ConsoleView) async throws {
        self.action = action
        guard action.id != StaffAction.addTraining.id else {
            training = nil
            return
        }
        guard let id: TrainingID = try view.request.parameters.id("matter") else {
            throw Problem.invalid("matter", "matter has to be the training_id of an entry")
        }
        let answer: CatalogueAnswer = try await services.owners.ask(TrainingOperations.trainings, for: view.request)
        guard let found = answer.trainings.first(where: { $0.trainingID == id }) else { throw Problem.notFound("training \(id)") }
        training = found
    }

    var id: String { training?.trainingID.description ?? "" }

    var label: ShownName { ShownName(training?.title ?? "The catalogue") }

    var version: Int? { training?.version }

    var place: [HTML] { training == nil ? [label.html()] : [HTML(text: "Catalogue"), label.html()] }

    var held: [String] {
        guard let training else { return ["a new entry"] }
        return [
            Figures.money(training.priceCents), "\(Figures.count(training.includedParticipants)) included",
            training.extraPriceCents.map { "\(Figures.money($0)) for each extra" } ?? "no extra participants",
            training.retired ? "retired" : training.comingSoon ? "coming soon" : "on offer",
        ]
    }

    func preset(_ preset: StaffAction.Field.Preset) -> String? {
        guard case .held(let name) = preset else { return nil }
        guard let training else { return name == "grants_licence" ? "true" : nil }
        return switch name {
        case "title": training.title
        case "mode": training.mode.text
        case "price_cents": Figures.euros(training.priceCents.amount.magnitude)
        case "included_participants": String(training.includedParticipants)
        case "extra_price_cents": training.extraPriceCents.map { Figures.euros($0.amount.magnitude) }
        case "level": training.level
        case "duration_minutes": training.durationMinutes.map(String.init)
        case "form": training.form?.text
        case "grants_licence": String(training.grantsLicence)
        case "coming_soon": String(training.comingSoon)
        case _: nil
        }
    }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? {
        guard let training else { return nil }
        let items = TrainingActions(context: RowContext(viewer: viewer, month: now.month, now: now)).items(for: training)
        return ActionMenu.obstacleText(of: action, in: items, for: viewer)
    }
}
