import CompanyIdentifiers
import HTTP
import WireJSON

/// A client of VIES, by which the members of the European Union tell whether a VAT number is in use.
///
/// What it speaks is the REST API behind the European Commission's own page, `POST …/check-vat-number` with the number cut into its letters
/// and the rest: `EL` stands for Greece, `XI` for Northern Ireland. Whoever names its own number gets a consultation number, the proof that it
/// asked. The names of the fields and of the errors are those of the Commission's technical information on `checkVat`, and of clients that
/// others use; there is no promise that an answer has no more. One call is one request: what may pass is up to whoever called, since a member
/// state may be away for hours.
public struct VIESClient: Sendable {
    /// An answer has less than 2 KiB.
    public static let responseBytesMaximum = 65_536
    /// Some member states take a quarter of a minute.
    public static let usualTimeoutSeconds = 30.0

    private let baseURL: BaseURL
    private let requester: VATNumber?
    private let http: HTTPClient
    private let timeoutSeconds: Double

    /// - Parameters:
    ///   - requester: who asks; nil gets no consultation number.
    ///   - http: bounds the bytes of an answer and the time to connect.
    public init(
        baseURL: BaseURL, requester: VATNumber?, http: HTTPClient, timeoutSeconds: Double = VIESClient.usualTimeoutSeconds
    ) {
        self.baseURL = baseURL
        self.requester = requester
        self.http = http
        self.timeoutSeconds = timeoutSeconds
    }

    /// What the register says of the number now. Throws `CancellationError` and nothing else: whatever goes wrong is no answer.
    public func check(_ number: VATNumber) async throws(CancellationError) -> VIESAnswer {
        do {
            let response = try await http.send(try request(for: number))
            return VIESAnswer(status: response.status, body: response.body, to: number)
        } catch HTTPClientError.cancelled {
            throw CancellationError()
        } catch {
            return .notAnswered(VIESSilence(error))
        }
    }

    private func request(for number: VATNumber) throws -> HTTPClientRequest {
        var members: [String: JSONValue] = ["countryCode": .string(number.prefix), "vatNumber": .string(number.national)]
        if let requester {
            members["requesterMemberStateCode"] = .string(requester.prefix)
            members["requesterNumber"] = .string(requester.national)
        }
        return HTTPClientRequest(
            .post, baseURL.text + "/check-vat-number", headers: ["Content-Type": "application/json", "Accept": "application/json"],
            body: try WireJSONEncoder().encode(JSONValue.object(members)), timeoutSeconds: timeoutSeconds)
    }
}
