import Contracts
import HTTP
import Kafka
import ProcessKit
import StaffAPI
import WebKit

/// The statement of a partner as a page to print and as a PDF, with all its entries.
struct StatementDocuments: Sendable {
    private static let entriesPerQuestion = 500
    /// A period with more is told as CSV alone.
    private static let questionsMaximum = 4

    let services: ConsoleServices

    static func path(_ ending: String) -> String { "\(ConsoleArea.partners.path)/{id}/statement.\(ending)" }

    /// Throws 404 for an organisation that was never heard of, 422 for a period with too many entries.
    func html(_ view: ConsoleView) async throws -> HTML {
        let (statement, period) = try await statement(view)
        return StatementPrint(statement: statement, period: period, madeOn: view.now.date).html()
    }

    /// Throws what `html` throws.
    func pdf(_ view: ConsoleView) async throws -> HTTPResponse {
        let (statement, period) = try await statement(view)
        let madeOn = view.now.date
        let bytes = try await DedicatedThread.run(named: "statement") {
            try StatementPDF(statement: statement, period: period, madeOn: madeOn).document().bytes
        }
        var response = HTTPResponse(contentType: "application/pdf", bytes)
        response.headers["Content-Disposition"] = "attachment; filename=\"statement-\(period.text).pdf\""
        return response
    }

    private func statement(_ view: ConsoleView) async throws -> (StatementAnswer, StatementPeriod) {
        let id: OrganisationID = try view.request.id(of: "partner")
        let period = StatementPeriod.nearest(view.query, now: view.now).period
        var question = period.question
        question.add("limit", String(Self.entriesPerQuestion))
        var statement = try await services.statement(id, question, view)
        for _ in 1..<Self.questionsMaximum {
            guard let cursor = statement.nextCursor else { break }
            var next = question
            next.add("cursor", cursor)
            let further = try await services.statement(id, next, view)
            statement.entries += further.entries
            statement.nextCursor = further.nextCursor
        }
        guard statement.nextCursor == nil else {
            throw Problem.invalid(
                StatementPeriod.name, "the period has too many entries to print; choose a shorter one, or take the CSV")
        }
        return (statement, period)
    }
}
