/// Every key of the console, in the order in which they are listed. A new one is a line here.
extension Shortcut {
    static let search = Shortcut("/", meaning: "Search", in: .everywhere, .focuses("#find"))
    static let palette = Shortcut("Mod+k", meaning: "Search and commands", in: .everywhere, .focuses("#find"))
    static let copy = Shortcut("c", meaning: "Copy the link of this page", in: .everywhere, .copiesAddress)
    static let undo = Shortcut("u", meaning: "Undo, while a message offers it", in: .everywhere, .undoes)
    static let help = Shortcut("?", meaning: "Show this list", in: .everywhere, .showsHelp)
    static let close = Shortcut("Escape", meaning: "Close what is open", in: .everywhere, .nothing)

    /// An area that is added has its own by its letter.
    static let places = ConsoleArea.all.map { area in
        Shortcut("g", area.letter, meaning: area.title, in: .places, .clicks(".rail [data-area=\(area.letter)]"))
    }

    static let nextRow = Shortcut("j", meaning: "Next row", in: .lists, .moves(1))
    static let previousRow = Shortcut("k", meaning: "Previous row", in: .lists, .moves(-1))
    static let openRow = Shortcut("Enter", meaning: "Open the row", in: .lists, .opensRow("th a:not(.toggle)"))
    static let workspaces = Shortcut("o", meaning: "Show or hide the workspaces of the row", in: .lists, .clicksInRow(".toggle"))
    static let filter = Shortcut(
        "f", meaning: "Filter", in: .lists,
        .focuses(
            ".filters :is(input:not([type=hidden]), select), main:not(:has(.filters)) .tabs a"))
    static let monthBefore = Shortcut("[", meaning: "Previous month", in: .lists, .clicks(".month-picker [rel=prev]"))
    static let monthAfter = Shortcut("]", meaning: "Next month", in: .lists, .clicks(".month-picker [rel=next]"))
    static let export = Shortcut("e", meaning: "Export as CSV", in: .lists, .clicks(".downloads a"))

    static let menu = Shortcut(".", meaning: "Actions", in: .account, .opensMenu)
    static let tier = Shortcut("t", meaning: "Change the tier", in: .account, .acts([.tier]))
    static let discount = Shortcut("d", meaning: "Set a discount", in: .account, .acts([.discount, .workspaceDiscount]))
    static let manager = Shortcut("m", meaning: "Set the account manager", in: .account, .acts([.accountManager]))

    /// What the search does with keys, and browsers do.
    static let found = [
        Shortcut("ArrowDown", meaning: "Next result; ↑ the one before", in: .search, .nothing),
        Shortcut("ArrowRight", meaning: "What can be done for a found account", in: .search, .nothing),
        Shortcut("Mod+Enter", meaning: "Open a result in a new tab", in: .search, .nothing),
        Shortcut(">", meaning: "Commands alone, such as “> tier” and a name", in: .search, .nothing),
    ]

    static let send = Shortcut("Mod+Enter", meaning: "Send the dialog", in: .dialogs, .sendsDialog)

    static let all =
        [search, palette, copy, undo, help, close] + places
        + [nextRow, previousRow, openRow, workspaces, filter, monthBefore, monthAfter, export, menu, tier, discount, manager] + found + [
            send
        ]
}
