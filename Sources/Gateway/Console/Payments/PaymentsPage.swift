import Contracts
import StaffAPI

/// The content of the page of payments: what they come to, filters and the list.
struct PaymentsPage: ListContent {
    let address: PaymentsAddress
    /// What of the address could not be used, in words.
    let notes: [String]
    let answer: PaymentsAnswer
    let context: RowContext

    func html() -> HTML {
        .joined([
            headline, .joined((notes + standing).map { Banner(text: $0).html() }),
            PaymentTabs(current: address.isUnassigned ? .unassigned : .all).html(), totals, filters.bar.html(), list,
        ])
    }

    /// `Failed · Payments`
    var title: String {
        let searched = address.search.map { ["“\(ShownName($0).plain)”"] } ?? []
        let tab = address.isUnassigned ? ["Unassigned"] : []
        return (searched + address.statuses.map(\.title) + [address.task?.title].compactMap { $0 } + tab + [ConsoleArea.payments.title])
            .joined(separator: " · ")
    }

    var totals: HTML {
        let totals = answer.totals
        return section(
            .id("totals"), .class("totals"), .label(address.isFiltered ? "Totals of the filtered payments" : "Totals"),
            Attribute("data-live")
        ) {
            StatStrip(
                figures: [
                    .init(name: "Paid", value: Figures.money(totals.paidCents), note: totals.incomplete ? "incomplete" : nil),
                    .init(name: "Refunded", value: Figures.money(totals.refundedCents)),
                    .init(name: "Charged back", value: Figures.money(totals.chargedBackCents)),
                    .init(name: "Failed", value: Figures.count(totals.failed)),
                    .init(name: "Pending", value: Figures.count(totals.pending)),
                ]
            ).html()
        }
    }

    var live: HTML { .joined([totals, list]) }

    var list: HTML {
        section(.id("payments"), .class("results"), .label("Payments"), Attribute("data-live")) {
            PrintedScope(filters: filters.bar.inWords, pager: pager).html()
            if answer.payments.isEmpty { nothing } else { PaymentTable(context: context).html(answer.payments) }
            pager.html()
        }
    }

    /// What has to be known of everything that the page shows.
    private var standing: [String] {
        let mollie = answer.mollie
        return [
            mollie.enabled
                ? nil
                : "Mollie isn't connected, so that no payment links are made and nothing new is known: set MOLLIE_API_KEY for BillingService.",
            mollie.enabled && mollie.testMode ? "Mollie is connected with a test key: no money moves." : nil,
            answer.totals.incomplete
                ? "Mollie's list could not be read whole at the last look, so that payments may be missing here." : nil,
        ].compactMap { $0 } + (answer.totals.unread ?? []).map(Self.words)
    }

    private static func words(_ unread: PaymentsAnswer.Unread) -> String {
        let payments = unread.payments == 1 ? "1 payment" : "\(Figures.count(unread.payments)) payments"
        return unread.reason == .otherCurrency
            ? "\(payments) in another currency than euros is counted nowhere: look at Mollie." : "\(payments) of Mollie could not be read."
    }

    private var filters: PaymentFilters {
        PaymentFilters(
            address: address, currentMonth: context.now.month,
            accountName: answer.payments.first { $0.accountID == address.account }?.label)
    }

    private var headline: HTML {
        division(.class("headline")) {
            heading1 { ConsoleArea.payments.title }
            navigation(.class("downloads push"), .label("Downloads")) {
                link(.href(address.filePath(PaymentOperations.export)), Attribute("download"), Shortcut.attribute(.export)) { "CSV" }
            }
        }
    }

    private var nothing: HTML {
        if address.isFiltered { return EmptyList(text: "No payment fits these filters.", ways: filters.bar.waysWithout).html() }
        return address.isUnassigned
            ? EmptyList(text: "Every payment has its account.", ways: [.init(title: "All payments", path: PaymentsAddress().path)]).html()
            : EmptyList(
                text: "There are no payments yet. Links to pay by are made on the page of an invoice.",
                ways: [.init(title: "Invoices", path: ConsoleArea.invoices.path)]
            ).html()
    }

    private var pager: Pager {
        Pager(
            things: "payments", shown: answer.payments.count, first: address.isFirstPage ? 1 : nil, total: Int64(answer.totals.payments),
            previousPath: address.isFirstPage ? nil : address.at(cursor: nil).path,
            nextPath: answer.nextCursor.map { address.at(cursor: $0).path })
    }
}
