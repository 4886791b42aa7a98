import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("The page of the catalogue")
struct CataloguePageTests {
    private static func page(_ trainings: [TrainingAnswer]) -> String {
        CataloguePage(trainings: trainings, context: RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)).html().source
    }

    @Test func eachEntrySaysWhatItCostsAndHowItStands() {
        let html = Self.page([Fixtures.training()])
        for text in ["Online &lt;b&gt;", "€\u{A0}675,00", "€\u{A0}60,00", "Foundational", "2:00", "Remote", "On offer"] {
            #expect(html.contains(text), "\(text)")
        }
        #expect(html.contains("data-actions=\"edit-training retire-training\"") && html.contains("data-deed=\"add-training\""))
        let retired = Self.page([Fixtures.training { $0.retired = true }])
        #expect(retired.contains("data-actions=\"edit-training offer-training\"") && retired.contains(">Retired<"))
        #expect(Self.page([Fixtures.training { ($0.comingSoon, $0.durationMinutes) = (true, nil) }]).contains("Coming soon"))
    }

    @Test func theTabsLeadToTheOtherWays() {
        let html = Self.page([])
        for path in ["/trainings", "/trainings/catalogue", "/trainings/licences", "/trainings/follow-ups"] {
            #expect(html.contains("<a href=\"\(path)\""), "\(path)")
        }
    }

    private static func dialog(_ path: String, _ training: TrainingAnswer = Fixtures.training()) async throws -> (Int, String) {
        let told = String(
            decoding: try WireJSONEncoder(absentValues: .null).encode(CatalogueAnswer(trainings: [training])), as: UTF8.self)
        let gateway = try GatewayUnderTest([.training: { _ in .owner(told) }])
        let answer = try await gateway.page("/dialogs/\(path)")
        try await gateway.stop()
        return (answer.status, answer.text)
    }

    @Test func anEntryIsEditedFromWhatItHoldsAndLookedAtFirst() async throws {
        let training = Fixtures.training()
        let (_, html) = try await Self.dialog("edit-training?matter=\(training.trainingID)")
        #expect(html.contains("data-path=\"/api/v1/trainings/\(training.trainingID)\"") && html.contains("data-version=\"4\""))
        #expect(html.contains("data-preview") && html.contains("This will happen"))
        #expect(html.contains("value=\"675,00\"") && html.contains("value=\"Foundational\"") && html.contains("value=\"120\""))
        let boxes = html.components(separatedBy: "type=\"checkbox\"").dropFirst().map { $0.prefix(12) }
        #expect(boxes.count { $0.contains("checked") } == 1, "it grants licences and isn't coming soon")
    }

    @Test func aNewEntryIsOfNothingYet() async throws {
        let (status, html) = try await Self.dialog("add-training")
        #expect(status == 200 && html.contains("data-path=\"/api/v1/trainings\"") && !html.contains("data-version"))
        #expect(try await Self.dialog("edit-training").0 == 422)
        #expect(try await Self.dialog("edit-training?matter=\(Fixtures.id(99) as TrainingID)").0 == 404)
        let gone = Fixtures.training { $0.retired = true }
        let (_, retired) = try await Self.dialog("retire-training?matter=\(gone.trainingID)", gone)
        #expect(retired.contains("nothing left to do"))
    }
}
