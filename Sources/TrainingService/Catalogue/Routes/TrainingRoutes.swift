import Contracts
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// The catalogue as staff see and change it.
enum TrainingRoutes {
    static func add(to routes: inout ServiceRoutes) {
        routes.query(TrainingOperations.trainings) { _, connection in CatalogueAnswer(trainings: try Catalogue.all(connection)) }

        routes.command(TrainingOperations.addTraining) { request, work in
            let body = try request.body(as: NewTrainingBody.self)
            let id = TrainingID.random()
            let execution = try work.execute(
                AddTraining(id: id, description: body.description), on: id.description, expectedVersion: request.expectedVersion)
            return try answer(id, execution, status: 201)
        }

        routes.command(TrainingOperations.updateTraining) { request, work in
            let id: TrainingID = try request.id(of: "training")
            let command = UpdateTraining(id: id, changes: try request.body(as: TrainingChangesBody.self).changes)
            let execution = try work.execute(command, on: id.description, expectedVersion: request.expectedVersion)
            let update = try execution.events.first?.decode(TrainingUpdated.self)
            // The words don't tell all of a change, so that a preview is tied to what the entry says then too.
            return try request.body(as: AskedPreview.self).answer(
                answer(id, execution, status: 200), of: "\(id) \(execution.version) \(execution.state)",
                effects: TrainingEffects(update: update).all)
        }
    }

    private static func answer(_ id: TrainingID, _ execution: Execution<Training>, status: Int) throws -> CommandAnswer {
        guard let description = execution.state.description else { throw Rejection.unknownTraining(id) }
        return CommandAnswer(
            name: "training", value: TrainingAnswer(id, description, version: execution.version), version: execution.version, status: status
        )
    }
}
