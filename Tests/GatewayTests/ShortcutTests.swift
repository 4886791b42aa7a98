import HTTP
import TestKit
import Testing

@testable import Gateway

@Suite struct ShortcutTests {
    @Test func noKeyHasTwoMeaningsNorBeginsAnother() {
        let sequences = Shortcut.all.filter { $0.command != nil }.map { $0.keys.joined(separator: " ") }
        #expect(Set(sequences).count == sequences.count)
        for one in sequences { #expect(!sequences.contains { $0.hasPrefix("\(one) ") }, "\(one) would never be waited for") }
    }

    @Test func everyAreaHasALetterThatItsLinkSays() {
        #expect(Set(ConsoleArea.all.map(\.letter)).count == ConsoleArea.all.count)
        let page = AppFrame(title: "A page", viewer: Fixtures.viewer()).html { .empty }.source
        for area in ConsoleArea.all {
            #expect(page.contains("<a href=\"\(area.path)\" data-area=\"\(area.letter)\""))
            #expect(page.contains("data-keys=\"g \(area.letter)\" data-does=\"click\" data-on=\".rail [data-area=\(area.letter)]\""))
        }
    }

    /// A name that the script doesn't know would be a key that does nothing.
    @Test func theScriptKnowsEveryStep() {
        let script = String(decoding: EmbeddedFiles.steps_js, as: UTF8.self)
        let names = Set(Shortcut.all.compactMap { $0.command?.name })
        #expect(names.count > 5)
        for name in names { #expect(script.contains("[\"\(name)\", "), "\(name)") }
    }

    @Test func theListTellsEveryKey() {
        let list = KeyboardHelp().html().source
        for shortcut in Shortcut.all { #expect(list.contains("<dd>\(escapedForHTML(shortcut.meaning))</dd>")) }
        #expect(list.contains("<kbd>G</kbd> then <kbd>A</kbd>"))
        #expect(list.contains("<kbd>Ctrl</kbd>/<kbd>⌘</kbd> <kbd>K</kbd>"))
        #expect(list.components(separatedBy: "data-in-dialogs").count == 3, "a dialog leaves only its sending and this list to the script")
    }

    @Test func controlsSayTheirKeys() {
        #expect(Shortcut.attribute(.search, .palette) == Attribute("aria-keyshortcuts", "/ Control+k Meta+k"))
    }

    @Test(arguments: [("", "on"), ("dembrane_shortcuts=off", "off"), ("dembrane_shortcuts=x", "on")])
    func thePageSaysWhetherKeysDoSomething(cookie: String, shortcuts: String) throws {
        var viewer = Fixtures.viewer()
        viewer.shortcuts = KeyboardShortcuts(try #require(HTTPRequest(.get, "/accounts", headers: ["Cookie": cookie])))
        let page = PageFrame(title: "A page", viewer: viewer).html { .empty }.source
        #expect(page.contains("data-shortcuts=\"\(shortcuts)\""))
    }
}
