import HTTP
import ServiceKit

/// The settings that only the Gateway has (CONTRACTS §3).
struct GatewayConfiguration: Sendable {
    /// How the platform's tokens are checked.
    enum StaffKeys: Sendable {
        case secret(Secret)
        /// A file or URL with a JSON Web Key Set.
        case published(location: String)
    }

    var owners: [Owner: String]
    var staffKeys: StaffKeys
    var internalSecret: Secret
    /// How long an owner may take before a person is told that it doesn't answer.
    var ownerDeadlineSeconds = 2.0

    static let defaultPort = 8080

    init(owners: [Owner: String], staffKeys: StaffKeys, internalSecret: Secret) {
        self.owners = owners
        self.staffKeys = staffKeys
        self.internalSecret = internalSecret
    }

    /// What is wrong is collected in `settings`.
    init(reading settings: inout Settings) {
        owners = [:]
        for owner in Owner.allCases { owners[owner] = settings.url(owner.setting) }
        internalSecret = settings.secret("INTERNAL_SECRET", minimumBytes: 32)
        let location = settings.optionalText("STAFF_JWKS")
        let secret = settings.optionalSecret("STAFF_JWT_SECRET", minimumBytes: 32)
        switch (secret, location) {
        case (let secret?, nil):
            staffKeys = .secret(secret)
        case (nil, let location?):
            staffKeys = .published(location: location)
        case (nil, nil), (.some, .some):
            staffKeys = .secret(Secret(""))
            settings.refuse("STAFF_JWT_SECRET", expected: "either it, with at least 32 bytes, or STAFF_JWKS, a file or URL of keys")
        }
    }
}
