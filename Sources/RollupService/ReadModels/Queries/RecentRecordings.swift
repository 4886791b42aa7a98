import Contracts
import Database
import StaffAPI

/// What organisations have recorded in their workspaces in the last 30 days.
struct RecentRecordings {
    private static let days = 30

    let connection: Connection
    let now: Instant

    /// In the order in which they are asked for.
    func answer(_ organisations: [OrganisationID]) throws -> RecentRecordingsAnswer {
        var owners: [WorkspaceID: OrganisationID] = [:]
        for organisation in Set(organisations) {
            for workspace in try WorkspaceTable(connection: connection).workspaces(in: organisation) { owners[workspace] = organisation }
        }
        var sums: [OrganisationID: Int64] = [:]
        // Facts may be dated a little ahead of our clock.
        let end = now.adding(seconds: CloudEvent.clockToleranceSeconds)
        let recordings = RecordingTable(connection: connection)
        try recordings.forEach(in: Array(owners.keys), from: now.adding(days: -Self.days), until: end) { workspace, seconds in
            guard let owner = owners[workspace] else { return }
            sums[owner] = (sums[owner] ?? 0).addingSaturated(seconds)
        }
        return RecentRecordingsAnswer(organisations: organisations.map { .init(organisationID: $0, recordedSeconds: sums[$0] ?? 0) })
    }
}
