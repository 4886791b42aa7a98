/// The console's script: modules that import one another by their names (`./menu.js`).
///
/// They lie in one folder whose name holds a hash of them all. So browsers may keep each of them for ever, find beside it those that it
/// imports, and have one address for each: under a second one a module would run, and have its state, twice.
enum ConsoleScript {
    typealias Source = (name: String, bytes: [UInt8])

    /// What every page loads. It imports every part that has to be started.
    private static let start = served(("console", EmbeddedFiles.console_js))

    /// A new module is a file in `Assets` and a line here; where no other module imports it, a line in `console.js` too.
    private static let sources: [Source] = [
        ("answer", EmbeddedFiles.answer_js),
        ("areas", EmbeddedFiles.areas_js),
        ("attempt", EmbeddedFiles.attempt_js),
        ("catchup", EmbeddedFiles.catchup_js),
        ("command", EmbeddedFiles.command_js),
        ("copy", EmbeddedFiles.copy_js),
        ("dialog", EmbeddedFiles.dialog_js),
        ("download", EmbeddedFiles.download_js),
        ("draft", EmbeddedFiles.draft_js),
        ("elements", EmbeddedFiles.elements_js),
        ("ending", EmbeddedFiles.ending_js),
        ("fields", EmbeddedFiles.fields_js),
        ("filter", EmbeddedFiles.filter_js),
        ("fits", EmbeddedFiles.fits_js),
        ("follow", EmbeddedFiles.follow_js),
        ("found", EmbeddedFiles.found_js),
        ("form", EmbeddedFiles.form_js),
        ("live", EmbeddedFiles.live_js),
        ("menu", EmbeddedFiles.menu_js),
        ("menukeys", EmbeddedFiles.menukeys_js),
        ("menuplace", EmbeddedFiles.menuplace_js),
        ("message", EmbeddedFiles.message_js),
        ("names", EmbeddedFiles.names_js),
        ("offers", EmbeddedFiles.offers_js),
        ("opening", EmbeddedFiles.opening_js),
        ("outcome", EmbeddedFiles.outcome_js),
        ("place", EmbeddedFiles.place_js),
        ("preferences", EmbeddedFiles.preferences_js),
        ("preview", EmbeddedFiles.preview_js),
        ("recent", EmbeddedFiles.recent_js),
        ("refresh", EmbeddedFiles.refresh_js),
        ("rows", EmbeddedFiles.rows_js),
        ("search", EmbeddedFiles.search_js),
        ("seen", EmbeddedFiles.seen_js),
        ("session", EmbeddedFiles.session_js),
        ("shortcuts", EmbeddedFiles.shortcuts_js),
        ("steps", EmbeddedFiles.steps_js),
        ("store", EmbeddedFiles.store_js),
        ("subject", EmbeddedFiles.subject_js),
        ("values", EmbeddedFiles.values_js),
        ("waiting", EmbeddedFiles.waiting_js),
    ]

    private static let parts = sources.map(served)
    /// What some pages have beyond that: in the same folder, since they import the same modules.
    private static let chartSource = served(("chart", EmbeddedFiles.chart_js))
    private static let workspacesSource = served(("workspaces", EmbeddedFiles.workspaces_js))
    /// What a module loads when it comes to need it.
    private static let conflictSource = served(("conflict", EmbeddedFiles.conflict_js))
    private static let styleGuideSource = served(("styleguide", EmbeddedFiles.styleguide_js))

    private static let folder = folderName(of: [start, chartSource, workspacesSource, styleGuideSource, conflictSource] + parts)

    static let entry = Asset(module: start.name, folder: folder, start.bytes)
    /// Named in the head of a page, so that a browser needn't read one module to learn of the next.
    static let imported = parts.map { Asset(module: $0.name, folder: folder, $0.bytes) }
    /// For pages with drawings.
    static let chart = Asset(module: chartSource.name, folder: folder, chartSource.bytes)
    /// For pages on which accounts open to show their workspaces.
    static let workspaces = Asset(module: workspacesSource.name, folder: folder, workspacesSource.bytes)
    static let styleGuide = Asset(module: styleGuideSource.name, folder: folder, styleGuideSource.bytes)
    private static let conflict = Asset(module: conflictSource.name, folder: folder, conflictSource.bytes)
    static let modules = [entry, chart, workspaces, styleGuide, conflict] + imported

    private static func served(_ source: Source) -> Source { (source.name, ServedScript.bytes(of: source.bytes)) }

    /// Another name for other contents, whichever module has changed.
    static func folderName(of sources: [Source]) -> String {
        let contents = sources.map { "\($0.name) \(Asset.hash(of: $0.bytes))\n" }.joined()
        return "console-\(Asset.hash(of: Array(contents.utf8)))"
    }
}
