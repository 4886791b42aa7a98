import Contracts
import StaffAPI

/// The invoices of an account, what the next one would be for, what is in use without being invoiced, and what was paid.
struct AccountInvoices {
    static let pageSize = 50

    let account: AccountView
    let answer: InvoicesAnswer
    let payments: PaymentsAnswer?

    func html() -> HTML {
        section(.id("detail-content"), .class("results"), .label("Invoices"), Attribute("data-live")) {
            outlook
            if answer.invoices.isEmpty {
                EmptyList(text: "There are no invoices of this account.").html()
            } else {
                InvoiceTable(context: account.context, showsBuyer: false).html(answer.invoices)
                pager.html()
            }
            AccountPayments(account: account, answer: payments).html()
        }
    }

    private var outlook: HTML {
        section(.class("card outlook"), Attribute("aria-labelledby", "outlook-title")) {
            heading2(.id("outlook-title")) { "Next invoice" }
            if let next = answer.outlook {
                paragraph {
                    "\(InvoiceWords.period(next.periodStart, next.periodEnd)), \(RevenueSum.seats(next.seats)): "
                    strong { Figures.money(next.netCents) }
                    " without VAT"
                }
                if next.uninvoicedSeats > 0 { paragraph(.class("alert")) { Self.uninvoiced(next.uninvoicedSeats) } }
                if !next.sessionsToInvoice.isEmpty { paragraph(.class("alert")) { Self.uninvoiced(next.sessionsToInvoice) } }
            } else {
                paragraph(.class("note")) { whyNone }
            }
            if account.row.managed, !account.isPast { deeds }
        }
    }

    private static func uninvoiced(_ seats: Int) -> String {
        seats == 1 ? "1 seat in use isn't invoiced." : "\(Figures.count(seats)) seats in use aren't invoiced."
    }

    private static func uninvoiced(_ sessions: [SessionToInvoice]) -> String {
        sessions.count == 1
            ? "1 completed training isn't invoiced." : "\(Figures.count(sessions.count)) completed trainings aren't invoiced."
    }

    @HTMLBuilder private var whyNone: HTML {
        if account.row.managed {
            "No invoice can be made now; "
            link(.href(account.address.at(.billing).path)) { "the billing details" }
            " say what stands in the way."
        } else {
            "Billing isn't managed: this account pays by subscription, or not at all."
        }
    }

    private var deeds: HTML {
        let id = account.row.accountID
        return division(.class("controls")) {
            deed(NewInvoiceAddress.path(of: id), StaffAction.issueInvoice.title)
            if let next = answer.outlook {
                if next.uninvoicedSeats > 0 { deed(NewInvoiceAddress.path(of: id, .supplementary), "Invoice more seats") }
                if let session = next.sessionsToInvoice.first {
                    deed(NewInvoiceAddress.path(of: id, training: session.trainingSessionID), "Invoice a training")
                }
            }
            deed(NewInvoiceAddress.path(of: id, .lines), "Invoice something else")
        }
    }

    private func deed(_ path: String, _ title: String) -> HTML { link(.class("button"), .href(path)) { title } }

    private var pager: Pager {
        let isFirst = account.address.filter("cursor") == nil
        return Pager(
            things: "invoices and credit notes", shown: answer.invoices.count, first: isFirst ? 1 : nil,
            total: Int64(answer.totals.invoices + answer.totals.creditNotes),
            previousPath: isFirst ? nil : account.address.with("cursor", nil).path,
            nextPath: answer.nextCursor.map { account.address.with("cursor", $0).path })
    }
}
