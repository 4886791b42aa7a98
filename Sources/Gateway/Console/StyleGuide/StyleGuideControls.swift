import Contracts
import StaffAPI
import WebKit

/// Buttons, fields, filters, and the small parts that pages are made of.
struct StyleGuideControls {
    let samples: StyleGuideSamples
    let viewer: Viewer

    private var now: Instant { samples.now }

    var specimens: [(title: String, content: HTML)] {
        [
            ("Buttons", buttons), ("Fields", fields), ("Filters", filters), ("Months", months), ("Banner", banner),
            ("Figures", figures), ("Pills and chips", pills), ("Hours against a cap", gauges), ("People to write to", contacts),
            ("Pages of a list", pager), ("Nothing to show", empty), ("A page that fails", failure),
            ("While something loads", Skeleton.bars),
        ]
    }

    private var buttons: HTML {
        division(.class("specimen-line dialog-buttons")) {
            button(.type("button"), .class("primary")) { "Primary" }
            button(.type("button"), .class("primary danger")) { "Dangerous" }
            button(.type("button"), .class("primary"), Attribute("aria-busy", "true")) { "Busy" }
            button(.type("button"), .class("primary"), Attribute("disabled")) { "Disabled" }
            button(.type("button"), .class("plain")) { "Plain" }
            ActionMenu(
                id: "menu-specimen", subject: "an account",
                items: StaffAction.all.map { ActionMenu.Item(action: $0, obstacle: $0.isDangerous ? .setTier : nil) }
            ).html()
        }
    }

    /// A kind of each, without what dialogs of this page have too. The script says at those with `data-fault` what is wrong.
    private var fields: HTML {
        let named: [(StaffAction, String)] = [
            (.trial, "months"), (.moveEnd, "ends_on"), (.accountManager, "email"), (.discount, "kind"), (.discount, "percent"),
            (.makePartner, "agreement_confirmed"),
        ]
        let shown = named.compactMap { action, name -> HTML? in
            guard let field = action.fields.first(where: { $0.name == name }) else { return nil }
            let subject = StyleGuideDialogs.subject(action, samples)
            return FormField(field, of: subject, policies: viewer.identity.policies, now: now)?.html()
        }
        return form(.class("specimen-fields"), Attribute("data-faults", "months email"), .label("Fields")) { HTML.joined(shown) }
    }

    private var filters: HTML {
        FilterBar(
            label: "Filter the samples", path: StyleGuidePage.path,
            search: .init(text: "wilgen", placeholder: "Account or person", pathWithout: StyleGuidePage.path),
            choices: [
                .init(
                    name: "tier", title: "Tier", options: Tier.allCases.map { ($0.rawValue, $0.title) }, chosen: Tier.guardian.rawValue,
                    pathWithout: StyleGuidePage.path),
                .init(
                    name: "class", title: "Class", options: RevenueClass.allCases.map { ($0.rawValue, $0.title) }, chosen: nil,
                    pathWithout: StyleGuidePage.path),
            ], clearedPath: StyleGuidePage.path
        ).html()
    }

    private var months: HTML {
        MonthPicker(month: now.month.previous, current: now.month, amounts: samples.closing) { _ in StyleGuidePage.path }.html()
    }

    private var banner: HTML {
        Banner(text: "June 2026, as it was. Actions are off.", way: .init(title: "Back to now", path: StyleGuidePage.path)).html()
    }

    private var figures: HTML {
        StatStrip(figures: [
            .init(name: "MRR forecast", value: Figures.money(Cents(8_032_240)), note: "paying and managed"),
            .init(name: "Accounts", value: Figures.count(132), note: "118 active"),
            .init(name: "Hours", value: Figures.hours(seconds: 81_000)),
        ]).html()
    }

    private var pills: HTML {
        division(.class("specimen-line")) {
            for one in RevenueClass.allCases { span(.class("pill class-\(one.rawValue)")) { one.title } }
            span(.class("chip")) { "partner" }
            span(.class("chip quiet")) { "inactive" }
            span(.class("chip warn")) { "no longer fits the filters" }
            DiscountChip(discount: ShownDiscount(samples.discount)).html()
            Nothing.html
        }
    }

    private var gauges: HTML {
        division(.class("specimen-gauges")) {
            for counted: Int64 in [0, 1_800, 3_000, 3_600, 22_000] {
                division { CapGauge(countedSeconds: counted, capSeconds: 3_600).html() }
            }
            division { CapGauge(countedSeconds: 81_000, capSeconds: nil).html() }
        }
    }

    private var contacts: HTML {
        division(.class("specimen-line")) {
            Contacts(admins: samples.contacts, context: samples.context(of: viewer)).html()
            Contacts(admins: [], context: samples.context(of: viewer)).html()
        }
    }

    private var pager: HTML {
        Pager(
            things: "accounts", shown: 50, first: 51, total: 132, order: "by MRR", previousPath: StyleGuidePage.path,
            nextPath: StyleGuidePage.path
        ).html()
    }

    private var empty: HTML {
        EmptyList(text: "No account fits these filters.", ways: [.init(title: "Without Tier: Guardian", path: StyleGuidePage.path)]).html()
    }

    private var failure: HTML {
        FailurePage(problem: .unavailable("the rollup doesn't answer"), viewer: viewer, path: StyleGuidePage.path).message
    }
}
