import HTTP

/// Where browsers find the console: as the operator says (`PUBLIC_URL`), or else as each request says.
///
/// What a request says hangs on the proxy before us, so `Secure`, HSTS and the check of a form's origin are surer with the setting.
struct Site: Sendable {
    /// The origin of `PUBLIC_URL`.
    var publicOrigin: Origin?

    /// Whether browsers come by TLS. A loopback address has no TLS of its own, and some browsers would drop a secure cookie there.
    func isSecure(_ request: HTTPRequest) -> Bool {
        publicOrigin.map { $0.scheme == "https" } ?? !request.isToLoopback
    }

    /// Whether only this very machine can be speaking to itself, as in a demo.
    func isLocal(_ request: HTTPRequest) -> Bool {
        request.isToLoopback && publicOrigin?.isLoopback != false
    }

    /// Whether a page of another site sent this. A browser says where a request that changes something comes from.
    func isFromOtherSite(_ request: HTTPRequest) -> Bool {
        if let site = request.headers["Sec-Fetch-Site"], site != "same-origin", site != "none" { return true }
        guard let origin = request.headers["Origin"] else { return false }
        guard let sender = Origin(origin) else { return true }
        if let publicOrigin { return sender != publicOrigin }
        guard let host = request.headers["Host"], let own = Origin("\(sender.scheme)://\(host)") else { return true }
        return sender != own
    }
}

/// Scheme, host and port, in the form in which browsers send them.
struct Origin: Sendable, Equatable {
    let scheme: String
    /// The host, with the port unless it is the scheme's own.
    let authority: String

    /// `nil` for anything but `http://host` or `https://host`, perhaps with a port.
    init?(_ text: String) {
        let parts = text.lowercased().split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].isEmpty, parts[0] == "http:" || parts[0] == "https:" else { return nil }
        let authority = parts[2]
        guard !authority.isEmpty, authority.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"/?#@\\".utf8.contains($0) }) else { return nil }
        scheme = String(parts[0].dropLast())
        let ownPort = scheme == "https" ? ":443" : ":80"
        self.authority = String(authority.hasSuffix(ownPort) ? authority.dropLast(ownPort.count) : authority)
    }

    /// As it stands in an address, such as `https://admin.example.org`.
    var text: String { "\(scheme)://\(authority)" }

    var isLoopback: Bool { HostName.isLoopback(authority) }
}

/// The host of `host:port`.
enum HostName {
    static func isLoopback(_ authority: String) -> Bool {
        let name = authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
        return name == "localhost" || name == "::1" || name == "127.0.0.1"
    }
}

extension HTTPRequest {
    /// Whether the caller named this very machine.
    var isToLoopback: Bool {
        headers["Host"].map { HostName.isLoopback($0.lowercased()) } ?? false
    }

    var changesSomething: Bool {
        switch method {
        case .get, .head, .options: false
        case .post, .put, .patch, .delete: true
        }
    }
}
