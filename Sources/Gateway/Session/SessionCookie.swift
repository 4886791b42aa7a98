import HTTP
import WebKit

/// The cookie that keeps a member of staff signed in: the platform's token itself, out of reach of scripts and of other sites.
struct SessionCookie: Sendable {
    /// The name that every browser takes.
    static let plainName = "dembrane_staff"
    /// Under this name a browser takes the cookie from this very host alone, and by TLS alone, so that no neighbouring site can plant one.
    static let hostName = "__Host-dembrane_staff"
    /// Browsers drop a cookie that is larger.
    static let bytesMaximum = 4_000

    let site: Site

    /// The token, by the surer name where both are sent. Throws 401 when a name has two values: one of them was planted.
    func value(in request: HTTPRequest) throws -> String? {
        for name in [Self.hostName, Self.plainName] {
            let values = Set(request.cookies(name))
            guard values.count <= 1 else {
                throw Problem.unauthenticated(
                    "two different cookies \(name) were sent, so neither is believed; delete the cookies of this site")
            }
            if let value = values.first { return value }
        }
        return nil
    }

    func setting(_ token: String, maximumAgeSeconds: Int64, for request: HTTPRequest) -> String {
        "\(name)=\(token); Max-Age=\(max(0, maximumAgeSeconds)); \(attributes(request))"
    }

    /// Takes away the cookie under every name that is read.
    func clearing(for request: HTTPRequest) -> [String] {
        let plain = "\(Self.plainName)=; Max-Age=0; \(attributes(request))"
        return name == Self.plainName ? [plain] : [plain, "\(name)=; Max-Age=0; \(attributes(request))"]
    }

    private var name: String { site.publicOrigin?.scheme == "https" ? Self.hostName : Self.plainName }

    private func attributes(_ request: HTTPRequest) -> String {
        "Path=/; HttpOnly; SameSite=Strict" + (site.isSecure(request) ? "; Secure" : "")
    }
}
