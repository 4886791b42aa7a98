import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON

@testable import Gateway

@Suite struct CommandSearchTests {
    static let deeds: [(text: String, actions: [StaffAction], subject: String)] = [
        ("tier rieten", [.tier], "rieten"),
        ("  > TIER  Stad Rieten", [.tier], "Stad Rieten"),
        ("change tier rieten", [.tier], "rieten"),
        ("set account manager stad", [.accountManager], "stad"),
        ("remove end stad", [.removeEnd], "stad"),
        ("> ti rieten", [.tier], "rieten"),
        ("ti rieten", [], "ti rieten"),
        ("rieten tier", [], "rieten tier"),
        ("", [], ""),
    ]

    @Test(arguments: deeds.indices) func theFirstWordsNameADeedAndTheOthersWhomItIsFor(index: Int) {
        let (text, actions, subject) = Self.deeds[index]
        let question = CommandQuestion(text)
        #expect(question.actions.map(\.id) == actions.map(\.id))
        #expect(question.subject == subject)
    }

    @Test func afterItsSignEverythingCanBeMeant() {
        #expect(CommandQuestion(">").isCommandAlone && CommandQuestion(">").subject.isEmpty)
        #expect(CommandQuestion("> rieten").actions.count == CommandQuestion.deeds.count)
        #expect(!CommandQuestion("rieten").isCommandAlone)
    }

    @Test(arguments: [("", 13), (">", 13), ("go to", 13), ("go rev", 1), ("Usage bill", 1), ("to", 0), ("rieten", 0), ("> tier rieten", 0)])
    func areasAreNamedByTheirWords(text: String, count: Int) {
        #expect(CommandQuestion(text).areas.count == count)
    }

    private static func gateway() throws -> GatewayUnderTest {
        func json(_ value: some Encodable) throws -> String {
            String(decoding: try WireJSONEncoder(absentValues: .null).encode(value), as: UTF8.self)
        }
        var account = Fixtures.account("Stad <b>")
        account.paymentMode = Word(.mollie)
        var found = SearchAnswer()
        found.accounts = [
            .init(
                accountID: account.accountID, label: account.label, scope: .organisation, organisationID: account.organisationID,
                organisationName: account.label, tier: .changemaker, class: .comped, matched: nil, exact: false)
        ]
        let (search, one) = (try json(found), "{\"account\":\(try json(account))}")
        return try GatewayUnderTest([.rollup: { .owner($0.path.hasSuffix("/search") ? search : one) }])
    }

    @Test func aCommandStandsGreyWithItsReason() async throws {
        let gateway = try Self.gateway()
        let list = try await gateway.page("/fragments/search?rows=&list=short&q=%3E+tier+stad").text
        #expect(list.contains("data-command=\"tier\" aria-disabled=\"true\""))
        #expect(list.contains(Obstacle.subscription.text(for: Fixtures.viewer([]))) && list.contains("of <bdi>Stad &lt;b&gt;</bdi>"))
        #expect(list.contains("data-account=\"\(Fixtures.account().accountID)\""))
        #expect(!list.contains("data-found-account"), "after the sign nothing else is looked for")
        #expect(gateway.askedRequests.compactMap { $0.http.query["q"] } == ["stad"])
        let manager = try await gateway.page("/fragments/search?rows=&list=short&q=manager+stad").text
        #expect(manager.contains("data-command=\"account-manager\">") && manager.contains("data-found-account"))
        #expect(!manager.contains("data-command=\"no-account-manager\""), "there is none to remove")
        try await gateway.stop()
    }

    @Test func aFoundAccountBringsItsMenu() async throws {
        let gateway = try Self.gateway()
        let menu = try await gateway.page("/fragments/search?list=short&rows=\(Fixtures.account().accountID)").text
        #expect(menu.contains("data-actions=\"tier!subscription ") && menu.contains("data-label=\"Stad &lt;b&gt;\""))
        try await gateway.stop()
    }

    @Test func whereToGoIsOfferedWhileNothingIsTyped() async throws {
        let gateway = try GatewayUnderTest()
        let list = try await gateway.page("/fragments/search?rows=&list=short&q=")
        #expect(list.status == 200 && list.text.contains("Go to Revenue"))
        #expect(!list.text.contains("All results") && !list.text.contains("Type a name"))
        try await gateway.stop()
    }
}
