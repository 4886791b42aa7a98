import HTTP
import WebKit

/// The machine-readable descriptions of what the back office offers, from inside the executable.
enum DocumentRoutes {
    private static let documents: [(path: String, bytes: [UInt8])] = [
        ("/openapi.yaml", EmbeddedFiles.openapi_yaml), ("/asyncapi.yaml", EmbeddedFiles.asyncapi_yaml),
    ]

    static func add(to routes: inout ServiceRoutes, headers: SecurityHeaders) {
        for document in documents {
            routes.open(.get, document.path) { request, _ in
                try await headers.answering(request) { HTTPResponse(contentType: "application/yaml", document.bytes) }
            }
        }
    }
}
