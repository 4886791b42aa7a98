/// The console's script: modules that import one another by their names (`./menu.js`).
///
/// They lie in one folder whose name holds a hash of them all. So browsers may keep each of them for ever, find beside it those that it
/// imports, and have one address for each: under a second one a module would run, and have its state, twice.
enum ConsoleScript {
    typealias Source = (name: String, bytes: [UInt8])

    /// What every page loads. It imports every part that has to be started.
    private static let start = served(("console", PackageResources.console_js))

    /// A new module is a file in `Assets` and a line here; where no other module imports it, a line in `console.js` too.
    private static let sources: [Source] = [
        ("answer", PackageResources.answer_js),
        ("areas", PackageResources.areas_js),
        ("attempt", PackageResources.attempt_js),
        ("catchup", PackageResources.catchup_js),
        ("command", PackageResources.command_js),
        ("copy", PackageResources.copy_js),
        ("dialog", PackageResources.dialog_js),
        ("download", PackageResources.download_js),
        ("draft", PackageResources.draft_js),
        ("elements", PackageResources.elements_js),
        ("ending", PackageResources.ending_js),
        ("fields", PackageResources.fields_js),
        ("filter", PackageResources.filter_js),
        ("fits", PackageResources.fits_js),
        ("follow", PackageResources.follow_js),
        ("found", PackageResources.found_js),
        ("form", PackageResources.form_js),
        ("live", PackageResources.live_js),
        ("menu", PackageResources.menu_js),
        ("menukeys", PackageResources.menukeys_js),
        ("menuplace", PackageResources.menuplace_js),
        ("message", PackageResources.message_js),
        ("names", PackageResources.names_js),
        ("offers", PackageResources.offers_js),
        ("opening", PackageResources.opening_js),
        ("outcome", PackageResources.outcome_js),
        ("place", PackageResources.place_js),
        ("preferences", PackageResources.preferences_js),
        ("preview", PackageResources.preview_js),
        ("recent", PackageResources.recent_js),
        ("refresh", PackageResources.refresh_js),
        ("rows", PackageResources.rows_js),
        ("search", PackageResources.search_js),
        ("seen", PackageResources.seen_js),
        ("session", PackageResources.session_js),
        ("shortcuts", PackageResources.shortcuts_js),
        ("steps", PackageResources.steps_js),
        ("store", PackageResources.store_js),
        ("subject", PackageResources.subject_js),
        ("values", PackageResources.values_js),
        ("waiting", PackageResources.waiting_js),
    ]

    private static let parts = sources.map(served)
    /// What some pages have beyond that: in the same folder, since they import the same modules.
    private static let chartSource = served(("chart", PackageResources.chart_js))
    private static let workspacesSource = served(("workspaces", PackageResources.workspaces_js))
    /// What a module loads when it comes to need it.
    private static let conflictSource = served(("conflict", PackageResources.conflict_js))
    private static let styleGuideSource = served(("styleguide", PackageResources.styleguide_js))

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
