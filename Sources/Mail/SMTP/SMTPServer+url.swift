import Foundation

extension SMTPServer {
    /// The server behind a URL such as `smtp://user:password@mail.example.com`, with a login that is percent-encoded where it has to be:
    ///
    /// - `smtp:` is port 587 unless it says another, and TLS by STARTTLS; without TLS only on this machine (`localhost`, `127.0.0.1`, `[::1]`).
    /// - `smtps:` is port 465 unless it says another, and TLS from the beginning.
    ///
    /// Throws `SMTPServerFault`, which never shows what stood there.
    /// - Parameter authoritiesFile: path of a file of certificates in PEM that are trusted beside those that the machine trusts.
    public init(url text: String, authoritiesFile: String? = nil) throws(SMTPServerFault) {
        guard text.utf8.count <= 2_000, let url = URLComponents(string: text, encodingInvalidCharacters: false) else { throw .notAURL }
        let scheme = url.scheme?.lowercased()
        guard scheme == "smtp" || scheme == "smtps" else { throw .scheme }
        guard let host = Self.host(in: url) else { throw .host }
        guard ["", "/"].contains(url.percentEncodedPath), url.percentEncodedQuery == nil, url.percentEncodedFragment == nil else {
            throw .superfluous
        }
        let security: Security = scheme == "smtps" ? .implicitTLS : Self.ownHosts.contains(host) ? .none : .startTLS
        let port = url.port ?? (security == .implicitTLS ? 465 : 587)
        guard (1...65_535).contains(port) else { throw .port }
        self.init(host: host, port: port, security: security, login: try Self.login(in: url), authoritiesFile: authoritiesFile)
    }

    private static let ownHosts: Set = ["localhost", "127.0.0.1", "[::1]"]

    private static func host(in url: URLComponents) -> String? {
        guard let host = url.percentEncodedHost?.lowercased(), !host.isEmpty else { return nil }
        let isNumeric = host.hasPrefix("[") && host.hasSuffix("]") && host.dropFirst().dropLast().allSatisfy(":.0123456789abcdef".contains)
        return isNumeric || host.allSatisfy("-.0123456789abcdefghijklmnopqrstuvwxyz".contains) ? host : nil
    }

    private static func login(in url: URLComponents) throws(SMTPServerFault) -> Login? {
        if url.percentEncodedUser == nil && url.percentEncodedPassword == nil { return nil }
        // Nil too where what was encoded is no UTF-8.
        guard let user = url.percentEncodedUser?.removingPercentEncoding,
            let password = url.percentEncodedPassword?.removingPercentEncoding,
            !user.isEmpty, !password.isEmpty
        else { throw .login }
        guard !(user + password).unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { throw .login }
        return Login(user: user, password: password)
    }
}

/// Why a text is no server's URL. Nothing of the text is told, since a password stands in it.
public enum SMTPServerFault: Error, Hashable, Sendable {
    case notAURL
    case scheme
    case host
    case port
    case login
    case superfluous
}

extension SMTPServerFault: CustomStringConvertible {
    /// Goes on after the name of the setting.
    public var description: String {
        switch self {
        case .notAURL: "has to be a URL such as smtp://user:password@mail.example.com, its login percent-encoded"
        case .scheme: "has to begin with smtp:// or smtps://"
        case .host: "has to name a server, by a name of letters, digits and hyphens or by its address"
        case .port: "has to have a port from 1 to 65535, or none"
        case .login: "has to have a user and a password, or neither, percent-encoded and without control characters"
        case .superfluous: "has to end after the server and its port"
        }
    }
}
