import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
@testable import Gateway

@Suite("The list and the calendar of training sessions")
struct SessionListTests {
    private static let context = RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)

    private static func list(_ answer: SessionsAnswer, _ query: QueryItems = [:]) -> SessionsPage {
        let (address, notes) = SessionsAddress.nearest(query)
        return SessionsPage(address: address, notes: notes, answer: answer, context: context)
    }

    @Test func eachRowSaysWhatForWhomWhenAndHowItStands() {
        let session = Fixtures.trainingSession()
        let html = Self.list(Fixtures.sessions([session])).list.source
        #expect(html.contains("<a href=\"/training-sessions/\(session.sessionID)\"><bdi>Online &lt;i&gt;</bdi></a>"))
        #expect(html.contains("<bdi>Gemeente &lt;b&gt;</bdi></a>") && html.contains("<bdi>Eva</bdi>"))
        #expect(html.contains("12:00\u{A0}UTC") && html.contains("2 on the roster, 7 expected"))
        #expect(html.contains("€\u{A0}675,00") && html.contains("estimate"))
        #expect(html.contains("<span class=\"chip info\">Scheduled</span>") && html.contains("data-actions=\"cancel-session\""))
        #expect(html.contains("data-session=\"\(session.sessionID)\"") && html.contains("data-account=\"\(session.accountID)\""))
        #expect(html.contains("3 requested · 4 scheduled · 1 without a training · 5 completed · 6 cancelled"))
    }

    @Test func onlyAHeldSessionSaysItsLicencesAndThatSomeAreMissing() {
        let partly = Fixtures.heldSession { $0.trainedShare.licensed = 1 }
        let html = Self.list(Fixtures.sessions([partly])).list.source
        #expect(html.contains("1 of 2") && html.contains("Partly licensed") && !html.contains("data-actions"))
        let whole = Self.list(Fixtures.sessions([Fixtures.heldSession(), Fixtures.trainingSession()])).list.source
        #expect(whole.contains("2 of 2") && !whole.contains("Partly licensed") && !whole.contains("0 of 2"))
    }

    @Test func theAddressHoldsEveryFilterAndTheFileHasTheSame() {
        let organisation: OrganisationID = Fixtures.id(3)
        let query: QueryItems = [
            "status": "requested", "organisation": organisation.description, "search": "eva", "from": "2026-01-01", "to": "2026-12-31",
            "without_training": "true", "cursor": "x",
        ]
        let page = Self.list(Fixtures.sessions([], next: "y"), query)
        let html = page.html().source
        let days = "from=2026-01-01&amp;to=2026-12-31"
        let filters = "status=requested&amp;organisation=\(organisation)&amp;search=eva&amp;\(days)&amp;without_training=true"
        #expect(html.contains("<a href=\"/api/v1/training-sessions.csv?\(filters)\" download"))
        #expect(html.contains("<a href=\"/trainings?\(filters)&amp;cursor=y\" rel=\"next\">"))
        #expect(html.contains("No session fits these filters.") && html.contains("Without Status: Requested"))
        #expect(page.title == "“eva” · Requested · Trainings")
    }

    @Test func whatCannotBeUsedOfAnAddressIsLeftOutAndSaid() {
        let html = Self.list(Fixtures.sessions([]), ["status": "lost", "from": "soon"]).html().source
        #expect(html.contains("The filter status could not be used") && html.contains("The filter from could not be used"))
        #expect(html.contains("No training has been asked for or planned yet."))
    }

    @Test func theTabsLeadToTheOtherPartsOfTheArea() {
        let html = Self.list(Fixtures.sessions([])).html().source
        #expect(html.contains("<a href=\"/trainings\" aria-current=\"true\">Sessions"))
        for path in ["catalogue", "licences", "follow-ups"] { #expect(html.contains("<a href=\"/trainings/\(path)\">"), "\(path)") }
    }

    @Test func theCalendarAsksForItsMonthAndKeepsTheFilters() throws {
        let address = try SessionsAddress(["view": "calendar", "month": "2026-02", "status": "scheduled", "from": "2020-01-01"])
        let month = try #require(Month("2026-02"))
        let question = address.calendarQuestion(of: month)
        #expect(question == ["status": "scheduled", "from": "2026-02-01", "to": "2026-02-28", "limit": "500"])
        #expect(address.path == "/trainings?status=scheduled&from=2020-01-01&view=calendar&month=2026-02")
        let days = "from=2026-02-01&to=2026-02-28"
        #expect(address.exportPath(showing: month) == "/api/v1/training-sessions.csv?status=scheduled&\(days)")
    }

    @Test func theFileOfACalendarIsOfTheMonthThatItShows() {
        let html = Self.list(Fixtures.sessions([]), ["view": "calendar"]).html().source
        let days = "from=\(t0.month.firstDay)&amp;to=\(t0.month.next.firstDay.adding(days: -1))"
        #expect(html.contains("<a href=\"/api/v1/training-sessions.csv?\(days)\" download"))
    }

    /// 1 January 2026 is a Thursday, and the 31st a Saturday.
    @Test func weeksBeginOnMondayAndADayHasItsSessionsInTheirOrder() throws {
        let month = try #require(Month("2026-01"))
        func session(_ day: Int, _ hour: Int, _ name: String) -> SessionRow {
            Fixtures.trainingSession { row in
                row.scheduledAt = month.day(day).start.adding(hours: hour)
                row.organisationName = name
            }
        }
        let later = session(5, 15, "Later")
        let html = SessionCalendar(month: month, today: month.day(6), sessions: [later, session(5, 9, "Early")], isCut: false).html().source
        #expect(html.components(separatedBy: "<tr>").count == 7, "a head and five weeks")
        #expect(html.components(separatedBy: "class=\"other-month\"").count == 5, "Monday to Wednesday, and a Sunday")
        let early = try #require(html.range(of: "09:00\u{A0}UTC <bdi>Early"))
        let late = try #require(html.range(of: "15:00\u{A0}UTC <bdi>Later"))
        #expect(early.lowerBound < late.lowerBound)
        #expect(html.contains("<td class=\"free-day today\"><span class=\"day\">6"))
    }

    @Test func aHeldSessionStandsOnTheDayOnWhichItWasHeldAndOneWithoutADateNowhere() throws {
        let held = Fixtures.heldSession()
        let day = try #require(held.completedOn)
        let undated = Fixtures.trainingSession { row in
            row.scheduledAt = nil
            row.organisationName = "Undated"
        }
        let html = SessionCalendar(month: day.month, today: t0.date, sessions: [held, undated], isCut: true).html().source
        #expect(html.contains("Completed</span>") && !html.contains("Undated") && html.contains("more sessions than are shown"))
    }
}
