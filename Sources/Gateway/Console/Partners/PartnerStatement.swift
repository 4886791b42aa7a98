import Contracts
import StaffAPI

/// The statement of a partner: the sum from the opening to the closing balance, and the entries that it is made of.
struct PartnerStatement {
    static let pageSize = 100

    let partner: PartnerView
    let period: StatementPeriod
    /// What of the address could not be used, in words.
    let notes: [String]
    let answer: StatementAnswer
    let isFirstPage: Bool

    func html() -> HTML {
        .joined([.joined(notes.map { Banner(text: $0).html() }), choice, StatementSum(answer: answer, today: today).html(), entries])
    }

    private var today: LocalDate { partner.context.now.date }

    private var choice: HTML {
        division(.class("headline")) {
            heading2 { period.title(on: today) }
            TabBar(
                label: "Length of the period",
                tabs: period.lengths.map { .init(title: $0.title, path: $0.period.path(of: partner.id), isCurrent: $0.period == period) }
            ).html()
            navigation(.class("pager"), .label("Periods")) {
                link(.href(period.previous.path(of: partner.id)), Attribute("rel", "prev")) { "‹ \(period.previous.title)" }
                link(.href(period.next.path(of: partner.id)), Attribute("rel", "next")) { "\(period.next.title) ›" }
            }
            navigation(.class("downloads push"), .label("Downloads")) {
                link(.href(period.documentPath(of: partner.id, "html"))) { "Print" }
                link(.href(period.documentPath(of: partner.id, "pdf")), Attribute("download")) { "PDF" }
                link(.href(exportPath), Attribute("download"), Shortcut.attribute(.export)) { "CSV" }
            }
        }
    }

    private var exportPath: String { "/api/v1\(ReferralOperations.statementExport.path(of: partner.id))?\(period.question.encoded)" }

    private var entries: HTML {
        section(.class("results"), .label("Entries")) {
            if answer.entries.isEmpty {
                EmptyList(text: "Nothing was booked in this period.").html()
            } else {
                DataTable(name: "statement", caption: "Entries by the moment of booking", columns: columns).all(answer.entries)
            }
            PartnerPager(
                path: partner.path(.statement), kept: period.query, isFirstPage: isFirstPage, nextCursor: answer.nextCursor,
                shown: answer.entries.count
            ).html("entries")
        }
    }

    private var columns: [TableColumn<StatementAnswer.Entry>] {
        [
            TableColumn(name: "what", title: "What", cardLine: .first, namesRow: true) { entry in
                span(.class("title")) { entry.kind.title }
            },
            TableColumn(name: "client", title: "Client") { ShownName(StatementWords.client($0)).html() },
            TableColumn(name: "reference", title: "Reference") { ShownName(StatementWords.reference($0)).html() },
            TableColumn(name: "paid", title: "Paid on", priority: .roomy) { entry in
                entry.paidOn.map { HTML(text: Figures.date($0)) } ?? Nothing.html
            },
            TableColumn(name: "booked", title: "Booked") { HTML(text: Figures.date($0.at)) },
            TableColumn(name: "amount", title: "Amount", isNumber: true, cardLine: .first) {
                HTML(text: Figures.money($0.signedCents))
            },
        ]
    }
}
