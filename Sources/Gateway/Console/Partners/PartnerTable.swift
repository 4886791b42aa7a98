import Contracts
import StaffAPI

/// Partners as the list shows them.
struct PartnerTable {
    let address: PartnersAddress

    func html(_ partners: [PartnerRow]) -> HTML {
        table.html {
            tableBody {
                for partner in partners {
                    table.row(
                        partner, .id("partner-\(partner.organisationID)"), Attribute("data-row", partner.organisationID.description),
                        Attribute("data-label", partner.shownName))
                }
            }
        }
    }

    private var table: DataTable<PartnerRow> {
        DataTable(name: "partners", caption: "Partners with what is owed to them", columns: columns)
    }

    private var columns: [TableColumn<PartnerRow>] {
        [
            TableColumn(name: "partner", title: "Partner", cardLine: .first, sorting: sorting(.name), namesRow: true) { name($0) },
            TableColumn(name: "referrals", title: "Running referrals", isNumber: true) { HTML(text: Figures.count($0.runningReferrals)) },
            TableColumn(name: "near", title: "Near") { row in
                row.nearing == 0 ? Nothing.html : span(.class("chip warn")) { row.nearingInWords }
            },
            TableColumn(name: "earned", title: "Earned", isNumber: true, sorting: sorting(.accrued)) {
                HTML(text: Figures.money($0.accruedCents))
            },
            TableColumn(name: "paid-out", title: "Paid out", isNumber: true, priority: .roomy) {
                HTML(text: Figures.money($0.paidOutCents))
            },
            TableColumn(name: "balance", title: "Owed", isNumber: true, cardLine: .first, sorting: sorting(.balance)) {
                HTML(text: Figures.money($0.balanceCents))
            },
        ]
    }

    private func name(_ row: PartnerRow) -> HTML {
        .joined([
            span(.class("title")) { NameLink.partner(row.organisationID, row.name) },
            row.isPartner ? .empty : small(.class("beside")) { "no partner any more" },
        ])
    }

    private func sorting(_ sort: PartnerSort) -> TableColumn<PartnerRow>.Sorting {
        let order = sort == .name ? "ascending" : "descending"
        return .init(
            path: address.with(\.sort, sort == .balance ? nil : sort).path, order: (address.sort ?? .balance) == sort ? order : "none")
    }
}
