import CompanyIdentifiers
import HTTP
import TestKit
import WireJSON

@testable import VIES

/// A server that speaks VIES's API as a test says.
struct VIESServer {
    let requests = Recorder<HTTPRequest>()
    private let server: HTTPServer

    struct Unfit: Error {}

    init(_ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) throws {
        server = try HTTPServer(port: 0) { [requests] request in
            requests.add(request)
            return await answer(request)
        }
    }

    /// Answers every request with the same text.
    init(status: Int = 200, json: String) throws {
        try self.init { _ in HTTPResponse(status: status, contentType: "application/json", Array(json.utf8)) }
    }

    func client(
        requester: String? = "NL001234560B01", timeoutSeconds: Double = 180, responseBytes: Int = VIESClient.responseBytesMaximum
    ) throws -> VIESClient {
        guard let baseURL = BaseURL("http://127.0.0.1:\(server.port)/rest-api") else { throw Unfit() }
        return VIESClient(
            baseURL: baseURL, requester: try requester.map { try VATNumber($0) },
            http: try HTTPClient(limits: HTTPClientLimits(connectTimeoutSeconds: 180, responseBytes: responseBytes)),
            timeoutSeconds: timeoutSeconds)
    }

    /// What was asked, as JSON.
    var questions: [JSONValue] {
        get throws { try requests.values.map { try WireJSONDecoder().decode(JSONValue.self, from: $0.body) } }
    }
}

extension VIESAnswer {
    /// Nil for a yes or a no.
    var silence: VIESSilence? { if case .notAnswered(let silence) = self { silence } else { nil } }
}
