import Contracts
import ServiceKit

/// The catalogue as staff see and change it.
enum TrainingRoutes {
    static func add(to routes: inout ServiceRoutes) {
        routes.query(.get, "/trainings") { _, connection in CatalogueAnswer(trainings: try Catalogue.all(connection)) }

        routes.command(.post, "/trainings") { request, work in
            let body = try request.body(as: NewTrainingBody.self)
            return try answer(TrainingID.random(), status: 201, work) { .add($0, body.description) }
        }

        routes.command(.patch, "/trainings/{id}") { request, work in
            let id: TrainingID = try request.id(of: "training")
            let body = try request.body(as: TrainingChangesBody.self)
            return try answer(id, expectedVersion: request.expectedVersion, work) { .update($0, body.changes) }
        }
    }

    private static func answer(
        _ id: TrainingID, status: Int = 200, expectedVersion: Int? = nil, _ work: UnitOfWork, _ command: (TrainingID) -> Training.Command
    ) throws -> CommandAnswer {
        let execution = try work.execute(Training.self, id: id.description, command(id), expectedVersion: expectedVersion)
        guard let description = execution.state.description else { throw TrainingRejection.unknown(id) }
        return CommandAnswer(
            name: "training", value: TrainingAnswer(id, description, version: execution.version), version: execution.version, status: status
        )
    }
}
