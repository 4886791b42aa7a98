/// Whether keys without Ctrl or ⌘ do something. Who speaks to the browser, or hits keys by chance, switches them off (WCAG 2.1.4).
enum KeyboardShortcuts: String, PagePreference {
    case on, off

    static let name = "shortcuts"
    static let legend = "Keyboard shortcuts"
    static let standard = KeyboardShortcuts.on

    var title: String {
        switch self {
        case .on: "On"
        case .off: "Off"
        }
    }
}
