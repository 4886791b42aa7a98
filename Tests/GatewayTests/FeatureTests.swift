import Contracts
import Foundation
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite struct FeatureTests {
    private static func json(_ answer: some Encodable) -> String {
        String(decoding: (try? WireJSONEncoder(absentValues: .null).encode(answer)) ?? [], as: UTF8.self)
    }

    /// A rollup that knows one account and one workspace at risk.
    private static func gateway() throws -> GatewayUnderTest {
        let rollup = json(Fixtures.rollup([Fixtures.account()]))
        let risks = json(AtRiskAnswer(asOf: t0, rows: [Fixtures.risk()], nextCursor: nil))
        let revenue = json(Fixtures.revenue)
        let requests = json(UpgradeRequestsAnswer(requests: [RequestPageTests.row()], counts: .init(pending: 1)))
        let invoices = json(
            InvoicesAnswer(invoices: [try Fixtures.invoice()], totals: Fixtures.invoiceTotals, nextCursor: nil))
        let renewals = json(Fixtures.renewals([Fixtures.renewal()]))
        let payments = json(Fixtures.payments([Fixtures.payment()]))
        let tasks = json(Fixtures.billingTasks())
        let reconciliation = json(Fixtures.reconciliation([Fixtures.reconciled()]))
        let partners = json(Fixtures.partners()), partnerTasks = json(Fixtures.partnerTasks())
        let externalLed = json(Fixtures.externalLed())
        let trainings = [
            "/training-sessions": json(Fixtures.sessions([Fixtures.trainingSession()])),
            "/trainings": json(CatalogueAnswer(trainings: [Fixtures.training()])),
            "/licences": json(Fixtures.licences([Fixtures.licence()])),
            "/licence-ends": json(Fixtures.licenceEnds()), "/follow-ups": json(Fixtures.followUps([Fixtures.followUp()])),
        ]
        return try GatewayUnderTest([
            .training: { request in .owner(trainings.first { request.path.hasSuffix($0.key) }?.value ?? "{}") },
            .partner: { request in
                let lists = ["/tasks": partnerTasks, "/external-led-organisations": externalLed]
                return .owner(lists.first { request.path.hasSuffix($0.key) }?.value ?? partners)
            },
            .rollup: { request in
                let lists = ["/at-risk": risks, "/mrr": revenue, "/recent-recordings": #"{"organisations":[]}"#]
                return .owner(lists.first { request.path.hasSuffix($0.key) }?.value ?? rollup)
            },
            .billing: { request in
                let lists = [
                    "/tasks": tasks, "/invoices": invoices, "/renewals": renewals, "/payments": payments, "/reconciliation": reconciliation,
                ]
                return .owner(lists.first { request.path.hasSuffix($0.key) }?.value ?? requests)
            },
        ])
    }

    private static let lists = ConsoleFeatures.kinds.compactMap { $0 as? any ListFeature.Type }

    @Test func eachHasPathsOfItsOwnAndEachListAName() {
        let paths = ConsoleFeatures.kinds.flatMap { $0.paths }
        #expect(Set(paths).count == paths.count)
        #expect(Set(Self.lists.map { $0.name }).count == Self.lists.count && !Self.lists.isEmpty)
    }

    @Test func everyListNamesTheOthersAndShowsInItsMenuWhateverItsRowsOffer() async throws {
        let gateway = try Self.gateway()
        for kind in Self.lists {
            let page = try await gateway.page(kind.path).text
            for area in ConsoleArea.all { #expect(page.contains("<a href=\"\(area.path)\"")) }
            #expect(page.contains("data-rows-path=\"/fragments/\(kind.name)\""))
            let offered = page.split(separator: "data-actions=\"").dropFirst().flatMap { $0.prefix { $0 != "\"" }.split(separator: " ") }
                .map { String($0.prefix { $0 != "!" }) }
            for action in Set(offered) { #expect(page.contains("data-action=\"\(action)\""), "\(kind.name) offers \(action)") }
            #expect(page.components(separatedBy: "<dialog id=\"action-dialog\"").count == 2)
            #expect(page.components(separatedBy: "<dialog id=\"keyboard-help\"").count == 2)
        }
        try await gateway.stop()
    }

    @Test func rowsComeWithWhatChangesWithThem() async throws {
        let gateway = try Self.gateway()
        let account = Fixtures.account().accountID
        let rows = try await gateway.page("/fragments/usage?rows=\(account),\(AccountID(high: 1, low: 1))").text
        #expect(rows.components(separatedBy: "data-row=").count == 2, "the one that there is")
        #expect(rows.contains("id=\"totals\""))
        try await gateway.stop()
    }

    static let unusable = ["", "?rows=" + (0...10).map { "\(AccountID(high: 1, low: UInt64($0)))" }.joined(separator: ",")]

    @Test(arguments: unusable)
    func rowsThatAreNotNamedAndTooManyAreRefused(query: String) async throws {
        let gateway = try Self.gateway()
        #expect(try await gateway.page("/fragments/usage\(query)").status == 422)
        #expect(gateway.askedRequests.isEmpty)
        try await gateway.stop()
    }

    @Test func whatIsNoIDIsNotFound() async throws {
        let gateway = try Self.gateway()
        #expect(try await gateway.page("/fragments/usage?rows=1").status == 404)
        try await gateway.stop()
    }
}
