/// What has happened, the newest first.
enum Timeline {
    static func html(_ records: [AuditRecord], _ names: KnownNames = KnownNames()) -> HTML {
        guard !records.isEmpty else { return .empty }
        return unorderedList(.class("timeline")) { for record in records { TimelineEntry(record: record, names: names).html() } }
    }
}
