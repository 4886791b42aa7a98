import StaffAPI

/// A key of the console: what it does, where, and how that is told. The list on the page (`KeyboardHelp`) is made of these, and the script reads
/// from that list what to do, so that no key stands anywhere else.
struct Shortcut: Sendable {
    /// Where a key can be used, as the list of shortcuts is divided.
    enum Scope: String, CaseIterable, Sendable {
        case everywhere = "Everywhere"
        case places = "Go to"
        case lists = "In a list"
        case account = "On a row, or on the page of an account"
        case search = "In the search"
        case dialogs = "In a dialog"
    }

    /// What the script does. Of several selectors it is whatever comes first on the page.
    enum Effect: Sendable {
        /// Uses a control of the page as a click does.
        case clicks(String)
        case focuses(String)
        /// Uses a control of the row that has the focus.
        case clicksInRow(String)
        /// Goes on from the row itself, not from a control in it that has a meaning of its own for the key.
        case opensRow(String)
        /// Goes so many rows down, or up.
        case moves(Int)
        /// Opens the menu of the row or of the page's account.
        case opensMenu
        /// Opens the dialog of the first of these that the row or the page's account offers.
        case acts([StaffAction])
        case copiesAddress, undoes, showsHelp, sendsDialog
        /// Browsers do it by themselves.
        case nothing
    }

    /// Keys pressed one after another. `Mod+k` is K with Ctrl or ⌘; such keys can be used in fields too.
    let keys: [String]
    let meaning: String
    let scope: Scope
    let effect: Effect

    init(_ keys: String..., meaning: String, in scope: Scope, _ effect: Effect) {
        self.keys = keys
        self.meaning = meaning
        self.scope = scope
        self.effect = effect
    }

    /// Whether an open dialog leaves the key to the script.
    var worksInDialogs: Bool {
        switch effect {
        case .showsHelp, .sendsDialog: true
        default: false
        }
    }

    /// How the effect is called where the script reads it, and on what it is.
    var command: (name: String, object: String)? {
        switch effect {
        case .clicks(let selector): ("click", selector)
        case .focuses(let selector): ("focus", selector)
        case .clicksInRow(let selector): ("click-in-row", selector)
        case .opensRow(let selector): ("open-row", selector)
        case .moves(let count): ("move", String(count))
        case .opensMenu: ("menu", "")
        case .acts(let actions): ("act", actions.map(\.id).joined(separator: " "))
        case .copiesAddress: ("copy-address", "")
        case .undoes: ("undo", "")
        case .showsHelp: ("help", "")
        case .sendsDialog: ("send", "")
        case .nothing: nil
        }
    }

    /// For the control that the keys stand for. Sequences can't be told in it.
    static func attribute(_ shortcuts: Shortcut...) -> Attribute {
        let names = shortcuts.filter { $0.keys.count == 1 }.flatMap(\.keys).flatMap { key in
            key.hasPrefix("Mod+") ? ["Control", "Meta"].map { "\($0)+\(key.dropFirst(4))" } : [key]
        }
        return Attribute("aria-keyshortcuts", names.joined(separator: " "))
    }
}
