import Contracts
import StaffAPI

/// The content of the reconciliation: a month, what it comes to, filters and the accounts.
struct ReconciliationPage: ListContent {
    let address: ReconciliationAddress
    /// What of the address could not be used, in words.
    let notes: [String]
    let answer: ReconciliationAnswer
    let current: Month

    func html() -> HTML {
        .joined([
            headline, .joined((notes + standing).map { Banner(text: $0).html() }), PaymentTabs(current: .reconciliation).html(), totals,
            filters.bar.html(), list,
        ])
    }

    var title: String { "Reconciliation of \(Figures.month(answer.month)) · \(ConsoleArea.payments.title)" }

    var totals: HTML {
        let totals = answer.totals
        return section(.id("totals"), .class("totals"), .label("Totals"), Attribute("data-live")) {
            StatStrip(
                figures: [
                    .init(name: "Expected", value: Figures.money(totals.expectedCents)),
                    .init(name: "Not due yet", value: Figures.money(totals.notDueCents)),
                    .init(name: "Arrived", value: Figures.money(totals.arrivedCents), note: totals.incomplete ? "incomplete" : nil),
                    .init(name: "Gap", value: Figures.money(totals.gapCents)),
                    .init(
                        name: "Unassigned",
                        value: "\(Figures.money(totals.unassigned.arrivedCents)) (\(Figures.count(totals.unassigned.payments)))"),
                ]
            ).html()
        }
    }

    var live: HTML { .joined([totals, list]) }

    var list: HTML {
        section(.id("reconciliation"), .class("results"), .label("Reconciliation"), Attribute("data-live")) {
            PrintedScope(filters: [Figures.month(answer.month)] + filters.bar.inWords, pager: pager).html()
            if answer.rows.isEmpty { nothing } else { ReconciliationTable(month: answer.month).html(answer.rows) }
            pager.html()
        }
    }

    private var standing: [String] {
        [
            answer.mollie.enabled
                ? nil : "Mollie isn't connected, so that only invoices marked by hand arrive: set MOLLIE_API_KEY for BillingService.",
            answer.totals.incomplete
                ? "Mollie's list could not be read whole at the last look, so that payments may be missing here." : nil,
        ].compactMap { $0 }
    }

    private var filters: ReconciliationFilters { ReconciliationFilters(address: address) }

    private var headline: HTML {
        division(.class("headline")) {
            heading1 { ConsoleArea.payments.title }
            MonthPicker(month: answer.month, current: current, amounts: [:]) { address.with(\.month, $0).path }.html()
            navigation(.class("downloads push"), .label("Downloads")) {
                link(.href(address.filePath(ReconciliationOperations.export)), Attribute("download"), Shortcut.attribute(.export)) { "CSV" }
            }
        }
    }

    private var nothing: HTML {
        guard address.isFiltered else {
            return EmptyList(text: "Nothing was due in \(Figures.month(answer.month)), and nothing arrived.").html()
        }
        return EmptyList(
            text: "No account of \(Figures.month(answer.month)) fits these filters.",
            ways: [.init(title: "All accounts", path: address.cleared.path)]
        ).html()
    }

    private var pager: Pager {
        Pager(
            things: "accounts", shown: answer.rows.count, first: address.isFirstPage ? 1 : nil, total: Int64(answer.totals.accounts),
            order: "by what waits for somebody", previousPath: address.isFirstPage ? nil : address.at(cursor: nil).path,
            nextPath: answer.nextCursor.map { address.at(cursor: $0).path })
    }
}
