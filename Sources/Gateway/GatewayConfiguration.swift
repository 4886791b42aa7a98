import HTTP
import MailKit
import ProcessKit
import WebKit

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
    /// For whom and by whom tokens have to be made.
    var tokenPurpose = StaffTokenPurpose()
    var internalSecret: Secret
    /// Where browsers find the console.
    var site = Site()
    /// Whose word about a caller's address counts.
    var trustedProxies: AddressRanges = []
    /// Who may read metrics and the words of the readiness.
    var operationsAllowed = AddressRanges.nearby
    /// Who grants extra permissions.
    var staffManagers = StaffManagers()
    /// Whether the console has a page that shows all its components.
    var showsStyleGuide = false
    /// How mails to staff go out; nil lets them wait.
    var mail: MailSettings?
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
        tokenPurpose = StaffTokenPurpose(
            audience: settings.optionalText("STAFF_JWT_AUDIENCE"), issuer: settings.optionalText("STAFF_JWT_ISSUER"))
        site = Site(publicOrigin: settings.origin("PUBLIC_URL"))
        trustedProxies = settings.addresses("TRUSTED_PROXIES") ?? trustedProxies
        operationsAllowed = settings.addresses("OPERATIONS_ALLOW") ?? operationsAllowed
        staffManagers = settings.staffManagers()
        mail = MailSettings(reading: &settings)
        showsStyleGuide = settings.flag("STYLEGUIDE", default: false)
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

extension GatewayConfiguration {
    /// What `--help` tells of the Gateway beyond what every service has.
    static let help = """


        The Gateway alone:

          Gateway token --email ADDRESS [--policies POLICY[,POLICY…]] [--hours N]
          Gateway token --directus LOGIN_ID [--hours N]
                                   print a staff token for the secret in STAFF_JWT_SECRET, for a demo or a test; with
                                   --directus as Directus issues it, for the user of the platform with that login id

          ROLLUP_URL, BILLING_URL, TRAINING_URL, PARTNER_URL
                                   where the owners are
          STAFF_JWT_SECRET, or STAFF_JWKS
                                   secret of HS256 tokens, or the path or URL of published keys
          STAFF_JWT_AUDIENCE, STAFF_JWT_ISSUER
                                   what a token's aud and iss have to name; not looked at when absent
          STAFF_MANAGERS           e-mail addresses of those who grant extra permissions, between commas; nobody by default
          PUBLIC_URL               the address at which browsers find the console, such as https://admin.example.org
                                   mails to staff lead there too, and wait without it
        \(MailSettings.help)
          TRUSTED_PROXIES          addresses and networks whose X-Forwarded-For or Forwarded counts; none by default
          OPERATIONS_ALLOW         addresses and networks that may read /metrics and the words of /readyz;
                                   loopback and private networks by default
          STYLEGUIDE               true adds /styleguide, the console's components with sample data; false by default
        """
}

extension Settings {
    /// Scheme, host and port of a URL without a path.
    fileprivate mutating func origin(_ name: String) -> Origin? {
        guard let text = optionalText(name) else { return nil }
        let origin = Origin(text.hasSuffix("/") ? String(text.dropLast()) : text)
        if origin == nil { refuse(name, expected: "an address without a path such as https://admin.example.org") }
        return origin
    }

    /// Addresses and networks between commas.
    fileprivate mutating func addresses(_ name: String) -> AddressRanges? {
        guard let text = optionalText(name) else { return nil }
        let ranges = AddressRanges(text)
        if ranges == nil { refuse(name, expected: "addresses and networks between commas, such as 10.0.0.0/8, 2001:db8::1") }
        return ranges
    }
}
