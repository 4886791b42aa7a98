import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("What is written in the forms of training sessions")
struct SessionFormTests {
    @Test func onlyWhatIsWrittenOtherwiseIsSent() {
        let before = SessionTexts(Fixtures.trainingSession { $0.notes = "One\nTwo" })
        var same = SessionTexts([
            "training": "\(Fixtures.id(71) as TrainingID)", "day": Figures.date(t0.adding(days: 12)), "time": "12:00", "mode": "online",
            "expected": "7", "notes": "One\r\nTwo", "reason": "because",
        ])
        #expect(same.changes(from: before).isEmpty && same.faults.isEmpty)
        var other = SessionTexts([
            "training": "\(Fixtures.id(71) as TrainingID)", "day": "31-12-2030", "time": "9:30", "mode": "in_person", "price": "1.200",
            "reason": "a second one",
        ])
        #expect(
            other.changes(from: before) == [
                "scheduled_at": "2030-12-31T09:30:00Z", "mode": "in_person", "agreed_price_cents": 120_000,
                "expected_participants": .null, "notes": .null, "reason": "a second one",
            ])
    }

    @Test func aDateThatIsTakenAwayIsNull() {
        let before = SessionTexts(["day": "31-12-2030", "time": "09:30"])
        var none = SessionTexts()
        #expect(none.changes(from: before) == ["scheduled_at": .null])
    }

    static let unreadable: [(QueryItems, SessionTexts.Field)] = [
        (["day": "31-02-2030", "time": "09:30"], .day), (["day": "31-12-2030", "time": "25:00"], .time), (["day": "31-12-2030"], .time),
        (["time": "09:30"], .day), (["expected": "2,5"], .expected), (["price": "3.6"], .price), (["held": "yesterday"], .held),
    ]

    @Test(arguments: unreadable.indices) func whatCannotBeReadIsToldAtItsField(index: Int) {
        let (fields, field) = Self.unreadable[index]
        var texts = SessionTexts(fields)
        _ = texts.filled()
        #expect(texts.faults[field] != nil && texts.faults.count == 1)
        #expect(texts[field] == fields[field.rawValue], "what was written stays")
    }

    static let times: [(String, Int?)] = [
        ("13:30", 810), ("9:05", 545), ("00:00", 0), ("23:59", 1_439), ("24:00", nil), ("13:60", nil), ("13", nil), ("13:3", nil),
        ("-1:30", nil), ("1330", nil), ("13:30:00", nil), ("", nil),
    ]

    @Test(arguments: times.indices) func aTimeIsHoursAndMinutes(index: Int) {
        #expect(WrittenFigures.timeOfDay(Self.times[index].0) == Self.times[index].1)
    }

    private static func completion(_ query: QueryItems) -> SessionCompletion { completion(Fixtures.trainingSession(), query) }

    private static func completion(_ session: SessionRow, _ query: QueryItems) -> SessionCompletion {
        SessionCompletion(session: session, address: SessionCompletionAddress(session.sessionID, query), today: t0.date)
    }

    private static func page(_ completion: SessionCompletion) -> String {
        SessionCompletionPage(completion: completion, formToken: "f", key: "k").html().source
    }

    @Test func theLastStepSaysWhoIsLicensedUntilWhenAndAtWhichPrice() {
        let day = Figures.date(t0.date)
        let completion = Self.completion(["step": "check", "day": day, "absent": "\(Fixtures.id(82) as UserID)"])
        let html = Self.page(completion)
        #expect(html.contains("1 person gets a licence that counts up to and including \(Figures.date(t0.date.adding(days: 364)))"))
        #expect(html.contains("It costs €\u{A0}675,00") && html.contains("Complete and grant 1 licence</button>"))
        #expect(html.contains("Who leaves the roster") && html.contains("<form method=\"post\""))
        #expect(html.contains("name=\"version\" value=\"9\"") && html.contains("name=\"form\" value=\"k\""))
    }

    @Test func thePriceFollowsWhoTookPart() {
        let roster = (0..<8).map { Participant(userID: UserID(high: 7, low: UInt64($0)), name: "P\($0)") }
        let session = Fixtures.trainingSession { row in
            row.roster = roster
            row.agreedPriceCents = Cents(10_000)
        }
        #expect(Self.completion(session, [:]).price == Cents(10_000 + 3 * 6_000))
        #expect(Self.completion(session, ["absent": "\(roster[0].userID)"]).price == Cents(10_000 + 2 * 6_000))
    }

    static let wrongDays = ["", "31-02-2026", "01-01-2020", "01-01-2100"]

    @Test(arguments: wrongDays) func aDayThatCannotBeIsToldAtTheFirstStep(day: String) {
        let completion = Self.completion(["step": "check", "day": day])
        #expect(completion.dayFault != nil)
        let html = Self.page(completion)
        #expect(html.contains("class=\"field-error\"") && !html.contains("<form method=\"post\""))
    }

    @Test func nothingIsWrongBeforeAnythingWasAsked() {
        let html = Self.page(Self.completion([:]))
        #expect(!html.contains("field-error") && html.contains("value=\"\(Figures.date(t0.date))\""))
        #expect(html.components(separatedBy: "name=\"absent\"").count == 3)
    }

    @Test func somebodyHasToHaveTakenPartWhereItLicenses() {
        let all: QueryItems = [
            "absent": "\(Fixtures.id(81) as UserID)", "absent": "\(Fixtures.id(82) as UserID)", "step": "check",
            "day": Figures.date(t0.date),
        ]
        #expect(Self.page(Self.completion(all)).contains("Somebody has to have taken part."))
        let other = Self.completion(Fixtures.trainingSession { $0.grantsLicence = false }, all)
        #expect(Self.page(other).contains("this training grants none") && Self.page(other).contains("Complete session</button>"))
    }

    @Test func whatStandsInTheWayIsToldInPlaceOfTheSteps() {
        let withoutTraining = Fixtures.trainingSession { $0.includedParticipants = nil }
        let empty = Fixtures.trainingSession { $0.roster = [] }
        for session in [withoutTraining, empty, Fixtures.heldSession(), Fixtures.trainingSession { $0.status = Word(.cancelled) }] {
            let html = Self.page(Self.completion(session, [:]))
            #expect(html.contains("class=\"banner\"") && !html.contains("class=\"wizard\""))
        }
    }
}
