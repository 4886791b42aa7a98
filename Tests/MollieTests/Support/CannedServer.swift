import HTTP
import Mollie
import TestKit

/// A server that answers as a test says, for what the stand-in never would.
struct CannedServer {
    let requests = Recorder<HTTPRequest>()
    let waiting = RecordedWaiting()
    private let server: HTTPServer

    init(_ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) throws {
        server = try HTTPServer(port: 0) { [requests] request in
            requests.add(request)
            return await answer(request)
        }
    }

    /// Answers every request with the same text.
    init(status: Int = 200, json: String) throws {
        try self.init { _ in HTTPResponse(status: status, contentType: "application/hal+json", Array(json.utf8)) }
    }

    /// Where it is, as the links of an answer name it.
    var origin: String { "http://127.0.0.1:\(server.port)" }

    func client(responseBytes: Int = 1_024 * 1_024, _ change: (inout MollieLimits) -> Void = { _ in }) throws -> MollieClient {
        guard let baseURL = BaseURL("\(origin)/v2") else { throw UnfitTestValue() }
        return try MollieClient.forTests(baseURL, responseBytes: responseBytes, waiting: waiting, change)
    }
}

extension MollieClient {
    /// A client with time enough for a machine that is busy with other tests.
    static func forTests(
        _ baseURL: BaseURL, responseBytes: Int = 1_024 * 1_024, waiting: RecordedWaiting,
        _ change: (inout MollieLimits) -> Void = { _ in }
    ) throws -> MollieClient {
        var limits = MollieLimits()
        limits.requestSeconds = 180
        change(&limits)
        let http = try HTTPClient(limits: HTTPClientLimits(connectTimeoutSeconds: 180, responseBytes: responseBytes))
        return MollieClient(key: try .forTests(), baseURL: baseURL, http: http, limits: limits, waiting: waiting.waiting)
    }
}
