/// A part of the console that the navigation leads to. A new one is a line here.
struct ConsoleArea: Sendable, Equatable {
    /// What the areas of a group have in common, as the navigation says it.
    enum Group: String, CaseIterable, Sendable {
        case customers = "Customers"
        case money = "Money"
        case office = "Back office"
    }

    let title: String
    let path: String
    /// Leads here after `g` (`Shortcut`); unique.
    let letter: String
    let icon: Icon
    /// Nil for the one above all groups.
    let group: Group?

    static let home = ConsoleArea(title: "Home", path: "/", letter: "h", icon: .home, group: nil)

    static let usage = ConsoleArea(title: "Usage & billing", path: "/accounts", letter: "a", icon: .accounts, group: .customers)
    static let atRisk = ConsoleArea(title: "At risk", path: "/at-risk", letter: "r", icon: .warning, group: .customers)
    static let renewals = ConsoleArea(title: "Renewals", path: "/renewals", letter: "w", icon: .calendar, group: .customers)
    static let requests = ConsoleArea(title: "Upgrade requests", path: "/requests", letter: "q", icon: .inbox, group: .customers)
    static let trainings = ConsoleArea(title: "Trainings", path: "/trainings", letter: "t", icon: .course, group: .customers)
    static let partners = ConsoleArea(title: "Partners", path: "/partners", letter: "l", icon: .handshake, group: .customers)
    static let revenue = ConsoleArea(title: "Revenue", path: "/revenue", letter: "m", icon: .columns, group: .money)
    static let invoices = ConsoleArea(title: "Invoices", path: "/invoices", letter: "i", icon: .invoice, group: .money)
    static let payments = ConsoleArea(title: "Payments", path: "/payments", letter: "p", icon: .coins, group: .money)

    static let notices = ConsoleArea(title: "Notices", path: "/notifications", letter: "n", icon: .bell, group: .office)
    static let staff = ConsoleArea(title: "Staff", path: "/staff", letter: "s", icon: .people, group: .office)
    static let checks = ConsoleArea(title: "Checks", path: "/checks", letter: "c", icon: .check, group: .office)

    /// In the order of the navigation.
    static let all = [home, usage, atRisk, renewals, requests, trainings, partners, revenue, invoices, payments, notices, staff, checks]
}
