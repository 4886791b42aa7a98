/// The server that takes our mails on, and how to talk to it. It prints without its login.
public struct SMTPServer: Hashable, Sendable {
    enum Security: Hashable, Sendable {
        /// The connection begins in clear and turns to TLS before anything but greetings is said; else it ends.
        case startTLS
        /// TLS from the first byte.
        case implicitTLS
        /// No TLS. For a server on this machine alone.
        case none
    }

    struct Login: Hashable, Sendable {
        let user: String
        let password: String
    }

    /// In brackets where it is an IPv6 address.
    let host: String
    let port: Int
    let security: Security
    let login: Login?
    /// Path of a file of certificates in PEM, whose issuers are trusted beside those that the machine trusts.
    let authoritiesFile: String?

    init(host: String, port: Int, security: Security, login: Login? = nil, authoritiesFile: String? = nil) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.authoritiesFile = authoritiesFile
    }
}

extension SMTPServer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "\(security == .implicitTLS ? "smtps" : "smtp")://\(host):\(port)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
