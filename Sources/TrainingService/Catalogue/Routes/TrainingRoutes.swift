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
            return try answer(id, AddTraining(id: id, description: body.description), request, status: 201, work)
        }

        routes.command(TrainingOperations.updateTraining) { request, work in
            let id: TrainingID = try request.id(of: "training")
            let command = UpdateTraining(id: id, changes: try request.body(as: TrainingChangesBody.self).changes)
            let preview = try TrainingPreview(of: command, request, work)
            if let looked = try preview.answer(request) { return looked }
            return try answer(id, command, request, status: 200, work)
        }
    }

    private static func answer(
        _ id: TrainingID, _ command: some Command<Training>, _ request: CommandRequest, status: Int, _ work: UnitOfWork
    ) throws -> CommandAnswer {
        let execution = try work.execute(command, on: id.description, expectedVersion: request.expectedVersion)
        guard let description = execution.state.description else { throw Rejection.unknownTraining(id) }
        return CommandAnswer(
            name: "training", value: TrainingAnswer(id, description, version: execution.version), version: execution.version, status: status
        )
    }
}
