import HTTP
import StaffAPI
import WebKit
import WireJSON

/// One search over the owners that can be searched: the kinds of things that each finds stand side by side.
struct JoinedSearch: Sendable {
    let client: OwnerClient

    /// Throws the owner's problem when it refuses the question; an owner that is down is named in `unavailable`, unless all are.
    func answer(_ request: HTTPRequest, as identity: StaffIdentity) async throws -> HTTPResponse {
        async let ofBilling = found(.billing, JoinedParts.billingSearch, request, identity)
        async let ofRollup = found(.rollup, JoinedParts.rollupSearch, request, identity)
        let shares: [(owner: Owner, found: [String: JSONValue]?)] = [(.billing, try await ofBilling), (.rollup, try await ofRollup)]
        let absent = shares.filter { $0.found == nil }.map(\.owner)
        guard absent.count < shares.count else {
            throw Problem.unavailable("\(absent.map(\.title).joined(separator: " and ")) can't be searched now; try again in a moment")
        }
        var joined: [String: JSONValue] = [:]
        for share in shares { joined.merge(share.found ?? [:]) { first, second in first.joined(with: second) } }
        joined["unavailable"] = .array(absent.map { .string($0.rawValue) })
        return HTTPResponse(contentType: "application/json", try WireJSONEncoder(absentValues: .null).encode(JSONValue.object(joined)))
    }

    /// What one owner has found; nil where it is down, or of a version that can't be searched yet.
    private func found(
        _ owner: Owner, _ question: Operation, _ request: HTTPRequest, _ identity: StaffIdentity
    ) async throws -> [String: JSONValue]? {
        let query = QueryItems(request.query.items.filter { $0.name != "after" })
        do {
            let answer: JSONValue = try await client.ask(
                OwnerRequest(asking: owner, question.path, query, for: request, identity: identity))
            guard case .object(let fields) = answer else { return nil }
            return fields
        } catch let problem as Problem where problem.status == 503 || problem.status == 404 {
            return nil
        }
    }
}

extension JSONValue {
    /// The members of both, such as totals; of what is no object the first.
    fileprivate func joined(with other: JSONValue) -> JSONValue {
        guard case .object(let own) = self, case .object(let others) = other else { return self }
        return .object(own.merging(others) { first, _ in first })
    }
}
