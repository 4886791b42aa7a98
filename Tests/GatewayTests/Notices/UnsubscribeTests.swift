import Contracts
import EventKit
import HTTP
import Mail
import ProcessKit
import ServiceTesting
import TestKit
import Testing
@testable import Gateway

@Suite struct UnsubscribeTests {
    private func send(_ gateway: MailingGateway, _ method: HTTPMethod, _ target: String) async throws -> (status: Int, text: String) {
        let request = try #require(HTTPRequest(method, target, body: Array("List-Unsubscribe=One-Click".utf8)))
        let answer = await gateway.harness.runtime.respond(to: request)
        return (answer.status, String(decoding: try await answer.collectBody(), as: UTF8.self))
    }

    private func preference(_ gateway: MailingGateway, _ code: NoticeCode) throws -> MailPreference {
        let member = try #require(StaffMemberID("ann"))
        return try gateway.harness.runtime.database.read { try MailChoices.preference(of: member, about: code, $0) }
    }

    @Test func oneClickInAMailStopsThemWithoutASession() async throws {
        let gateway = try MailingGateway()
        try gateway.harness.see("ann")
        try gateway.harness.tell(NoticeFixtures.event(NoticeFixtures.overdue, 1))
        try await gateway.settle(at: t0)
        let mail = try #require(gateway.mails.all.first)
        let link = try #require(mail.unsubscribeLink?.url)
        #expect(link.hasPrefix("https://admin.example.org/unsubscribe?token=") && mail.text.contains(link))
        let target = String(link.dropFirst(MailingGateway.origin.count))
        let page = try await send(gateway, .get, target)
        #expect(page.status == 200 && page.text.contains("Invoice overdue") && page.text.contains("<form method=\"post\""))
        #expect(try preference(gateway, .invoiceOverdue) == .single, "looking at it changes nothing")
        for _ in 0...1 {
            let done = try await send(gateway, .post, target)
            #expect(done.status == 200 && done.text.contains("You get no more of these mails"))
        }
        #expect(try preference(gateway, .invoiceOverdue) == .off)
        #expect(try preference(gateway, .upgradeRequested) == .single)
        let set = try gateway.harness.events().filter { $0.type == PreferencesSet.eventType.description }
        #expect(set.count == 1 && set.first?.actor == .staff(email: "ann@dembrane.com"))
        try await gateway.harness.stop()
    }

    @Test func aTokenThatWeDidNotMakeDoesNothing() async throws {
        let gateway = try MailingGateway()
        let content = UnsubscribeTokens.Content(memberID: try #require(StaffMemberID("ann")), codes: [.paidTwice])
        let good = try MailingGateway.tokens.make(content)
        #expect(MailingGateway.tokens.content(of: good) == content)
        let other = try UnsubscribeTokens(internalSecret: Secret("another secret that only this test knows!")).make(content)
        let bad = ["", "x", "\(good)x", ".", String(good.dropLast(4)), other, String(repeating: "a", count: 3_000)]
        for token in bad {
            #expect(MailingGateway.tokens.content(of: token) == nil)
            let answer = try await send(gateway, .post, "/unsubscribe?token=\(token)")
            #expect(answer.status == 400 && answer.text.contains("This link does not hold"))
        }
        #expect(try await send(gateway, .get, "/unsubscribe").status == 400)
        #expect(try gateway.harness.events() == [])
        try await gateway.harness.stop()
    }

    @Test func everyLinkFitsIntoItsHeader() throws {
        let origin = try #require(Origin("https://backoffice.some-quite-long-name.example.org:8443"))
        let links = MailLinks(origin: origin, tokens: MailingGateway.tokens)
        let member = try #require(StaffMemberID(String(repeating: "m", count: 64)))
        let link = try links.unsubscribing(member, from: NoticeCode.allCases)
        #expect(throws: Never.self) { try UnsubscribeLink(link) }
    }
}
