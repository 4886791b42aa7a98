import Contracts
import StaffAPI
import TestKit
import Testing
import WebKit
@testable import Gateway

@Suite("The page of a training session and its dialogs")
struct SessionPageTests {
    private static let context = RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)

    private static func page(_ session: SessionRow) -> String {
        SessionPage(session: session, events: [], context: context).html().source
    }

    @Test func itSaysWhatHoldsAndOffersWhatCanBeDone() {
        let session = Fixtures.trainingSession { $0.agreedPriceCents = Cents(50_000) }
        let html = Self.page(session)
        #expect(html.contains("data-session=\"\(session.sessionID)\"") && html.contains("data-follows=\"\(session.accountID)\""))
        for way in ["edit", "people", "complete"] { #expect(html.contains("href=\"\(session.path)/\(way)\""), "\(way)") }
        #expect(html.contains("data-deed=\"cancel-session\"") && !html.contains("data-deed=\"reopen-session\""))
        #expect(html.contains("/training-sessions/\(session.sessionID).ics\" download") && html.contains("/roster.csv\" download"))
        #expect(html.contains("<dt>Agreed price</dt><dd>€\u{A0}500,00</dd>") && html.contains("<dt>Price of the training</dt>"))
        #expect(html.contains("5 included, each further one €\u{A0}60,00") && html.contains("1\u{A0}h 30\u{A0}min"))
    }

    @Test func theRosterLetsGoOnlyWhoeverHoldsNoLicence() {
        let open = Self.page(Fixtures.trainingSession())
        #expect(open.components(separatedBy: "data-deed=\"remove-participant\"").count == 3)
        #expect(open.contains("data-person=\"\(Fixtures.id(81) as UserID)\"") && open.contains("<bdi>Bob &lt;b&gt;</bdi>"))
        let held = Self.page(Fixtures.heldSession())
        #expect(!held.contains("remove-participant") && held.components(separatedBy: "chip good\">Active").count == 3)
    }

    @Test func aCancelledSessionIsReopenedAndNothingElse() {
        let html = Self.page(Fixtures.trainingSession { $0.status = Word(.cancelled) })
        #expect(html.contains("data-deed=\"reopen-session\"") && !html.contains("cancel-session") && !html.contains("remove-participant"))
        for way in ["edit", "people", "complete"] { #expect(!html.contains("/\(way)\""), "\(way)") }
    }

    @Test func aHeldSessionIsReopenedOnlyWhereItGaveNoLicences() {
        let held = Self.page(Fixtures.heldSession())
        #expect(!held.contains("data-deed") && !held.contains("/complete\""))
        #expect(Self.page(Fixtures.heldSession { $0.grantsLicence = false }).contains("data-deed=\"reopen-session\""))
    }

    @Test func whatWaitsForSomebodyIsSaid() {
        let asked = Fixtures.trainingSession { row in
            row.trainingID = nil
            row.trainingTitle = nil
            row.askedTraining = "Prompting <b>"
            row.askedParticipants = 900
            row.status = Word(.requested)
            row.scheduledAt = nil
        }
        let html = Self.page(asked)
        #expect(html.contains("They asked for “Prompting &lt;b&gt;”.") && html.contains("They are 900"))
        #expect(html.contains(">Schedule…</a>") && !html.contains(".ics\""))
        #expect(Self.page(Fixtures.trainingSession { $0.scheduledAt = t0.adding(days: -1) }).contains("Its date is over"))
        #expect(!Self.page(Fixtures.trainingSession()).contains("class=\"alerts\""))
    }

    private static func dialog(_ action: StaffAction, _ session: SessionRow, person: UserID? = nil) throws -> String {
        ActionDialog(
            subject: try SessionDialogSubject(action, session, person: person), viewer: Fixtures.viewer(), colleagues: [], now: t0
        ).html().source
    }

    @Test func cancellingIsAboutTheVersionThatWasSeen() throws {
        let session = Fixtures.trainingSession()
        let html = try Self.dialog(.cancelSession, session)
        #expect(html.contains("data-path=\"/api/v1/training-sessions/\(session.sessionID)/cancel\"") && html.contains("data-version=\"9\""))
        #expect(html.contains("name=\"reason\"") && html.contains("Online &lt;i&gt; of Gemeente"))
        let late = try Self.dialog(.cancelSession, Fixtures.heldSession())
        #expect(late.contains("This has changed meanwhile") && !late.contains("name=\"reason\""))
    }

    @Test func removingCanBeUndoneUnlessThatWouldLicense() throws {
        let session = Fixtures.trainingSession()
        let person: UserID = Fixtures.id(82)
        let path = "/api/v1/training-sessions/\(session.sessionID)/roster/\(person)"
        let html = try Self.dialog(.removeParticipant, session, person: person)
        #expect(html.contains("data-method=\"DELETE\"") && html.contains("data-path=\"\(path)\""))
        #expect(html.contains("data-opposite") && html.contains("PUT") && html.contains("data-label=\"Bob &lt;b&gt;\""))
        let held = Fixtures.heldSession { row in row.roster = row.roster.map { Participant(userID: $0.userID, name: $0.name) } }
        #expect(try !Self.dialog(.removeParticipant, held, person: person).contains("data-opposite"))
    }

    @Test func whoeverHoldsALicenceStaysAndAStrangerIsNotFound() throws {
        #expect(try Self.dialog(.removeParticipant, Fixtures.heldSession(), person: Fixtures.id(82)).contains("role=\"alert\""))
        #expect(throws: Problem.self) { try SessionDialogSubject(.removeParticipant, Fixtures.trainingSession(), person: Fixtures.id(99)) }
        #expect(throws: Problem.self) { try SessionDialogSubject(.removeParticipant, Fixtures.trainingSession()) }
    }
}
