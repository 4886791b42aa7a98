import HTTP
import StaffAPI
import WebKit

/// Everyone who has ever signed in.
struct StaffDirectoryRoutes: Sendable {
    private struct Answer: Encodable {
        let staff: [StaffRow]
        let nextCursor: String?
    }

    let context: ServiceContext
    let sightings: StaffSightings

    func list(_ request: GatewayRequest) async throws -> HTTPResponse {
        // So that who asks for the list is on it.
        await sightings.recordWaiting(context)
        return try await context.query(request.http, as: request.identity) { request, connection in
            let position = try request.cursor(as: StaffDirectory.Position.self)
            let (rows, next) = try StaffDirectory.page(connection, limit: try request.limit(), from: position)
            return Answer(staff: rows, nextCursor: try next.map { try Cursor.encode($0) })
        }
    }
}
