import Contracts
import HTTP
import Kafka
import ProcessKit
import StaffAPI
import TextSearch
import WebKit

/// The statement of a partner as a page to print and as a PDF, with all its entries.
struct StatementDocuments: Sendable {
    private static let entriesPerQuestion = 500
    /// A period with more is told as CSV alone.
    private static let questionsMaximum = 4

    /// Of a file's name.
    private static let nameLongest = 60

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
        response.headers["Content-Disposition"] = "attachment; filename=\"\(Self.fileName(statement, period))\""
        return response
    }

    /// `statement-atelier-ulku-2026-q4.pdf`; with the partner's id where nothing of its name can be part of a file's name.
    static func fileName(_ statement: StatementAnswer, _ period: StatementPeriod) -> String {
        let words = SearchText(statement.name ?? "").text.prefix(nameLongest).split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        let partner = words.isEmpty ? statement.organisationID.description : words.joined(separator: "-")
        return "statement-\(partner)-\(period.text).pdf"
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
