import Contracts
import EventKit
import HTTP
import Mail
import ProcessKit
import ServiceKit
import WebKit

extension GatewayConfiguration {
    /// The Gateway: what staff and their browsers speak to. It checks who may, forwards to the owner, joins views, and decides
    /// only what is the staff's own. Throws `HTTPClientError` when no client can be made
    /// and `Gzip.Failure` when there is no memory for the files of the console.
    func build(time: any TimeSource = SystemTime()) throws -> ServiceDefinition {
        let http = try HTTPClient()
        let owners = OwnerClient(
            addresses: owners, http: http, internalSecret: internalSecret, time: time, deadlineSeconds: ownerDeadlineSeconds)
        let (verifier, readiness) = staffKeys.verifier(http, tokenPurpose)
        let (clients, headers) = (ClientAddress(trustedProxies: trustedProxies), SecurityHeaders(site: site))
        let (sightings, assets) = (StaffSightings(time: time), try AssetRoutes(Asset.all, headers: headers))
        var definition = ServiceDefinition(
            .staff, name: "gateway", defaultPort: Self.defaultPort, migrations: [SignedOutTokens.migration, MailLedger.migration],
            projections: Self.projections, subscriptions: Self.subscriptions, timers: NoticeMailing.timers,
            startData: Self.startData, readiness: readiness, effects: [mailing]
        ) { routes in
            let context = routes.context
            let sessions = Sessions(
                verifier: verifier, access: StaffAccess(database: context.database, isBehind: context.isBehind, managers: staffManagers),
                formToken: FormToken(internalSecret: internalSecret),
                signedOut: SignedOutTokens(database: context.database), site: site, sightings: sightings, time: time)
            let feed = AuditFeed(changes: context.changes, sessions: sessions)
            StaffRoutes(sessions: sessions, headers: headers, owners: owners, context: context, feed: feed, managers: staffManagers)
                .add(to: &routes)
            let services = ConsoleServices(owners: owners, context: context, managers: staffManagers)
            ConsoleRoutes(
                sessions: sessions, features: ConsoleFeatures(services: services), showsStyleGuide: showsStyleGuide,
                dialogs: DialogRoutes(services: services), headers: headers, signIn: SignInRoutes(sessions: sessions, clients: clients),
                signOut: SignOutRoutes(sessions: sessions, afterSignOut: { feed.wakeReaders() }),
                checks: CheckForm(sessions: sessions, desk: CheckDesk(owners: owners, context: context)),
                notices: NoticeForms(sessions: sessions, context: context),
                newInvoice: NewInvoiceForm(sessions: sessions, desk: NewInvoiceDesk(owners: owners)),
                statements: StatementDocuments(services: services), feed: feed
            ).add(to: &routes)
            assets.add(to: &routes)
            SharedPages(headers: headers, clients: clients, time: time).add(to: &routes, owners)
            addOpenPages(to: &routes, owners, context, headers)
        }
        definition.checks = [TermsComparison(owners: owners).check]
        definition.workers = [sightings.recordUntilCancelled]
        definition.coding = coding
        definition.mayReadOperations = OperationsAccess(allowed: operationsAllowed, clients: clients).isAllowed
        return definition
    }
}

extension GatewayConfiguration {
    private static let projections: [any Projection] = [
        AuditTrail(), StaffDirectory(), AccountManagers(), PlatformUsers(), GrantedPolicies(), PendingRequests(),
        OrganisationNames(), Notices(), MailChoices(),
    ]

    private static let subscriptions = EventContext.allCases.filter { $0 != .staff }.map { context in
        [.billing, .training, .partner].contains(context)
            ? TopicSubscription(context, handle: NoticeMailing.follow) : TopicSubscription(context)
    }

    private static let startData = StartData { work in
        try PlatformUsers.eraseLoginIDs(work)
        try MailChoices.takeOver(work)
    }

    /// What else nobody has to sign in for.
    private func addOpenPages(
        to routes: inout ServiceRoutes, _ owners: OwnerClient, _ context: ServiceContext, _ headers: SecurityHeaders
    ) {
        MollieWebhook(owners: owners, headers: headers).add(to: &routes)
        UnsubscribeRoutes(tokens: unsubscribeTokens, context: context, headers: headers).add(to: &routes)
        DocumentRoutes.add(to: &routes, headers: headers)
    }

    /// Who makes a browser ask and sees how long the answer is could learn from compression what stands in it (the attack BREACH).
    private var coding: @Sendable (HTTPRequest) -> ContentCoding {
        { [site] request in site.isFromOtherSite(request) ? .identity : request.preferredCoding }
    }

    private var unsubscribeTokens: UnsubscribeTokens { UnsubscribeTokens(internalSecret: internalSecret) }

    /// Without a mail server, or an address that links can lead to, mails wait.
    private var mailing: EffectHandler {
        guard let mail, let origin = site.publicOrigin else { return .onHold(NoticeMailing.kind) }
        let sender = MailSender(server: mail.server)
        return NoticeMailing.handler(mail, MailLinks(origin: origin, tokens: unsubscribeTokens)) { try await sender.send($0) }
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
