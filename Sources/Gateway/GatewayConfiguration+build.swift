import Contracts
import HTTP
import ServiceKit

extension GatewayConfiguration {
    /// The Gateway: what staff and their browsers speak to. It decides nothing; it checks who may, forwards to the owner, and joins
    /// views. Throws `HTTPClientError` when no client can be made.
    func build(time: any TimeSource = SystemTime()) throws -> ServiceDefinition {
        let http = try HTTPClient()
        let owners = OwnerClient(
            addresses: owners, http: http, internalSecret: internalSecret, time: time, deadlineSeconds: ownerDeadlineSeconds)
        let (verifier, readiness) = staffKeys.verifier(http, tokenPurpose)
        let clients = ClientAddress(trustedProxies: trustedProxies)
        let operations = OperationsAccess(allowed: operationsAllowed, clients: clients)
        return ServiceDefinition(
            readingOnly: "gateway", defaultPort: Self.defaultPort, migrations: [SignedOutTokens.migration], projections: [AuditTrail()],
            subscriptions: EventContext.administrative.map { TopicSubscription($0) }, readiness: readiness,
            mayReadOperations: { operations.isAllowed($0) }
        ) { routes in
            let context = routes.context
            let headers = SecurityHeaders(site: site)
            let sessions = Sessions(
                verifier: verifier, formToken: FormToken(internalSecret: internalSecret),
                signedOut: SignedOutTokens(database: context.database), site: site, time: time)
            let feed = AuditFeed(changes: context.changes, sessions: sessions)
            StaffAPI(sessions: sessions, headers: headers, owners: owners, context: context, feed: feed).add(to: &routes)
            ConsoleRoutes(
                sessions: sessions, owners: owners, headers: headers, signIn: SignInRoutes(sessions: sessions, clients: clients),
                signOut: SignOutRoutes(sessions: sessions, afterSignOut: { feed.wakeReaders() }), logger: context.logger
            ).add(to: &routes)
            AssetRoutes.add(to: &routes, headers: headers)
            DocumentRoutes.add(to: &routes, headers: headers)
        }
    }
}

extension GatewayConfiguration.StaffKeys {
    /// What checks the platform's tokens, and what it needs before it can.
    fileprivate func verifier(_ http: HTTPClient, _ purpose: StaffTokenPurpose) -> (StaffTokenVerifier, [ReadinessCheck]) {
        switch self {
        case .secret(let secret):
            return (StaffTokenVerifier(secret: secret, purpose: purpose), [])
        case .published(let location):
            let logger = Logger(service: "gateway", level: .warning)
            let store = JSONWebKeyStore(location: location, client: http) { error in
                logger.warning("the keys of sign-ins could not be fetched", ["error": .string("\(error)")])
            }
            let check = ReadinessCheck {
                if await !store.hasKeys { await store.refresh() }
                return await store.hasKeys ? nil : "the keys that check sign-ins"
            }
            return (StaffTokenVerifier(keys: store, purpose: purpose), [check])
        }
    }
}
