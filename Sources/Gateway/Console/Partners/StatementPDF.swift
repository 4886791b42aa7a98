import Contracts
import PDF
import StaffAPI

/// A statement as a PDF of A4 pages; the head of its table stands on each of them. The same statement gives the same bytes, with the same versions of
/// the fonts and of cairo and Pango. It blocks for milliseconds, so that it is made on a thread of its own.
struct StatementPDF {
    let statement: StatementAnswer
    let period: StatementPeriod
    let madeOn: LocalDate

    /// Throws `PDFError` where there is no memory, or where the pages are more than `PDFLimits` allows.
    func document() throws(PDFError) -> PDFDocument {
        let name = ShownName(statement.name ?? "Partner that is gone").plain
        let title = "Statement of \(name)"
        let time = period.title(on: madeOn)
        let writer = try PDFWriter(
            PDFMetadata(
                title: "\(title), \(time)", author: "dembrane", subject: "Kickback and payouts, \(time)", language: "en",
                createdOn: madeOn.components))
        var sheet = StatementSheet(writer: writer, footer: "\(title), \(time)")
        writer.begin(.document)
        try sheet.paragraph(title, .heading, as: .heading)
        try sheet.paragraph(
            "\(StatementWords.span(statement, on: madeOn)), made on \(Figures.date(madeOn)) by dembrane", .quiet, as: .paragraph)
        try sums(&sheet)
        try entries(&sheet)
        try sheet.endPage()
        return try writer.finish()
    }

    private func sums(_ sheet: inout StatementSheet) throws(PDFError) {
        let lines = StatementWords.sum(statement, on: madeOn)
        sheet.space(16)
        sheet.beginTable(StatementSheet.sumColumns, head: nil)
        for (index, line) in lines.enumerated() {
            let isLast = index == lines.count - 1
            try sheet.row([line.name, Figures.money(line.amount)], isLast ? .strong : .body)
        }
        sheet.endTable()
    }

    private func entries(_ sheet: inout StatementSheet) throws(PDFError) {
        sheet.space(22)
        guard !statement.entries.isEmpty else {
            return try sheet.paragraph("Nothing was booked in this period.", .body, as: .paragraph)
        }
        sheet.beginTable(StatementSheet.entryColumns, head: ["Booked", "Paid on", "What", "Client", "Reference", "Amount"])
        try sheet.head(isRead: true)
        for entry in statement.entries {
            let cells = [
                Figures.date(entry.at), StatementWords.paidOn(entry), entry.kind.title, ShownName(StatementWords.client(entry)).plain,
                ShownName(StatementWords.reference(entry)).plain, Figures.money(entry.signedCents),
            ]
            try sheet.row(cells, .body)
        }
        sheet.endTable()
    }
}
