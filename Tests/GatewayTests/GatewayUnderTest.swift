import Contracts
import Foundation
import HTTP
import Kafka
import ProcessKit
import ServiceTesting
import StaffAPI
import Synchronization
import TestKit
import WebKit
import WireJSON
@testable import Gateway

/// What an owner that only tests know was asked.
struct AskedRequest: Sendable {
    let owner: Owner
    let http: HTTPRequest
    /// What the Gateway vouched for; nil where the token was not good.
    let content: InternalToken.Content?
}

/// A Gateway with a real database and real HTTP on both sides; its owners answer what the test says.
final class GatewayUnderTest: Sendable {
    typealias Owners = [Owner: @Sendable (HTTPRequest) async -> HTTPResponse]

    static let staffSecret = Secret("a secret of the platform that only tests know")

    let harness: ServiceHarness
    /// The clock of tokens and breakers.
    let time: ManualTime
    private let servers: [HTTPServer]
    private let client: HTTPClient

    /// Owners that are not given are down.
    init(
        _ owners: Owners = [:], keys: GatewayConfiguration.StaffKeys = .secret(staffSecret), kafka: KafkaConfiguration? = nil,
        ownerDeadlineSeconds: Double = 180, directory: String? = nil, configure: (inout GatewayConfiguration) -> Void = { _ in }
    ) throws {
        let record = AskedRequests()
        var servers: [HTTPServer] = []
        // Port 9 (discard) is where nobody answers.
        var addresses = Dictionary(uniqueKeysWithValues: Owner.allCases.map { ($0, "http://127.0.0.1:9") })
        for (owner, answer) in owners {
            let server = try HTTPServer(port: 0) { request in
                record.add(request, owner)
                return await answer(request)
            }
            servers.append(server)
            addresses[owner] = "http://127.0.0.1:\(server.port)"
        }
        var configuration = GatewayConfiguration(owners: addresses, staffKeys: keys, internalSecret: ServiceHarness.secret)
        // Owners that answer are waited for, however busy the machine is.
        configuration.ownerDeadlineSeconds = ownerDeadlineSeconds
        configure(&configuration)
        time = ManualTime(t0)
        harness = try ServiceHarness(try configuration.build(time: time), kafka: kafka, now: t0, directory: directory)
        self.servers = servers
        requests = record
        client = try HTTPClient(limits: HTTPClientLimits(connectTimeoutSeconds: 180))
    }

    private let requests: AskedRequests

    var askedRequests: [AskedRequest] { requests.all }

    func stop() async throws {
        try await harness.stop()
        for server in servers { await server.stop(graceSeconds: 1) }
    }

    static func token(
        _ policies: Set<StaffPolicy> = Set(StaffPolicy.allCases), of name: String = "ann", adminAccess: Bool = true
    ) throws -> String {
        try StaffTokenIssuer(secret: staffSecret).issue(
            for: StaffIdentity(email: "\(name)@dembrane.com", subject: name, policies: policies), validSeconds: 3_600,
            adminAccess: adminAccess,
            now: t0)
    }

    /// As a member of staff who has no policies and whose token tells a name.
    func call(
        _ path: String, _ method: HTTPMethod = .get, as person: String, named name: String? = nil, headers: HTTPHeaders = [:],
        body: String = ""
    ) async throws -> HTTPClientResponse {
        let token = try StaffTokenIssuer(secret: Self.staffSecret).issue(
            for: StaffIdentity(email: "\(person)@dembrane.com", subject: person, policies: []), name: name, validSeconds: 3_600,
            now: time.now)
        var headers = headers
        headers["Authorization"] = "Bearer \(token)"
        if method != .get { headers["Content-Type"] = "application/json" }
        return try await send(method, "/api/v1" + path, headers: headers, body: body)
    }

    func send(_ method: HTTPMethod, _ target: String, headers: HTTPHeaders = [:], body: String = "") async throws -> HTTPClientResponse {
        try await client.send(
            HTTPClientRequest(
                method, "http://127.0.0.1:\(harness.runtime.httpPort)\(target)", headers: headers, body: Array(body.utf8),
                timeoutSeconds: 240))
    }

    /// As a member of staff, by Bearer.
    func get(_ path: String, policies: Set<StaffPolicy> = Set(StaffPolicy.allCases)) async throws -> HTTPClientResponse {
        try await send(.get, "/api/v1" + path, headers: ["Authorization": "Bearer \(try Self.token(policies))"])
    }

    func page(_ path: String) async throws -> HTTPClientResponse {
        try await send(.get, path, headers: ["Cookie": "dembrane_staff=\(try Self.token())"])
    }

    func stream(_ path: String, headers: HTTPHeaders = [:]) async throws -> HTTPClientStream {
        var headers = headers
        if headers["Authorization"] == nil { headers["Authorization"] = "Bearer \(try Self.token())" }
        return try await client.stream(
            HTTPClientRequest(.get, "http://127.0.0.1:\(harness.runtime.httpPort)/api/v1\(path)", headers: headers, timeoutSeconds: 240))
    }
}

/// Collects what the owners were asked, in order.
final class AskedRequests: Sendable {
    private let requests = Mutex<[AskedRequest]>([])

    var all: [AskedRequest] { requests.withLock { $0 } }

    func add(_ request: HTTPRequest, _ owner: Owner) {
        let token = String((request.headers["Authorization"] ?? "").dropFirst("Bearer ".count))
        let content = try? InternalToken(secret: ServiceHarness.secret).verify(token, audience: owner.rawValue, now: t0)
        requests.withLock { $0.append(AskedRequest(owner: owner, http: request, content: content)) }
    }
}

extension HTTPClientResponse {
    var json: JSONValue { (try? WireJSONDecoder().decode(JSONValue.self, from: body)) ?? .null }
}

extension HTTPResponse {
    /// An owner's answer in JSON.
    static func owner(_ json: String, status: Int = 200, headers: HTTPHeaders = [:]) -> HTTPResponse {
        var response = HTTPResponse(status: status, contentType: "application/json", Array(json.utf8))
        for field in headers { response.headers[field.name] = field.value }
        return response
    }
}
