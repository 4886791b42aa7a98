import Contracts
import StaffAPI
import WireJSON

/// What pages about one thing are made of.
struct StyleGuideDetails {
    let samples: StyleGuideSamples
    let viewer: Viewer

    private var month: Month { samples.now.month }
    private var path: String { StyleGuidePage.path }

    var specimens: [(title: String, content: HTML)] {
        [
            ("Head of a page about one thing", head), ("What needs attention", alerts), ("Parts of a page", tabs), ("Facts", facts),
            ("Figures over months", columns), ("What an amount is made of", sum), ("Somebody to speak to", contact),
            ("What has happened", timeline), ("A matter of several steps", wizard),
        ]
    }

    private var head: HTML {
        let row = samples.accounts[0]
        return DetailHead(
            trail: [.init(title: "Usage & billing", path: path)], name: ShownName("Sample of an account"),
            marks: span(.class("pill class-managed")) { "Managed" }, facts: [HTML(text: "2 workspaces"), ShortID.html(row.accountID)],
            controls: DeedButton(action: .accountManager).html()
        ).html()
    }

    private var alerts: HTML {
        AlertStrip(alerts: [
            .init(level: .bad, html: HTML(text: "A workspace is at its cap.")),
            .init(level: .warn, html: HTML(text: "The trial ends in 3 days.")),
            .init(level: .info, html: HTML(text: "A referral begins in March.")),
        ]).html()
    }

    private var tabs: HTML {
        TabBar(
            label: "Sample parts",
            tabs: [
                .init(title: "Overview", path: path, isCurrent: true), .init(title: "Workspaces", path: path, count: 4, isCurrent: false),
            ]
        ).html()
    }

    private var facts: HTML {
        FactList(facts: [.init("Tier", "Guardian, yearly"), .init("Paid by", "invoices"), .init("Partner", Nothing.html)]).html()
    }

    private var columns: HTML {
        MonthColumns(
            label: "MRR by month",
            columns: samples.revenue.map {
                .init(month: $0.month, size: $0.closingCents.amount, figure: Figures.money($0.closingCents), path: path)
            }, shown: month.previous, current: month
        ).html()
    }

    private var sum: HTML {
        let price = Cents(7_500)
        return RevenueSum(
            revenue: AccountRevenueAnswer(
                accountID: samples.accounts[0].accountID, month: month, tier: .changemaker, billingPeriod: .annual, class: .managed,
                seatPriceCents: price,
                parts: [
                    .init(seats: 19, discount: nil, workspaceID: nil, workspaceName: nil, amountCents: price.times(19)),
                    .init(
                        seats: 2, discount: samples.discount, workspaceID: nil, workspaceName: nil,
                        amountCents: samples.discount.percent.discounting(price).times(2)),
                ], listCents: price.times(21), netCents: price.times(19) + samples.discount.percent.discounting(price).times(2),
                mrrCents: price.times(19) + samples.discount.percent.discounting(price).times(2))
        ).table()
    }

    private var contact: HTML {
        unorderedList(.class("contact-list")) {
            for one in samples.contacts { listItem { ContactLine(contact: one, context: samples.context(of: viewer)).html() } }
        }
    }

    private var timeline: HTML {
        let before: JSONValue = .object(["tier": .string("guardian")])
        let after: JSONValue = .object(["tier": .string("changemaker")])
        return Timeline.html([
            AuditRecord(
                eventID: "sample", at: samples.now, actor: "robin@dembrane.com", action: "tier-changed", type: "", accountID: nil,
                workspaceID: nil, organisationID: nil, before: before, after: after, changes: AuditChange.fields(before, after),
                reason: "Fewer people take part", traceID: nil)
        ])
    }

    private var wizard: HTML {
        Wizard(
            title: "New invoice", path: path,
            steps: [
                .init(name: "period", title: "Period"), .init(name: "amount", title: "Amount"),
                .init(name: "check", title: "Check and issue"),
            ], current: 1, kept: [("from", "2027-01-01")], filled: [("from", "2027-01-01")],
            summary: [.init("Period", "01-01 – 31-12-2027"), .init("To", "facturen@…")],
            content: division(.class("field")) {
                label(.labels("wizard-seats")) { "Seats" }
                input(.id("wizard-seats"), .type("text"), .name("seats"), .value("19"), Attribute("inputmode", "numeric"))
            }, deed: .init(title: "Issue invoice", formToken: viewer.formToken)
        ).html()
    }
}
