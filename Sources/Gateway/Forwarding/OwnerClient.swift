import Contracts
import EventKit
import HTTP
import StaffAPI
import ProcessKit
import WebKit
import WireJSON

/// Speaks to the owners: vouches for the person, keeps to the deadline, and leaves alone an owner that is down.
struct OwnerClient: Sendable {
    private let addresses: [Owner: String]
    private let http: HTTPClient
    private let tokens: InternalToken
    private let circuits: OwnerCircuits
    private let time: any TimeSource
    private let deadlineSeconds: Double

    /// - Parameters:
    ///   - addresses: the base URL of each owner, without a slash at its end.
    ///   - deadlineSeconds: how long an owner may take for a request that waits for nothing.
    init(addresses: [Owner: String], http: HTTPClient, internalSecret: Secret, time: any TimeSource, deadlineSeconds: Double) {
        self.addresses = addresses
        self.http = http
        tokens = InternalToken(secret: internalSecret)
        circuits = OwnerCircuits(time: time)
        self.time = time
        self.deadlineSeconds = deadlineSeconds
    }

    /// The owner's answer, whatever its status. Throws a 503 `Problem` that names the owner when there is none.
    func send(_ request: OwnerRequest) async throws -> HTTPClientResponse {
        try await attempt(request) { try await http.send($0) }
    }

    /// The same for an answer that is read piece by piece.
    func stream(_ request: OwnerRequest) async throws -> HTTPClientStream {
        try await attempt(request) { try await http.stream($0) }
    }

    /// The owner's answer as a value. Throws the owner's problem when it refuses.
    func ask<Answer: Decodable>(_ request: OwnerRequest, as type: Answer.Type = Answer.self) async throws -> Answer {
        let response = try await send(request)
        guard [200, 201].contains(response.status) else { throw OwnerProblem.problem(of: response, from: request.owner) }
        return try OwnerAnswer.decode(Answer.self, from: response, of: request.owner)
    }

    /// The owner's answer to a question that the Gateway has while it answers a request of staff.
    func ask<Answer: Decodable>(_ question: Operation, _ query: QueryItems = [:], for request: GatewayRequest) async throws -> Answer {
        guard let owner = Owner(question.owner) else { throw Problem.internalError }
        return try await ask(OwnerRequest(asking: owner, question.path, query, for: request.http, identity: request.identity))
    }

    /// What is asked of an owner; nil where it is down, or of a version that can't tell yet.
    func unlessAway<Answer: Sendable>(_ ask: () async throws -> Answer) async throws -> Answer? {
        do {
            return try await ask()
        } catch let problem as Problem where problem.status == 503 || problem.status == 404 {
            return nil
        }
    }

    private func attempt<Answer>(_ request: OwnerRequest, _ work: (HTTPClientRequest) async throws -> Answer) async throws -> Answer {
        let owner = request.owner
        let wire = try wireRequest(request)
        guard circuits.admit(owner) else { throw OwnerProblem.unavailable(owner, "it has not answered lately") }
        do {
            let answer = try await work(wire)
            circuits.record(.answered, of: owner)
            return answer
        } catch let error as HTTPClientError {
            circuits.record(Self.outcome(of: error), of: owner)
            throw OwnerProblem.unavailable(owner, Self.reason(of: error))
        } catch {
            circuits.record(.inconclusive, of: owner)
            throw error
        }
    }

    private func wireRequest(_ request: OwnerRequest) throws -> HTTPClientRequest {
        guard let address = addresses[request.owner] else { throw OwnerProblem.unavailable(request.owner, "its address is not set") }
        var headers = request.headers
        let token = try tokens.issue(
            for: request.identity, audience: request.owner.rawValue, traceparent: request.traceparent, now: time.now)
        headers["Authorization"] = "Bearer \(token)"
        headers["traceparent"] = request.traceparent
        return HTTPClientRequest(
            request.method, address + request.target, headers: headers, body: request.body,
            timeoutSeconds: deadlineSeconds + request.extraSeconds)
    }

    private static func outcome(of error: HTTPClientError) -> CircuitBreaker.Outcome {
        switch error {
        case .hostNotFound, .connectionRefused, .timedOut, .connectionLost, .notSecure, .failed: .failed
        case .invalidRequest, .responseTooLarge, .busy, .cancelled, .closed: .inconclusive
        }
    }

    private static func reason(of error: HTTPClientError) -> String {
        switch error {
        case .hostNotFound, .connectionRefused: "it can't be reached"
        case .timedOut: "it took too long"
        case .connectionLost: "the connection broke"
        case .notSecure: "its certificate was refused"
        case .busy: "too many requests are under way"
        case .responseTooLarge: "its answer is too large"
        case .invalidRequest, .cancelled, .closed, .failed: "the request to it failed"
        }
    }
}
