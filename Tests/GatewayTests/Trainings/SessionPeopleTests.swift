import Contracts
import StaffAPI
import Testing
@testable import Gateway

@Suite("The page on which people are put on the roster of a session")
struct SessionPeopleTests {
    private static func page(shown: Int, of total: Int, members: Int, search: String = "") -> String {
        let people = (0..<shown).map { number in
            Candidate(userID: UserID(high: 7, low: UInt64(number)), name: "Person \(number)", isMember: true)
        }
        return SessionPeoplePage(
            session: Fixtures.trainingSession(), search: search,
            found: CandidatesAnswer(people: people, total: total, members: members), text: "", fault: nil, results: [], formToken: "f"
        ).html().source
    }

    @Test func moreThanAreShownAreCounted() {
        #expect(Self.page(shown: 20, of: 57, members: 60).contains("20 of 57: search to find others."))
        #expect(Self.page(shown: 20, of: 57, members: 60, search: "person").contains("20 of 57: add a word to find others."))
        #expect(!Self.page(shown: 20, of: 20, members: 20).contains("to find others"))
    }

    @Test func whereNobodyIsLeftItSaysWhy() {
        #expect(Self.page(shown: 0, of: 0, members: 0).contains("Nobody of this organisation is known."))
        #expect(Self.page(shown: 0, of: 0, members: 2).contains("Everybody of the organisation is on the roster."))
        #expect(Self.page(shown: 0, of: 0, members: 0, search: "x").contains("Nobody has these words."))
    }
}
