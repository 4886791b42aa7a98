import Contracts
import StaffAPI

/// The columns of the accounts of a month.
struct AccountColumns {
    let address: UsageAddress
    let context: RowContext

    var table: DataTable<AccountRow> {
        DataTable(
            name: "accounts",
            caption: "Accounts in \(Figures.month(context.month)) with tier, class, seats, hours, recurring revenue, contact and manager",
            // What has changed needs the room of whom to write to.
            columns: [name, tier, revenueClass, seats, hours] + (isComparing ? [hoursChange] : []) + [revenue]
                + (isComparing ? [revenueChange] : [contact, manager]) + [menu])
    }

    private var isComparing: Bool { address.view.compare != nil }

    private func sorting(_ column: RollupSort.Column) -> TableColumn<AccountRow>.Sorting {
        .init(path: address.sorted(by: column).path, order: address.order(of: column))
    }

    private var name: TableColumn<AccountRow> {
        TableColumn(name: "account", title: "Account", cardLine: .first, sorting: sorting(.name), namesRow: true) {
            AccountName(account: $0, address: address, context: context).html()
        }
    }

    private var tier: TableColumn<AccountRow> {
        TableColumn(name: "tier", title: "Tier") { account in
            .joined([
                HTML(text: account.tier.title),
                small {
                    if account.tier.known?.isPaid ?? true { account.billingPeriod.title }
                    if let end = account.tierExpiresAt {
                        account.endsAt == nil ? " until \(Figures.date(end.lastDay))" : " cancelled, until \(Figures.date(end.lastDay))"
                    }
                },
            ])
        }
    }

    private var revenueClass: TableColumn<AccountRow> {
        TableColumn(name: "class", title: "Class", priority: isComparing ? .wide : .always) { account in
            .joined([
                span(.class("pill class-\(account.class.text)")) {
                    account.class.title
                    if account.managed && account.class != .managed { " · managed" }
                },
                PaymentNotes(account: account).html(),
            ])
        }
    }

    private var seats: TableColumn<AccountRow> {
        TableColumn(name: "seats", title: "Seats", isNumber: true, sorting: sorting(.seats)) { account in
            span(.title(Self.seatsInWords(account))) {
                Figures.count(account.seats)
                if let invited = account.pendingSeats, invited > 0 { small { " \(Figures.count(invited)) invited" } }
            }
        }
    }

    private static func seatsInWords(_ account: AccountRow) -> String {
        let invited = account.pendingSeats ?? 0
        var parts = ["\(Figures.count(account.seats - invited)) seated"]
        if invited > 0 { parts.append("\(Figures.count(invited)) invited") }
        if let billed = account.billedSeats, billed != account.seats - invited { parts.append("\(Figures.count(billed)) billed") }
        if account.externals > 0 { parts.append("\(Figures.count(account.externals)) external") }
        if account.observers > 0 { parts.append("\(Figures.count(account.observers)) observing") }
        return parts.joined(separator: ", ")
    }

    private var hours: TableColumn<AccountRow> {
        TableColumn(name: "hours", title: "Hours", isNumber: true, sorting: sorting(.recorded)) {
            HTML(text: Figures.hours(seconds: $0.recordedSeconds))
        }
    }

    private var revenue: TableColumn<AccountRow> {
        TableColumn(name: "mrr", title: "MRR", isNumber: true, cardLine: .first, sorting: sorting(.mrr)) { account in
            .joined([
                account.discount.map { DiscountChip(discount: $0).html() } ?? .empty,
                strong { Figures.money(account.mrrCents) },
            ])
        }
    }

    private var hoursChange: TableColumn<AccountRow> {
        TableColumn(name: "hours-change", title: "Δ Hours", isNumber: true, sorting: sorting(.recordedChange)) { account in
            let before = account.compared?.recordedSeconds ?? 0
            return change(Figures.signedHours(seconds: account.recordedSeconds - before), "\(Figures.hours(seconds: before)) before")
        }
    }

    private var revenueChange: TableColumn<AccountRow> {
        TableColumn(name: "mrr-change", title: "Δ MRR", isNumber: true, sorting: sorting(.mrrChange)) { account in
            let before = account.compared?.mrrCents ?? .zero
            return change(Figures.signedMoney(account.mrrCents - before), "\(Figures.money(before)) before")
        }
    }

    private func change(_ figure: String, _ before: String) -> HTML { span(.title(before)) { figure } }

    private var contact: TableColumn<AccountRow> {
        TableColumn(name: "contact", title: "Contact", priority: .roomy, cardLine: .none) {
            Contacts(admins: $0.admins, context: context).html()
        }
    }

    private var manager: TableColumn<AccountRow> {
        TableColumn(name: "manager", title: "Manager", priority: .wide, cardLine: .none) { account in
            account.accountManager.map { manager in
                let name = String(manager.prefix { $0 != "@" })
                return span(.title(ShownName(manager).plain)) { ShownName(name).html() }
            } ?? Nothing.html
        }
    }

    private var menu: TableColumn<AccountRow> {
        TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { account in
            ActionMenu(
                id: "menu-\(account.accountID)", subject: ShownName(account.label).plain,
                items: AccountActions(context: context).items(for: account)
            ).html()
        }
    }
}
