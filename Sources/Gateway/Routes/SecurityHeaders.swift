import HTTP

/// What every answer of the Gateway tells browsers: run nothing that isn't ours, show it in no frame, tell nobody where one came from.
enum SecurityHeaders {
    private static let contentPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'", "form-action 'self'",
        "frame-ancestors 'none'", "base-uri 'none'",
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

    static func adding(to response: HTTPResponse, for request: HTTPRequest) -> HTTPResponse {
        var response = response
        for (name, value) in always where response.headers[name] == nil { response.headers[name] = value }
        if !request.isToLoopback { response.headers["Strict-Transport-Security"] = "max-age=31536000" }
        return response
    }
}
