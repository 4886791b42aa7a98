import HTTP

/// The cookie that keeps a member of staff signed in: the platform's token itself, out of reach of scripts and of other sites.
enum SessionCookie {
    static let name = "dembrane_staff"
    /// Browsers drop a cookie that is larger.
    static let bytesMaximum = 4_000

    static func value(in headers: HTTPHeaders) -> String? {
        for header in headers.values("Cookie") {
            for pair in header.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                if parts.count == 2, parts[0].drop(while: { $0 == " " }) == name { return String(parts[1]) }
            }
        }
        return nil
    }

    static func setting(_ token: String, maximumAgeSeconds: Int64, for request: HTTPRequest) -> String {
        "\(name)=\(token); Max-Age=\(max(0, maximumAgeSeconds)); \(attributes(request))"
    }

    static func clearing(for request: HTTPRequest) -> String {
        "\(name)=; Max-Age=0; \(attributes(request))"
    }

    /// A loopback address has no TLS of its own, and some browsers would drop a secure cookie there.
    private static func attributes(_ request: HTTPRequest) -> String {
        "Path=/; HttpOnly; SameSite=Strict" + (request.isToLoopback ? "" : "; Secure")
    }
}

extension HTTPRequest {
    /// Whether the caller named this very machine.
    var isToLoopback: Bool {
        guard let host = headers["Host"]?.lowercased() else { return false }
        let name = host.hasPrefix("[") ? host.prefix { $0 != "]" }.dropFirst() : host.prefix { $0 != ":" }
        return name == "localhost" || name == "::1" || name == "127.0.0.1"
    }

    /// Whether a page of another site sent this. A browser says where a request that changes something comes from.
    var isFromOtherSite: Bool {
        if let site = headers["Sec-Fetch-Site"], site != "same-origin", site != "none" { return true }
        guard let origin = headers["Origin"] else { return false }
        guard let host = headers["Host"], let scheme = origin.firstRange(of: "://") else { return true }
        return origin[scheme.upperBound...].lowercased() != host.lowercased()
    }

    var changesSomething: Bool {
        switch method {
        case .get, .head, .options: false
        case .post, .put, .patch, .delete: true
        }
    }
}
