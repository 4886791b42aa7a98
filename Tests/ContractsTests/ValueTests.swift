import Contracts
import Testing

@Suite struct ValueTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0),
            ("2026-11-23T21:06:43Z", 1_795_468_003_000),
            ("2024-02-29T23:59:59.999Z", 1_709_251_199_999),
            ("2026-01-01T00:30:00+01:00", 1_767_223_800_000),
            ("2026-01-01T00:00:00.123456Z", 1_767_225_600_123),
        ] as [(String, Int64)])
    func instantsAreRead(text: String, milliseconds: Int64) {
        #expect(Instant(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026-02-29T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00", "2026-01-01", "2026-01-01T00:00:00.Z", "x",
    ])
    func otherTextsAreNoInstants(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(arguments: [0, 1, 1_795_468_003_000, 1_709_251_199_999, 4_102_444_800_001] as [Int64])
    func instantsRoundTrip(milliseconds: Int64) {
        let instant = Instant(milliseconds: milliseconds)
        #expect(Instant(instant.description) == instant)
    }

    @Test func theEndOfADayIsWrittenAsATimeOrRefused() {
        #expect(Instant(endOfTerm: "2026-12-31")?.description == "2027-01-01T00:00:00Z")
        #expect(Instant(endOfTerm: "9999-12-30")?.description == "9999-12-31T00:00:00Z")
        #expect(Instant(endOfTerm: "9999-12-31") == nil, "its end can't be written")
    }

    @Test func everyDayOfFourCenturiesRoundTrips() {
        let first = 0
        for day in first..<(first + 146_097) {
            let date = LocalDate(daysSince1970: day)
            let (year, month, number) = date.components
            #expect(LocalDate(year: year, month: month, day: number) == date)
        }
    }

    @Test func monthsKnowTheirBounds() {
        let month = Month(year: 2026, number: 12)
        #expect(month.description == "2026-12")
        #expect(month.next.description == "2027-01")
        #expect(month.start.description == "2026-12-01T00:00:00Z")
        #expect(month.end.description == "2027-01-01T00:00:00Z")
        #expect(Month("2026-13") == nil)
        #expect(Instant(milliseconds: -1).month.description == "1969-12")
    }

    @Test func identifiersAreLowerCaseUUIDs() {
        let id = OrganisationID("6F1D0C1E-0B54-5D1C-9A52-0D2B7C5E4F10")
        #expect(id?.description == "6f1d0c1e-0b54-5d1c-9a52-0d2b7c5e4f10")
        #expect(id.flatMap { OrganisationID(bytes: $0.bytes) } == id)
        #expect(OrganisationID("6f1d0c1e-0b54-5d1c-9a52-0d2b7c5e4f1") == nil)
        #expect(OrganisationID("6f1d0c1e00b54-5d1c-9a52-0d2b7c5e4f10") == nil)
        #expect(OrganisationID.random().description.dropFirst(14).first == "4")
    }

    /// The expected ids were computed with another implementation of UUID version 5.
    @Test func accountIDsAreDerivedFromTheirOwner() throws {
        let organisation = try #require(OrganisationID("0b0e7a52-5b1f-4d59-9b5e-2f6d5d9f0a11"))
        #expect(AccountID(of: organisation).description == "de4c5e61-35b7-5fd3-96d5-f653aa93de45")
    }

    @Test func theUsualKickbackIsAFifth() {
        #expect(ReferralTerms.usualKickback == Percent(20))
    }
}
