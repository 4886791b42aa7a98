import Contracts
import HTTP
import ProcessKit
import WireJSON

/// The outer shell of a service's HTTP surface: traces, problems, metrics, and the routes for operations.
public struct WebApplication: Sendable {
    private struct Health: Encodable {
        let status: String
        var waitingFor: [String]?
        var checkedAt: Instant?
        var alarms: [String]?
    }

    private let router: Router
    private let logger: Logger
    private let metrics: Metrics
    private let latency: Histogram
    private let readiness: [ReadinessCheck]
    private let coding: (@Sendable (HTTPRequest) -> ContentCoding)?

    /// `router` has the routes of the service itself; `/healthz`, `/readyz` and `/metrics` are added.
    /// Whoever may not read operations gets no metrics, and of the readiness only whether. An alarm of the service's checks of
    /// itself is told beside it; the service goes on all the same. Without `coding` no answer is compressed.
    public init(
        router: Router, logger: Logger, metrics: Metrics, readiness: [ReadinessCheck],
        selfChecks: @escaping @Sendable () -> SelfCheckNews? = { nil },
        mayReadOperations: @escaping @Sendable (HTTPRequest) -> Bool = { _ in true },
        coding: (@Sendable (HTTPRequest) -> ContentCoding)? = nil
    ) {
        self.logger = logger
        self.metrics = metrics
        self.readiness = readiness
        self.coding = coding
        latency = metrics.histogram(
            "http_request_seconds", "Time from a request's last byte to the head of its answer.", labels: ["method", "route", "status"]
        )
        var router = router
        router.on(.get, "/healthz") { _ in try Self.health(Health(status: "alive"), status: 200) }
        router.on(.get, "/readyz") { request in
            var waitingFor: [String] = []
            for check in readiness {
                if let reason = await check.waitsFor() { waitingFor.append(reason) }
            }
            let isReady = waitingFor.isEmpty
            var health = Health(status: isReady ? "ready" : "waiting")
            if mayReadOperations(request) {
                health.waitingFor = waitingFor
                let news = selfChecks()
                (health.checkedAt, health.alarms) = (news?.checkedAt, news?.alarms)
            }
            return try Self.health(health, status: isReady ? 200 : 503)
        }
        router.on(.get, "/metrics") { request in
            guard mayReadOperations(request) else { throw Problem.notFound("path /metrics") }
            return HTTPResponse(contentType: "text/plain; version=0.0.4; charset=utf-8", Array(await metrics.exposition().utf8))
        }
        self.router = router
    }

    /// Answers every request, whatever happens.
    public func respond(to request: HTTPRequest) async -> HTTPResponse {
        let began = ContinuousClock.now
        let trace = request.headers["traceparent"].flatMap(TraceContext.init)?.child() ?? .start()
        var request = request
        request.headers["traceparent"] = trace.traceparent
        let (route, answer) = await route(request, trace)
        var response = answer
        response.headers["traceparent"] = trace.traceparent
        response.headers["X-Trace"] = trace.traceID
        if response.headers["Cache-Control"] == nil { response.headers["Cache-Control"] = "no-store" }
        if response.headers["X-Content-Type-Options"] == nil { response.headers["X-Content-Type-Options"] = "nosniff" }
        response = coded(response, for: request, trace)
        let seconds = (ContinuousClock.now - began).seconds
        latency.observe(seconds, request.method.rawValue, route, String(response.status))
        logger.debug(
            "answered",
            [
                "method": .string(request.method.rawValue), "route": .string(route), "status": .integer(Int64(response.status)),
                "seconds": .number(seconds),
            ],
            trace: trace
        )
        return response
    }

    /// An answer that can't be compressed, for lack of memory, is still an answer.
    private func coded(_ response: HTTPResponse, for request: HTTPRequest, _ trace: TraceContext) -> HTTPResponse {
        guard let coding else { return response }
        do {
            return try response.coded(as: coding(request))
        } catch {
            logger.warning("an answer was sent uncompressed", ["error": .string("\(error)")], trace: trace)
            return response
        }
    }

    /// The form in which the server's own refusals are told.
    public static func refusal(_ refusal: HTTPRefusal) -> HTTPResponse {
        Problem(refusal).response(traceID: nil)
    }

    private func route(_ request: HTTPRequest, _ trace: TraceContext) async -> (route: String, response: HTTPResponse) {
        switch router.match(request.method, request.segments) {
        case .route(let template, let parameters, let handler):
            var request = request
            request.pathParameters = parameters
            do {
                try IdempotencyKeys.requireAtMostOne(request)
                return (template, try await handler(request))
            } catch {
                return (template, tell(error, request, template, trace))
            }
        case .methodNotAllowed(let allowed):
            let names = allowed.map(\.rawValue).joined(separator: ", ")
            let problem = Problem(
                status: 405, type: "method-not-allowed", title: "Method not allowed",
                detail: "\(request.method.rawValue) isn't possible here; possible: \(names)"
            )
            var response = problem.response(traceID: trace.traceID)
            response.headers["Allow"] = names
            return ("unknown", response)
        case .notFound:
            let unknown: HTTPHandler = router.unknownPath ?? { throw Problem.notFound("path \($0.path.prefix(200))") }
            do {
                return ("unknown", try await unknown(request))
            } catch {
                return ("unknown", tell(error, request, "unknown", trace))
            }
        }
    }

    private func tell(_ error: any Error, _ request: HTTPRequest, _ template: String, _ trace: TraceContext) -> HTTPResponse {
        if let problem = Problem(telling: error) { return problem.response(traceID: trace.traceID) }
        logger.error(
            "a request failed unexpectedly",
            ["method": .string(request.method.rawValue), "route": .string(template), "error": .string("\(error)")], trace: trace
        )
        return Problem.internalError.response(traceID: trace.traceID)
    }

    private static func health(_ health: Health, status: Int) throws -> HTTPResponse {
        HTTPResponse(status: status, contentType: "application/json", try WireJSONEncoder().encode(health))
    }
}
