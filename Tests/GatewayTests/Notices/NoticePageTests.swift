import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
@testable import Gateway

@Suite struct NoticePageTests {
    private typealias Given = NoticeFixtures

    private func submit(_ gateway: GatewayUnderTest, _ path: String, _ fields: String) async throws -> HTTPClientResponse {
        let token = try GatewayUnderTest.token()
        let form = try FormToken(internalSecret: ServiceHarness.secret).make(forSession: token)
        return try await gateway.send(
            .post, path, headers: ["Cookie": "dembrane_staff=\(token)", "Content-Type": "application/x-www-form-urlencoded"],
            body: "csrf_token=\(form)&\(fields)")
    }

    @Test func theBellCountsOnEveryPageAndThePageTellsWhatThereIs() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([try Given.named("Stad <b>")])
        try gateway.harness.tell(Given.event(Given.request(), 1), Given.event(Given.overdue, 2))
        #expect(try await gateway.page("/staff").text.contains("aria-label=\"Notices, 2 unread\""))
        let page = try await gateway.page("/notifications").text
        #expect(page.contains("Stad &lt;b&gt; asks for Guardian") && !page.contains("Stad <b>"))
        #expect(page.contains("href=\"/requests/\(Fixtures.id(1) as UpgradeRequestID)\"") && page.contains("2 unread"))
        let fragment = try await gateway.page("/fragments/notices?rows=").text
        #expect(fragment.contains("id=\"notices\"") && fragment.contains("id=\"bell\""))
        #expect(try await gateway.page("/notifications?code=paid-twice").text.contains("No notice fits these filters."))
        try await gateway.stop()
    }

    @Test func readingWorksWithoutTheScript() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.tell(Given.event(Given.request(), 1), Given.event(Given.overdue, 2))
        let one = try await submit(gateway, "/notifications/\(Fixtures.id(1) as NoticeID)/read", "back=unread%3Dtrue")
        #expect(one.status == 303 && one.headers["Location"] == "/notifications?unread=true")
        #expect(try await gateway.page("/notifications").text.contains("Notices, 1 unread"))
        #expect(try await submit(gateway, "/notifications/read", "back=").headers["Location"] == "/notifications")
        #expect(try await gateway.page("/notifications").text.contains("Nothing is unread."))
        let foreign = try await gateway.send(
            .post, "/notifications/read", headers: ["Cookie": "dembrane_staff=\(try GatewayUnderTest.token())"], body: "")
        #expect(foreign.status == 403)
        #expect(try await submit(gateway, "/notifications/\(NoticeID(high: 1, low: 1))/read", "").status == 404)
        try await gateway.stop()
    }

    @Test func mailsAreChosenByCode() async throws {
        let gateway = try GatewayUnderTest()
        #expect(try await gateway.page("/settings/notifications").text.contains("name=\"paid-twice\" value=\"single\" checked"))
        let saved = try await submit(gateway, "/settings/notifications", "paid-twice=digest&invoice-overdue=off")
        #expect(saved.status == 303 && saved.headers["Location"] == "/settings/notifications?saved=true")
        let page = try await gateway.page("/settings/notifications?saved=true").text
        #expect(page.contains("Saved.") && page.contains("name=\"paid-twice\" value=\"digest\" checked"))
        #expect(page.contains("name=\"invoice-overdue\" value=\"off\" checked"))
        #expect(try await submit(gateway, "/settings/notifications", "paid-twice=never").status == 422)
        try await gateway.stop()
    }
}
