import HTTP
import WebKit

/// What every answer of the Gateway tells browsers: run nothing that isn't ours, show it in no frame, tell nobody where one came from.
struct SecurityHeaders: Sendable {
    let site: Site

    private static let contentPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'", "frame-src 'self'",
        "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
    ].joined(separator: "; ")

    /// Of a page that an owner has made, such as an invoice. It holds no script; whatever it held, nothing of it would be run or asked for, and
    /// no site but ours shows it in a frame.
    private static let ownersPagePolicy = [
        "default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", "form-action 'none'", "frame-ancestors 'self'",
        "base-uri 'none'", "sandbox",
    ].joined(separator: "; ")

    private static let always: [(name: String, value: String)] = [
        ("Content-Security-Policy", contentPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        // Not `no-referrer`, under which browsers hide the origin of our own forms from us.
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ]

    /// A page of an owner may be shown in a frame of the console; any other answer stays as it is.
    static func framing(_ response: HTTPResponse) -> HTTPResponse {
        guard response.headers["Content-Type"]?.hasPrefix("text/html") == true else { return response }
        var response = response
        response.headers["Content-Security-Policy"] = ownersPagePolicy
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response
    }

    func adding(to response: HTTPResponse, for request: HTTPRequest) -> HTTPResponse {
        var response = response
        for (name, value) in Self.always where response.headers[name] == nil { response.headers[name] = value }
        if site.isSecure(request) { response.headers["Strict-Transport-Security"] = "max-age=31536000" }
        return response
    }
}

extension SecurityHeaders {
    /// Every answer of the Gateway carries the security headers, also one that tells a problem. Errors that nobody foresaw go on to the
    /// shell of the service, which logs them.
    func answering(_ request: HTTPRequest, _ respond: () async throws -> HTTPResponse) async throws -> HTTPResponse {
        do {
            return adding(to: try await respond(), for: request)
        } catch {
            guard let problem = Problem(telling: error) else { throw error }
            return adding(to: problem.response(traceID: request.trace.traceID), for: request)
        }
    }
}
