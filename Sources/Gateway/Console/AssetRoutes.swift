import HTTP
import ServiceKit

/// The files of the console. Their paths change with their content, so browsers keep them.
enum AssetRoutes {
    private static let yearSeconds = 31_536_000

    static func add(to routes: inout ServiceRoutes, headers: SecurityHeaders) {
        for asset in Asset.all {
            routes.open(.get, asset.path) { request, _ in
                try await headers.answering(request) {
                    let fields: HTTPHeaders = [
                        "Content-Type": asset.contentType, "Cache-Control": "public, max-age=\(yearSeconds), immutable", "ETag": asset.tag,
                    ]
                    let isKnown = request.headers["If-None-Match"] == asset.tag
                    return HTTPResponse(status: isKnown ? 304 : 200, headers: fields, body: .bytes(isKnown ? [] : asset.bytes))
                }
            }
        }
    }
}
