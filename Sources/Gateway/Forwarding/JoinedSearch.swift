import HTTP
import StaffAPI
import WebKit
import WireJSON

/// One search over all owners that can be searched: the kinds of things that each finds stand side by side.
struct JoinedSearch: Sendable {
    /// Who can be searched.
    private static let questions: [(owner: Owner, question: Operation)] = [
        (.rollup, JoinedParts.rollupSearch), (.billing, JoinedParts.billingSearch),
    ]

    let client: OwnerClient

    /// Throws the owner's problem when it refuses the question; an owner that is down is named in `unavailable`, unless all are.
    func answer(_ request: HTTPRequest, as identity: StaffIdentity) async throws -> HTTPResponse {
        let query = QueryItems(request.query.items.filter { $0.name != "after" })
        var found: [String: JSONValue] = [:]
        var absences: [Owner: Problem] = [:]
        let answers = await answers(query, request, identity)
        for (owner, _) in Self.questions {
            switch answers[owner] {
            case nil: continue
            case .success(.object(let fields)): found.merge(fields) { first, second in first.joined(with: second) }
            case .success: absences[owner] = OwnerProblem.unavailable(owner, "its answer can't be read")
            case .failure(let problem) where Self.isAbsence(problem): absences[owner] = problem
            case .failure(let problem): throw problem
            }
        }
        if absences.count == Self.questions.count, let absence = absences.values.first { throw absence }
        found["unavailable"] = .array(absences.keys.map(\.rawValue).sorted().map(JSONValue.string))
        return HTTPResponse(contentType: "application/json", try WireJSONEncoder(absentValues: .null).encode(JSONValue.object(found)))
    }

    /// Down, or of a version that can't be searched yet.
    private static func isAbsence(_ problem: Problem) -> Bool { problem.status == 503 || problem.status == 404 }

    private func answers(
        _ query: QueryItems, _ request: HTTPRequest, _ identity: StaffIdentity
    ) async -> [Owner: Result<JSONValue, Problem>] {
        await withTaskGroup(of: (Owner, Result<JSONValue, Problem>).self) { group in
            for (owner, question) in Self.questions {
                group.addTask {
                    do {
                        let request = OwnerRequest(asking: owner, question.path, query, for: request, identity: identity)
                        return (owner, .success(try await client.ask(request)))
                    } catch {
                        return (owner, .failure(Problem(telling: error) ?? .internalError))
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
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
