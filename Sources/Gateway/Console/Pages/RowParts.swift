import Contracts
import HTTP

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
            link(.href(MailLink.destination(admin.email)), .title(ShownName(admin.email).whole)) {
                ShownName(admin.name.isEmpty ? admin.email : admin.name).html()
            }
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

/// A link that opens a letter to one address, and nothing else of a letter (RFC 6068 §2): whatever could begin a header or a second
/// address is encoded.
enum MailLink {
    static func destination(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@") else { return "mailto:" + PercentEncoding.encode(address) }
        let local = address[..<at]
        let domain = address[address.index(after: at)...]
        return "mailto:\(PercentEncoding.encode(String(local)))@\(PercentEncoding.encode(String(domain)))"
    }
}

/// An empty cell, said aloud as such.
enum Nothing {
    static let html = HTML.joined([
        span(.class("none"), Attribute("aria-hidden", "true")) { "–" }, span(.class("unseen")) { "none" },
    ])
}
