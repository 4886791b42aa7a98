import Contracts

/// An invoice of the demo, and what becomes of it.
struct DemoInvoice: Sendable, Equatable {
    enum Outcome: Sendable, CaseIterable {
        case paid, open, partlyPaid, credited
    }

    let account: AccountID
    let story: DemoStory
    let outcome: Outcome

    /// Those of the first rounds, so that a large demo starts as fast as a small one. Nobody becomes paying whose story is not to pay.
    static func all(of world: DemoWorld) -> [DemoInvoice] {
        var all: [DemoInvoice] = []
        var counts: [DemoStory: Int] = [:]
        for index in 0..<min(DemoSize.small.organisationCount, world.size.organisationCount) {
            let story = DemoStory.of(organisation: index)
            let outcomes = outcomes(of: story)
            guard !outcomes.isEmpty else { continue }
            let count = counts[story, default: 0]
            counts[story] = count + 1
            let account = AccountID(of: world.organisation(index).organisationID)
            all.append(DemoInvoice(account: account, story: story, outcome: outcomes[count % outcomes.count]))
        }
        return all
    }

    private static func outcomes(of story: DemoStory) -> [Outcome] {
        switch story {
        case .managedPaid: [.paid, .open, .credited]
        case .managedUnpaid: [.partlyPaid, .open]
        case _: []
        }
    }
}
