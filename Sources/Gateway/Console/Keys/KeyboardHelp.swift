/// The list of shortcuts, shown by a key and from the person's menu. The script reads from it which keys there are and what they do.
struct KeyboardHelp {
    static let id = "keyboard-help"
    static let title = "Keyboard shortcuts"

    var shortcuts = Shortcut.all

    func html() -> HTML {
        dialog(.id(Self.id), .class("keyboard-help"), Attribute("aria-labelledby", "\(Self.id)-title")) {
            division(.class("dialog-headline")) {
                heading2(.id("\(Self.id)-title")) { Self.title }
                form(Attribute("method", "dialog")) { button(.class("plain")) { "Close" } }
            }
            paragraph(.class("note")) { "Keys without Ctrl or ⌘ do nothing in fields, and can be switched off in your menu at the top." }
            division(.class("key-lists")) { for scope in Shortcut.Scope.allCases { section(of: scope) } }
        }
    }

    @HTMLBuilder private func section(of scope: Shortcut.Scope) -> HTML {
        let entries = shortcuts.filter { $0.scope == scope }
        if !entries.isEmpty {
            division {
                heading3 { scope.rawValue }
                descriptionList { for entry in entries { row(entry) } }
            }
        }
    }

    private func row(_ shortcut: Shortcut) -> HTML {
        division(attributes(of: shortcut)) {
            term { HTML.joined(shortcut.keys.map(Self.keys), separator: " then ") }
            description { shortcut.meaning }
        }
    }

    private func attributes(of shortcut: Shortcut) -> [Attribute] {
        guard let command = shortcut.command else { return [] }
        var attributes = [
            Attribute("data-keys", shortcut.keys.joined(separator: " ")), Attribute("data-does", command.name),
        ]
        if !command.object.isEmpty { attributes.append(Attribute("data-on", command.object)) }
        if shortcut.worksInDialogs { attributes.append(Attribute("data-in-dialogs")) }
        return attributes
    }

    /// `Mod+k` as "Ctrl/⌘ K"; single letters as they stand on the keys.
    private static func keys(_ key: String) -> HTML {
        guard key.hasPrefix("Mod+") else { return keyboardKey { cap(key) } }
        return .joined([
            keyboardKey { "Ctrl" }, HTML(text: "/"), keyboardKey { "⌘" }, HTML(text: " "), keyboardKey { cap(String(key.dropFirst(4))) },
        ])
    }

    private static func cap(_ key: String) -> String {
        let named = ["Escape": "Esc", "ArrowDown": "↓", "ArrowRight": "→"]
        return named[key] ?? (key.count == 1 ? key.uppercased() : key)
    }
}
