import Contracts
import HTTP
import ServiceKit

extension GatewayConfiguration {
    /// The Gateway: what staff and their browsers speak to. It decides nothing; it checks who may, forwards to the owner, and joins
    /// views. Throws `HTTPClientError` when no client can be made.
    func build(time: any TimeSource = SystemTime()) throws -> ServiceDefinition {
        let http = try HTTPClient()
        let owners = OwnerClient(addresses: owners, http: http, internalSecret: internalSecret, time: time)
        let sessions = Sessions(verifier: verifier(http), formToken: FormToken(internalSecret: internalSecret), time: time)
        return ServiceDefinition(
            readingOnly: "gateway", defaultPort: Self.defaultPort,
            projections: [AuditTrail()],
            subscriptions: EventContext.administrative.map { TopicSubscription($0) }
        ) { routes in
            StaffAPI(
                sessions: sessions, owners: owners, context: routes.context, feed: AuditFeed(changes: routes.context.changes)
            ).add(to: &routes)
            ConsoleRoutes(sessions: sessions, owners: owners, signIn: SignInRoutes(sessions: sessions)).add(to: &routes)
            AssetRoutes.add(to: &routes)
            DocumentRoutes.add(to: &routes)
        }
    }

    private func verifier(_ http: HTTPClient) -> StaffTokenVerifier {
        switch staffKeys {
        case .secret(let secret): StaffTokenVerifier(secret: secret)
        case .published(let location): StaffTokenVerifier(keys: JSONWebKeyStore(location: location, client: http))
        }
    }
}
