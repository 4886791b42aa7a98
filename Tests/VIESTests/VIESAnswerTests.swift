import CompanyIdentifiers
import Contracts
import Testing

@testable import VIES

@Suite("What an answer of VIES comes to")
struct VIESAnswerTests {
    private func answer(_ json: String, status: Int = 200) throws -> VIESAnswer {
        VIESAnswer(status: status, body: Array(json.utf8), to: try VATNumber("BE0403170107"))
    }

    @Test func yesHasItsConsultationNumberAndItsName() throws {
        let json = """
            {"countryCode": "BE", "vatNumber": "0403170107", "requestDate": "2026-12-01T09:00:00.000Z", "valid": true,
             "requestIdentifier": "WAPIAAAAX1", "name": "SA ÉCOUTE", "address": "Rue de la Loi 16\\n1000 Bruxelles",
             "traderName": "---", "traderNameMatch": "NOT_PROCESSED"}
            """
        #expect(try answer(json) == .valid(VIESConfirmation(reference: "WAPIAAAAX1", name: DisplayText("SA ÉCOUTE"))))
    }

    @Test(arguments: [
        #"{"valid": true, "requestIdentifier": "", "name": "---"}"#, #"{"isValid": true, "userError": "VALID"}"#,
        #"{"valid": true, "requestIdentifier": null, "requestDate": "2026-12-01+01:00"}"#,
        #"{"valid": true, "countryCode": "BE", "vatNumber": "BE0403.170.107"}"#,
    ])
    func whatIsNotToldIsAbsent(json: String) throws {
        #expect(try answer(json) == .valid(VIESConfirmation(reference: nil, name: nil)))
    }

    @Test func noIsANo() throws {
        #expect(try answer(#"{"valid": false, "requestIdentifier": "WAPI2", "name": "---"}"#) == .invalid(reference: "WAPI2"))
        #expect(try answer(#"{"isValid": false, "userError": "INVALID"}"#) == .invalid(reference: nil))
    }

    @Test(arguments: [
        ("MS_UNAVAILABLE", false), ("SERVICE_UNAVAILABLE", false), ("TIMEOUT", false), ("MS_MAX_CONCURRENT_REQ", false),
        ("GLOBAL_MAX_CONCURRENT_REQ", false), ("MS_MAX_CONCURRENT_REQ_TIME", false), ("SOMETHING_NEW", false),
        ("INVALID_INPUT", true), ("INVALID_REQUESTER_INFO", true), ("VAT_BLOCKED", true), ("IP_BLOCKED", true),
    ])
    func anErrorIsNeverANo(code: String, isLasting: Bool) throws {
        for status in [200, 400, 500] {
            let silence = try answer(#"{"actionSucceed": false, "errorWrappers": [{"error": "\#(code)"}]}"#, status: status).silence
            #expect(silence?.isLasting == isLasting)
            #expect(silence?.reason == "VIES has no answer: \(code)")
        }
        #expect(try answer(#"{"isValid": false, "userError": "\#(code)"}"#).silence?.isLasting == isLasting)
    }

    @Test(arguments: [
        "", "null", "[]", "{}", "<html>", #"{"valid": "no"}"#, #"{"valid": null}"#, #"{"actionSucceed": false}"#,
        #"{"valid": false, "countryCode": "FR"}"#, #"{"valid": false, "countryCode": "BE", "vatNumber": "0403170108"}"#,
        #"{"valid": false"#,
    ])
    func garbageIsNoAnswer(json: String) throws {
        #expect(try answer(json).silence != nil)
    }

    @Test(arguments: [301, 404, 429, 500, 503])
    func anotherStatusIsNoAnswerWhateverItSays(status: Int) throws {
        #expect(try answer(#"{"valid": false}"#, status: status).silence?.reason == "VIES can't be asked: it has the status \(status)")
        #expect(try answer("Too many requests", status: status).silence?.isLasting == false)
    }

    @Test func aLongCodeIsCut() throws {
        let code = String(repeating: "A", count: 500)
        #expect(try answer(#"{"errorWrappers": [{"error": "\#(code)"}]}"#).silence.map { $0.reason.count < 100 } == true)
    }
}
