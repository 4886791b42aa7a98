import Contracts
import HTTP
import StaffAPI

/// The external-led organisations, as PartnerService tells them, with what they have recorded of late, which RollupService knows. Where the latter can't be
/// asked now, the rest is told without it.
struct JoinedExternalLed: Sendable {
    let owners: OwnerClient

    /// What the caller asks, passed on as it came.
    func answer(for request: GatewayRequest) async throws -> ExternalLedAnswer {
        try await joined(
            owners.ask(OwnerRequest(forwarding: request.http, to: .partner, identity: request.identity)), for: request)
    }

    func answer(_ query: QueryItems, for request: GatewayRequest) async throws -> ExternalLedAnswer {
        try await joined(owners.ask(JoinedParts.externalLed, query, for: request), for: request)
    }

    private func joined(_ answer: ExternalLedAnswer, for request: GatewayRequest) async throws -> ExternalLedAnswer {
        let seconds = try await recordedSeconds(of: answer.organisations.map(\.organisationID), for: request)
        var answer = answer
        for index in answer.organisations.indices {
            answer.organisations[index].recordedSeconds30Days = seconds[answer.organisations[index].organisationID]
        }
        return answer
    }

    /// Without those that can't be told now.
    private func recordedSeconds(of organisations: [OrganisationID], for request: GatewayRequest) async throws -> [OrganisationID: Int64] {
        var seconds: [OrganisationID: Int64] = [:]
        for first in stride(from: 0, to: organisations.count, by: RecentRecordingsAnswer.organisationsMaximum) {
            var query = QueryItems()
            for organisation in organisations.dropFirst(first).prefix(RecentRecordingsAnswer.organisationsMaximum) {
                query.add("organisation", organisation.description)
            }
            let question = query
            let told: RecentRecordingsAnswer? = try await owners.unlessAway {
                try await owners.ask(JoinedParts.recentRecordings, question, for: request)
            }
            guard let told else { return seconds }
            for row in told.organisations { seconds[row.organisationID] = row.recordedSeconds }
        }
        return seconds
    }
}
