import Contracts

/// One state of an organisation as the platform described it.
struct OrganisationVersion: Sendable, Equatable {
    let stamp: FactStamp
    let name: String
    let createdAt: Instant
    let deleted: Bool
}

/// What is known of an organisation over time.
struct OrganisationHistory: Sendable {
    /// Oldest first.
    let versions: [OrganisationVersion]

    init(_ versions: [OrganisationVersion]) {
        self.versions = versions.sorted { $0.stamp < $1.stamp }
    }

    /// The newest name, also for past months: people look for a customer under the name it has now.
    var name: String? { versions.last?.name }

    var startsAt: Instant? { versions.map { min($0.createdAt, $0.stamp.at) }.min() }

    /// Since when the organisation is deleted, or nil while it is not.
    func deletedAt(_ asOf: AsOf) -> Instant? {
        let known = versions.filter { asOf.knows(factAt: $0.stamp.at) }
        guard known.last?.deleted == true else { return nil }
        let lastAlive = known.lastIndex { !$0.deleted }
        return known[lastAlive.map { $0 + 1 } ?? 0].stamp.at
    }
}
