/// The console's style: one sheet made of the files in `Assets`, in this order, since of two equal rules the later one holds.
enum ConsoleStyle {
    /// A new component's sheet is a file in `Assets` and a line here. The sheet for paper stays the last.
    private static let parts = [
        EmbeddedFiles.frame_css,
        EmbeddedFiles.list_css,
        EmbeddedFiles.mark_css,
        EmbeddedFiles.search_css,
        EmbeddedFiles.menu_css,
        EmbeddedFiles.dialog_css,
        EmbeddedFiles.keys_css,
        EmbeddedFiles.message_css,
        EmbeddedFiles.chart_css,
        EmbeddedFiles.detail_css,
        EmbeddedFiles.wizard_css,
        EmbeddedFiles.trainings_css,
        EmbeddedFiles.notices_css,
        EmbeddedFiles.home_css,
        EmbeddedFiles.skeleton_css,
        EmbeddedFiles.styleguide_css,
        EmbeddedFiles.touch_css,
        EmbeddedFiles.print_css,
    ]

    static let sheet = parts.reduce(into: [UInt8]()) { $0 += $1 }
}
