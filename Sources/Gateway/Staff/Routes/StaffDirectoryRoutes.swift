import HTTP
import StaffAPI
import WebKit

/// Everyone who has ever signed in, whom the settings name, and to whom something is granted.
struct StaffDirectoryRoutes: Sendable {
    private struct Answer: Encodable {
        let staff: [StaffRow]
        let nextCursor: String?
    }

    let context: ServiceContext
    let sightings: StaffSightings
    let managers: StaffManagers

    func list(_ request: GatewayRequest) async throws -> HTTPResponse {
        // So that who asks for the list is on it.
        await sightings.recordWaiting(context)
        return try await context.query(request.http, as: request.identity) { request, connection in
            let position = try request.cursor(as: StaffList.Position.self)
            let list = StaffList(managers: managers, now: context.time.now)
            let (rows, next) = try list.page(connection, limit: try request.limit(), from: position)
            return Answer(staff: rows, nextCursor: try next.map { try Cursor.encode($0) })
        }
    }
}
