import CompanyIdentifiers
import HTTP
import ProcessKit
import VIES

/// Where VIES is asked about buyers' VAT numbers, and in whose name.
struct VIESSettings: Sendable {
    var baseURL: BaseURL
    /// The seller's number, which VIES gives a consultation number for.
    var requester: VATNumber?

    /// Nil without `VIES_URL`, which is how an installation says that nothing is asked. What is wrong is collected in `settings`.
    init?(reading settings: inout Settings, seller: SellerSettings) {
        guard let text = settings.optionalText("VIES_URL") else { return nil }
        guard let baseURL = BaseURL(text) else {
            settings.refuse("VIES_URL", expected: BaseURL.expectation)
            return nil
        }
        self.baseURL = baseURL
        if case .complete(let seller) = seller { requester = seller.party.vatNumber }
    }

    /// Throws `HTTPClientError` when no client can be made.
    func client() throws -> VIESClient {
        let http = try HTTPClient(limits: HTTPClientLimits(requests: 8, responseBytes: VIESClient.responseBytesMaximum))
        return VIESClient(baseURL: baseURL, requester: requester, http: http)
    }
}
