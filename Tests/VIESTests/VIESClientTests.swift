import CompanyIdentifiers
import HTTP
import TestKit
import Testing
import WireJSON

@testable import VIES

@Suite("The client of VIES")
struct VIESClientTests {
    private let yes = #"{"valid": true, "requestIdentifier": "WAPI1"}"#

    @Test func asksInTheNameOfWhoeverAsks() async throws {
        let server = try VIESServer(json: yes)
        let answer = try await server.client().check(try VATNumber("BE0403170107"))
        #expect(answer == .valid(VIESConfirmation(reference: "WAPI1", name: nil)))
        let expected: JSONValue = [
            "countryCode": "BE", "vatNumber": "0403170107", "requesterMemberStateCode": "NL", "requesterNumber": "001234560B01",
        ]
        let questions = try server.questions
        #expect(questions == [expected])
        let request = try #require(server.requests.values.first)
        #expect(request.path == "/rest-api/check-vat-number" && request.method == .post)
    }

    @Test func greeceIsAskedAsELAndNobodyIsNamedWhereNobodyIsKnown() async throws {
        let server = try VIESServer(json: yes)
        _ = try await server.client(requester: nil).check(try VATNumber("EL094259216"))
        let questions = try server.questions
        #expect(questions == [["countryCode": "EL", "vatNumber": "094259216"]])
    }

    @Test func oneThatIsSlowOrSaysTooMuchHasNotAnswered() async throws {
        let slow = try VIESServer { _ in
            // Sleep fails by cancellation alone, which comes when the server stops.
            try? await Task.sleep(for: .seconds(3_600))
            return HTTPResponse(status: 204)
        }
        let late = try await slow.client(timeoutSeconds: 0.2).check(try VATNumber("BE0403170107"))
        #expect(late.silence?.reason == "VIES can't be asked: it took too long")
        let endless = try VIESServer(json: String(repeating: " ", count: 5_000) + yes)
        let long = try await endless.client(responseBytes: 1_000).check(try VATNumber("BE0403170107"))
        #expect(long.silence?.reason == "VIES can't be asked: its answer has more than 1000 bytes")
    }

    @Test func whereNobodyListensThereIsNoAnswer() async throws {
        let baseURL = try #require(BaseURL("http://127.0.0.1:9"))
        let client = VIESClient(baseURL: baseURL, requester: nil, http: try HTTPClient())
        let answer = try await client.check(try VATNumber("BE0403170107"))
        #expect(answer.silence?.reason == "VIES can't be asked: nobody listens there")
        #expect(answer.silence?.isLasting == false)
    }

    @Test func aQuestionThatIsGivenUpIsNoAnswer() async throws {
        let slow = try VIESServer { _ in
            // Sleep fails by cancellation alone, which comes when the server stops.
            try? await Task.sleep(for: .seconds(3_600))
            return HTTPResponse(status: 204)
        }
        let client = try slow.client()
        let number = try VATNumber("BE0403170107")
        let asking = Task { try await client.check(number) }
        asking.cancel()
        await #expect(throws: CancellationError.self) { try await asking.value }
    }
}
