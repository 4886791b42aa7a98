import HTTP
import Mollie
import ProcessKit

/// With which key payments are taken, and where Mollie tells of them.
struct MollieSettings: Sendable {
    private static let webhookPath = "/webhooks/mollie"

    var access: MollieAccess
    /// Nil where the Gateway has no public address; then payments are known by the hourly look alone.
    var webhookURL: WebAddress?

    /// Nil without a key, which is how an installation says that it takes no payments. What is wrong is collected in `settings`.
    /// - Parameter publicAddress: the Gateway's, without a slash at its end.
    init?(reading settings: inout Settings, publicAddress: String?) {
        guard let access = MollieAccess(reading: &settings) else { return nil }
        self.access = access
        webhookURL = publicAddress.flatMap { WebAddress($0 + Self.webhookPath) }
    }

    /// Throws `HTTPClientError` when no client can be made.
    func connection() throws -> MollieConnection {
        MollieConnection(client: MollieClient(key: access.key, baseURL: access.baseURL, http: try HTTPClient()), webhookURL: webhookURL)
    }
}

/// What links are made and payments are asked by.
struct MollieConnection: Sendable {
    let client: MollieClient
    let webhookURL: WebAddress?
}
