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
        let (verifier, readiness) = staffKeys.verifier(http)
        let sessions = Sessions(verifier: verifier, formToken: FormToken(internalSecret: internalSecret), time: time)
        return ServiceDefinition(
            readingOnly: "gateway", defaultPort: Self.defaultPort, projections: [AuditTrail()],
            subscriptions: EventContext.administrative.map { TopicSubscription($0) }, readiness: readiness
        ) { routes in
            let context = routes.context
            StaffAPI(sessions: sessions, owners: owners, context: context, feed: AuditFeed(changes: context.changes)).add(to: &routes)
            ConsoleRoutes(sessions: sessions, owners: owners, signIn: SignInRoutes(sessions: sessions), logger: context.logger)
                .add(to: &routes)
            AssetRoutes.add(to: &routes)
            DocumentRoutes.add(to: &routes)
        }
    }
}

extension GatewayConfiguration.StaffKeys {
    /// What checks the platform's tokens, and what it needs before it can.
    fileprivate func verifier(_ http: HTTPClient) -> (StaffTokenVerifier, [ReadinessCheck]) {
        switch self {
        case .secret(let secret):
            return (StaffTokenVerifier(secret: secret), [])
        case .published(let location):
            let logger = Logger(service: "gateway", level: .warning)
            let store = JSONWebKeyStore(location: location, client: http) { error in
                logger.warning("the keys of sign-ins could not be fetched", ["error": .string("\(error)")])
            }
            let check = ReadinessCheck {
                if await !store.hasKeys { await store.refresh() }
                return await store.hasKeys ? nil : "the keys that check sign-ins"
            }
            return (StaffTokenVerifier(keys: store), [check])
        }
    }
}
