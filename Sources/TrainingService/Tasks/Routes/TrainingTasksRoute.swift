import StaffAPI
import WebKit

/// How much of trainings waits for a person (`GET /tasks`).
enum TrainingTasksRoute {
    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(JoinedParts.trainingTasks) { request, connection in
            let filter = try LicenceFilter(request.parameters, now: time.now)
            let followUps = try FollowUpReader(connection: connection).counts()
            return TrainingTasksAnswer(
                requestedSessions: try SessionReader(connection: connection, now: time.now).counts(SessionFilter(request.parameters))
                    .requested,
                openFollowUps: followUps.reviewPartner + followUps.arrangeTraining + followUps.verifyTraining,
                licencesExpiringSoon: try LicenceReader(connection: connection, now: filter.now).counts(filter).expiringSoon)
        }
    }
}
