import Contracts
import StaffAPI

/// A statement as a page of its own, for paper.
struct StatementPrint {
    let statement: StatementAnswer
    let period: StatementPeriod
    let madeOn: LocalDate

    func html() -> HTML {
        let name = ShownName(statement.name ?? "Partner that is gone")
        return PageFrame(title: "Statement of \(name.plain), \(period.title(on: madeOn))", suffix: "dembrane", hasLists: true).html {
            main(.id("main")) {
                division(.class("detail")) {
                    navigation(.class("trail"), .label("Where this belongs")) {
                        link(.href(period.path(of: statement.organisationID))) { "‹ Back to the statement in the console" }
                    }
                    heading1 {
                        "Statement of "
                        name.html()
                    }
                    paragraph(.class("detail-facts")) {
                        "\(StatementWords.span(statement, on: madeOn)) · made on \(Figures.date(madeOn)) by dembrane"
                    }
                    StatementSum(answer: statement, today: madeOn).html()
                    entries
                }
            }
        }
    }

    @HTMLBuilder private var entries: HTML {
        if statement.entries.isEmpty {
            paragraph { "Nothing was booked in this period." }
        } else {
            FigureTable(
                label: "Entries", caption: "Entries by the moment of booking",
                columns: [
                    .init(title: "Booked", isNumber: false), .init(title: "Paid on", isNumber: false),
                    .init(title: "What", isNumber: false), .init(title: "Client", isNumber: false),
                    .init(title: "Reference", isNumber: false), .init(title: "Amount"),
                ],
                rows: statement.entries.map { entry in
                    let cells = [
                        HTML(text: StatementWords.paidOn(entry)), HTML(text: entry.kind.title),
                        ShownName(StatementWords.client(entry)).html(), ShownName(StatementWords.reference(entry)).html(),
                        HTML(text: Figures.money(entry.signedCents)),
                    ]
                    return .init(name: HTML(text: Figures.date(entry.at)), cells: cells)
                }
            ).html()
        }
    }
}
