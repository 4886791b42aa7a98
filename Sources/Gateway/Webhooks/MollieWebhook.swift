import Contracts
import HTTP
import StaffAPI
import WebKit

/// Where Mollie tells that something has become of a payment: a form with its id and nothing else, from anybody. It is passed on to BillingService,
/// which asks Mollie itself. What can't be passed on is told as 503, so that Mollie tells it again.
struct MollieWebhook: Sendable {
    static let path = "/webhooks/mollie"

    private static let formType = "application/x-www-form-urlencoded"
    private static let bodyBytesMaximum = 1_024
    private static let idBytesMaximum = 64
    /// Nobody is signed in.
    private static let itself = StaffIdentity(email: "system", subject: "gateway", policies: [])

    private struct Told: Encodable {
        let id: String
    }

    let owners: OwnerClient
    let headers: SecurityHeaders

    func add(to routes: inout ServiceRoutes) {
        routes.open(.post, Self.path) { request, _ in
            try await headers.answering(request) { try await take(request) }
        }
    }

    /// 200 also for an id that nobody knows, so that the answer tells nothing.
    private func take(_ request: HTTPRequest) async throws -> HTTPResponse {
        let told = Told(id: try Self.id(in: request))
        let answer = try await owners.send(OwnerRequest(telling: .billing, JoinedParts.mollieWebhook, told, for: request, as: Self.itself))
        guard answer.status == 200 else { throw OwnerProblem.unavailable(.billing, "it answered with status \(answer.status)") }
        return HTTPResponse(status: 200)
    }

    private static func id(in request: HTTPRequest) throws -> String {
        guard isForm(request) else { throw Problem.malformed("the body has to be a form (\(formType))") }
        guard request.body.count <= bodyBytesMaximum,
            let fields = QueryItems(encoded: String(decoding: request.body, as: UTF8.self)), fields.items.count == 1,
            let id = fields["id"], isID(id)
        else {
            throw Problem.malformed("the form has to have one field, id: that of a payment (tr_…) or a payment link (pl_…)", field: "id")
        }
        return id
    }

    private static func isForm(_ request: HTTPRequest) -> Bool {
        let stated = request.headers["Content-Type"] ?? ""
        let type = stated.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        return String(type).trimmed.lowercased() == formType
    }

    private static func isID(_ text: String) -> Bool {
        let isOfMollie = text.hasPrefix("tr_") || text.hasPrefix("pl_")
        let rest = text.utf8.dropFirst(3)
        guard isOfMollie, !rest.isEmpty, text.utf8.count <= idBytesMaximum else { return false }
        return rest.allSatisfy(isLetterDigitOrDash)
    }

    private static func isLetterDigitOrDash(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "-"), UInt8(ascii: "_"): true
        case _: false
        }
    }
}
