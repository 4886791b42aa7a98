import Contracts

/// When somebody was last there, and how often lately.
struct LastSeen {
    let login: Instant?
    let logins: Int
    let context: RowContext

    func html() -> HTML {
        guard let login else { return HTML(text: context.knowsLogins ? "never logged in" : "logins not known") }
        return .joined([
            HTML(text: Figures.daysAgo(login, asOf: context.now)),
            small { " \(Figures.count(logins))× in 30 days" },
        ])
    }
}
