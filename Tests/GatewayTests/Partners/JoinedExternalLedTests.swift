import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

/// The list of external-led organisations, with hours that another service knows.
@Suite struct JoinedExternalLedTests {
    private static func json(_ answer: some Encodable) throws -> String {
        String(decoding: try WireJSONEncoder(absentValues: .null).encode(answer), as: UTF8.self)
    }

    private static func gateway(_ rows: [ExternalLedRow] = [Fixtures.externalLedRow()], knowsHours: Bool = true) throws -> GatewayUnderTest
    {
        let list = try json(Fixtures.externalLed(rows))
        let recent = try json(RecentRecordingsAnswer(organisations: [.init(organisationID: Fixtures.id(83), recordedSeconds: 5_400)]))
        var owners: GatewayUnderTest.Owners = [.partner: { _ in .owner(list) }, .rollup: { _ in .owner(recent) }]
        if !knowsHours { owners[.rollup] = nil }
        return try GatewayUnderTest(owners)
    }

    @Test func theHoursStandBesideTheRest() async throws {
        let gateway = try Self.gateway()
        let answer = try await gateway.get("/external-led-organisations?state=new&limit=7&after=e9")
        let row = answer.json["organisations"]?[0]
        #expect(answer.status == 200 && row?["recorded_seconds_30d"] == 5_400 && row?["members"] == 4)
        let asked = gateway.askedRequests.map { "\($0.owner) \($0.http.target)" }
        #expect(asked.contains("partner /api/v1/external-led-organisations?state=new&limit=7&after=e9"))
        #expect(asked.contains("rollup /api/v1/recent-recordings?organisation=\(Fixtures.externalLedRow().organisationID)&after=e9"))
        let page = try await gateway.page("/partners/external-led").text
        #expect(page.contains("Hours in 30 days") && page.contains("1:30"))
        try await gateway.stop()
    }

    @Test func withoutRollupServiceTheRestIsThere() async throws {
        let gateway = try Self.gateway(knowsHours: false)
        let answer = try await gateway.get("/external-led-organisations")
        #expect(answer.status == 200 && answer.json["organisations"]?[0]?["recorded_seconds_30d"] == .null)
        #expect(try await gateway.page("/partners/external-led").text.contains("not known now"))
        try await gateway.stop()
    }

    @Test func longListsAreAskedAboutInParts() async throws {
        let rows = (1...250).map { number in
            var row = Fixtures.externalLedRow()
            row.organisationID = OrganisationID(high: 7, low: UInt64(number))
            return row
        }
        let gateway = try Self.gateway(rows)
        #expect(try await gateway.get("/external-led-organisations").status == 200)
        let questions = gateway.askedRequests.filter { $0.owner == .rollup }.map { $0.http.query.values("organisation").count }
        #expect(questions == [50, 50, 50, 50, 50])
        try await gateway.stop()
    }

    @Test func whatTheOwnerRefusesIsRefused() async throws {
        let gateway = try GatewayUnderTest([
            .partner: { _ in .owner(#"{"title":"Invalid","status":422,"field":"state","detail":"state has to be"}"#, status: 422) }
        ])
        let answer = try await gateway.get("/external-led-organisations?state=x")
        #expect(answer.status == 422 && answer.json["field"] == "state")
        try await gateway.stop()
    }
}
