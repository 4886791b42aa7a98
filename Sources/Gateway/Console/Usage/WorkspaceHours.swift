import StaffAPI

/// What counts towards a workspace's cap, and what was recorded where that is more.
struct WorkspaceHours {
    let workspace: WorkspaceRow

    func html() -> HTML {
        .joined([
            CapGauge(countedSeconds: workspace.countedSeconds, capSeconds: workspace.capSeconds).html(),
            workspace.countedSeconds == workspace.recordedSeconds
                ? .empty : small { "\(Figures.hours(seconds: workspace.recordedSeconds)) recorded" },
        ])
    }
}
