import Contracts

/// Hours against a cap: the figure, and a gauge where there is a cap.
struct CapGauge {
    let countedSeconds: Int64
    let capSeconds: Int64?

    func html() -> HTML {
        guard let capSeconds, capSeconds > 0 else { return HTML(text: Figures.duration(seconds: countedSeconds)) }
        let share = Figures.percentage(of: countedSeconds, in: capSeconds)
        return .joined([
            HTML(text: "\(Figures.duration(seconds: countedSeconds)) of \(Figures.duration(seconds: capSeconds))"),
            graphic(
                .class("gauge \(level(share))"), Attribute("viewBox", "0 0 100 4"), Attribute("preserveAspectRatio", "none"),
                Attribute("role", "img"), .label("\(share) % of the cap")
            ) {
                rectangle(.class("gauge-track"), Attribute("width", "100"), Attribute("height", "4"))
                rectangle(.class("gauge-fill"), Attribute("width", String(min(100, share))), Attribute("height", "4"))
            },
        ])
    }

    private func level(_ share: Int) -> String {
        share >= 100 ? "full" : share >= 80 ? "near" : "well"
    }
}

struct DiscountText {
    let discount: Discount

    func html() -> HTML {
        .joined([HTML(text: "\(discount.percent.value)\(Figures.space)%"), small { discount.kind.title }])
    }
}

/// The people to write to, with when they were last seen.
struct Contacts {
    let admins: [AdminContact]
    let now: Instant

    func html() -> HTML {
        guard let first = admins.first else { return Nothing.html }
        return .joined([
            one(first),
            admins.count > 1 ? others : .empty,
        ])
    }

    private var others: HTML {
        details(.class("more-contacts")) {
            summary { "\(admins.count - 1) more" }
            for admin in admins.dropFirst() { one(admin) }
        }
    }

    private func one(_ admin: AdminContact) -> HTML {
        division(.class("contact")) {
            link(.href("mailto:\(admin.email)"), .title(admin.email)) { admin.name.isEmpty ? admin.email : admin.name }
            small {
                if let login = admin.lastLoginAt {
                    "\(Figures.daysAgo(login, asOf: now)) · \(Figures.count(admin.logins))× in 30 days"
                } else {
                    "never logged in"
                }
            }
        }
    }
}

/// An empty cell, said aloud as such.
enum Nothing {
    static let html = HTML.joined([
        span(.class("none"), Attribute("aria-hidden", "true")) { "–" }, span(.class("unseen")) { "none" },
    ])
}
