import StaffAPI

/// What counts towards a workspace's cap, and what was recorded and deleted where that is something else.
struct WorkspaceHours {
    let workspace: WorkspaceRow

    func html() -> HTML {
        .joined([
            CapGauge(countedSeconds: workspace.countedSeconds, capSeconds: workspace.capSeconds).html(),
            parts.isEmpty ? .empty : small { parts.joined(separator: ", ") },
        ])
    }

    private var parts: [String] {
        let recorded =
            workspace.countedSeconds == workspace.recordedSeconds ? nil : "\(Figures.hours(seconds: workspace.recordedSeconds)) recorded"
        return [recorded, Deletion.inWords(seconds: workspace.deletedSeconds)].compactMap { $0 }
    }
}
