import Contracts
import EventKit
import Mail
import ServiceKit
import WebKit

extension ServiceDefinition {
    /// Wires the service; the executable and the tests both begin here.
    static func training(_ configuration: TrainingConfiguration = TrainingConfiguration()) -> ServiceDefinition {
        var definition = ServiceDefinition(
            .training, defaultPort: 8083, projections: Self.customers + Self.trainings,
            subscriptions: [Facts.ofPlatform, Facts.ofPartners],
            timers: LicenceSchedule.handlers, startData: startData, importer: HistoryImport.importer
        ) { routes in
            TrainingRoutes.add(to: &routes)
            SessionRoutes.add(to: &routes)
            RosterRoutes.add(to: &routes)
            CalendarRoute.add(to: &routes)
            LicenceRoutes.add(to: &routes)
            CertificateRoutes.add(to: &routes, configuration)
            TrainingRosterRoutes.add(to: &routes)
            FollowUpRoutes.add(to: &routes)
            TrainingTasksRoute.add(to: &routes)
        }
        definition.checks = SelfCheck.ofTraining
        definition.effects = [mailing(configuration)]
        definition.consequences = [TrainingMailing(hasInbox: configuration.inbox != nil)]
        return definition
    }

    /// Without a mail server mails wait.
    private static func mailing(_ configuration: TrainingConfiguration) -> EffectHandler {
        guard let mail = configuration.mail else { return .onHold(TrainingMailing.kind) }
        let sender = MailSender(server: mail.server)
        return TrainingMailing.handler(mail, configuration) { try await sender.send($0) }
    }

    private static var customers: [any Projection] {
        [Organisations(), People(), OrganisationMembers(), OnboardingAnswers(), PartnerFlags()]
    }

    private static var trainings: [any Projection] {
        [Catalogue(), SessionTable(), LicenceTable(), Certificates(), LicenceSchedule(), FollowUpTable()]
    }

    private static let startData = StartData { work in
        try offerStartCatalogue(work)
        try Certificates.giveToOlderLicences(work)
        try FoldedTexts.fill("search", from: "title", in: "trainings", work.connection)
        try FoldedTexts.fill("asked_search", from: "asked_training", in: "training_sessions", work.connection)
    }

    private static func offerStartCatalogue(_ work: UnitOfWork) throws {
        for entry in StartCatalogue.entries {
            try work.execute(OfferFromTheStart(id: entry.id, description: entry.description), on: entry.id.description)
        }
    }
}
