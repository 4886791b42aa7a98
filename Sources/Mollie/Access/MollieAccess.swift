import HTTP
import ProcessKit

/// With which key and where Mollie is spoken to, as the settings say it.
public struct MollieAccess: Sendable, Hashable {
    public let key: MollieKey
    public let baseURL: BaseURL

    /// Reads `MOLLIE_API_KEY` and `MOLLIE_BASE_URL` (the standard one where it isn't set). Nil without a key, which is how an installation
    /// says that it takes no payments, and where a value is wrong, which the settings then tell.
    public init?(reading settings: inout Settings) {
        let secret = settings.optionalSecret("MOLLIE_API_KEY")
        let address = settings.optionalText("MOLLIE_BASE_URL")
        let baseURL = address.map { BaseURL($0) } ?? .mollie
        if baseURL == nil { settings.refuse("MOLLIE_BASE_URL", expected: BaseURL.expectation) }
        guard let secret else { return nil }
        guard let key = MollieKey(secret) else {
            settings.refuse("MOLLIE_API_KEY", expected: "test_ or live_ followed by letters and digits")
            return nil
        }
        guard let baseURL else { return nil }
        self.key = key
        self.baseURL = baseURL
    }
}

extension BaseURL {
    /// Where Mollie itself is.
    public static let mollie: BaseURL = {
        guard let address = BaseURL("https://api.mollie.com/v2") else { preconditionFailure("Mollie's own address can't be read") }
        return address
    }()
}
