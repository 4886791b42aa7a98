/// A small drawing in the colour of the text around it. It repeats what the words beside it say, so it isn't read aloud.
enum Icon: Sendable {
    case home, accounts, warning, calendar, inbox, columns, invoice, coins, people, handshake, check, course, bell, search, copy, more

    func html() -> HTML {
        graphic(.class("icon"), Attribute("viewBox", "0 0 20 20"), Attribute("aria-hidden", "true")) {
            for line in outlines { outline(Attribute("d", line)) }
        }
    }

    /// Strokes on a square of 20.
    private var outlines: [String] {
        switch self {
        case .home: ["M3 9.5 10 3.5l7 6", "M5 8.5V17h10V8.5", "M8.5 17v-5h3v5"]
        case .accounts: ["M4 17V4h7v13", "M11 8h5v9", "M2 17h16", "M6.5 7.5h2", "M6.5 11h2"]
        case .warning: ["M10 3 18 17H2Z", "M10 8v4", "M10 14.4v.4"]
        case .calendar: ["M3.5 5h13v11.5h-13Z", "M3.5 8.8h13", "M7 3v3.4", "M13 3v3.4"]
        case .inbox: ["M3 11h4l1.5 3h3L13 11h4", "M5 4h10l2 7v5.5H3V11Z"]
        case .columns: ["M4 17v-5", "M8 17V8", "M12 17v-7", "M16 17V4"]
        case .invoice: ["M5 3h7l3 3v11H5Z", "M12 3v3h3", "M8 10h4", "M8 13h4"]
        case .coins:
            ["M7.5 4a5 2 0 1 1 0 4a5 2 0 0 1 0-4", "M2.5 6v6c0 1.1 2.2 2 5 2", "M12.5 6v2", "M12.5 9.5a4 4 0 1 1 0 8a4 4 0 0 1 0-8"]
        case .people:
            [
                "M7.5 9.5a3 3 0 1 1 0-6a3 3 0 0 1 0 6", "M2 17c0-3 2.5-5 5.5-5s5.5 2 5.5 5", "M13 9a2.5 2.5 0 1 0 0-5",
                "M15 12.4c1.9.8 3 2.4 3 4.6",
            ]
        case .handshake: ["M2 6.5 5 5l5 2.5L15 5l3 1.5", "M10 7.5 6.5 11l1.5 1.5 3-2 5 4.5", "M2 12.5l3 .5 4 3.5h2.5"]
        case .check: ["M3.5 3.5h13v13h-13Z", "M6.5 10.2 9 12.8 13.7 7.4"]
        case .course: ["M2 7.5 10 4l8 3.5-8 3.5Z", "M5.5 9.2v4.3c0 1.1 2 2 4.5 2s4.5-.9 4.5-2V9.2", "M18 7.5v5"]
        case .bell: ["M4.5 14.5c1.2-1.2 1.5-2.6 1.5-5.5a4 4 0 0 1 8 0c0 2.9.3 4.3 1.5 5.5Z", "M8.5 17h3", "M10 3v2"]
        case .search: ["M9 3.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11", "M13.2 13.2 17 17"]
        case .copy: ["M7.5 7.5h8v8h-8Z", "M12.5 7.5v-3h-8v8h3"]
        case .more: ["M3 6h14", "M3 10h14", "M3 14h14"]
        }
    }
}
