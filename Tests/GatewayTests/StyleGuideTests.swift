import StaffAPI
import TestKit
import Testing

@testable import Gateway

@Suite struct StyleGuideTests {
    @Test func itIsServedWhereTheSettingAsksForIt() async throws {
        let plain = try GatewayUnderTest()
        #expect(try await plain.page(StyleGuidePage.path).status == 404)
        try await plain.stop()
        let gateway = try GatewayUnderTest { $0.showsStyleGuide = true }
        let page = try await gateway.page(StyleGuidePage.path)
        #expect(page.status == 200 && page.text.contains(ConsoleScript.styleGuide.path))
        #expect(page.text.contains("[RLO]"), "names that turn the text are among the samples")
        let stranger = try await gateway.send(.get, StyleGuidePage.path)
        #expect(stranger.headers["Location"] == "/sign-in?next=%2Fstyleguide")
        try await gateway.stop()
    }

    /// Ids that stand twice would lead labels and menus to the wrong element.
    @Test func noIDStandsTwice() {
        let page = StyleGuidePage(viewer: Fixtures.viewer(), now: t0).html().source
        let shown = page.replacing(/<template.*?<\/template>/.dotMatchesNewlines(), with: "")
        let ids = shown.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
        #expect(ids.count > 50)
        for (id, all) in Dictionary(grouping: ids, by: { $0 }) { #expect(all.count == 1, "\(id)") }
    }
}
