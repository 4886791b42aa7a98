/// The console's style: one sheet made of the files in `Assets`, in this order, since of two equal rules the later one holds.
enum ConsoleStyle {
    /// A new component's sheet is a file in `Assets` and a line here. The sheet for paper stays the last.
    private static let parts = [
        PackageResources.frame_css,
        PackageResources.list_css,
        PackageResources.mark_css,
        PackageResources.search_css,
        PackageResources.menu_css,
        PackageResources.dialog_css,
        PackageResources.keys_css,
        PackageResources.message_css,
        PackageResources.chart_css,
        PackageResources.detail_css,
        PackageResources.wizard_css,
        PackageResources.trainings_css,
        PackageResources.notices_css,
        PackageResources.home_css,
        PackageResources.skeleton_css,
        PackageResources.styleguide_css,
        PackageResources.touch_css,
        PackageResources.print_css,
    ]

    static let sheet = parts.reduce(into: [UInt8]()) { $0 += $1 }
}
