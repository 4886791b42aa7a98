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
    init?(reading settings: inout Settings) {
        let address = settings.optionalText("PUBLIC_URL")
        let webhook = address.map { WebAddress(($0.hasSuffix("/") ? String($0.dropLast()) : $0) + Self.webhookPath) }
        if case .some(.none) = webhook {
            settings.refuse("PUBLIC_URL", expected: "the Gateway's address, such as https://admin.example.org")
        }
        guard let access = MollieAccess(reading: &settings) else { return nil }
        self.access = access
        webhookURL = webhook ?? nil
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
