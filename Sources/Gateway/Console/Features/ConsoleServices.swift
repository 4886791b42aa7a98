import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// What the pages of the console are made from: the owners of the data, and what the Gateway keeps itself.
struct ConsoleServices: Sendable {
    let owners: OwnerClient
    let context: ServiceContext
    let managers: StaffManagers

    /// The owner's answer to a question about one thing. Throws the owner's problem when it refuses.
    func ask<Answer: Decodable, Tag>(
        _ question: StaffAPI.Operation, of id: Identifier<Tag>, _ query: QueryItems = [:], for request: GatewayRequest
    ) async throws -> Answer {
        guard let owner = Owner(question.owner) else { throw Problem.internalError }
        return try await owners.ask(
            OwnerRequest(asking: owner, question.path(of: id), query, for: request.http, identity: request.identity))
    }

    /// A part that a page is worth showing without: nil, and a line for operators, where it can't be had now.
    func unlessAway<Answer: Sendable>(
        _ part: String, _ view: ConsoleView, _ answer: () async throws -> Answer
    ) async -> Answer? {
        do {
            return try await answer()
        } catch {
            context.logger.warning(
                "a page goes without a part", ["part": .string(part), "error": .string("\(error)")], trace: view.request.trace)
            return nil
        }
    }
}
