import Contracts

/// A person's place in one workspace at one moment.
struct Placement: Sendable, Equatable {
    let workspaceID: WorkspaceID
    let person: Person
    let role: WorkspaceRole
    let isPending: Bool
    let joinedAt: Instant
}

/// How many people of each kind there are. A person counts once, as the most that they are.
struct HeadCount: Sendable, Equatable {
    /// Seated people other than externals: owners, admins, members and billing contacts.
    var members = 0
    var externals = 0
    /// Free.
    var observers = 0

    var seats: Int { members + externals }
}

/// A billed person and the workspace whose discount they get: the one they joined first (DOMAIN §3).
struct Seat: Sendable, Equatable {
    let person: Person
    let workspaceID: WorkspaceID
    let joinedAt: Instant
}

/// Counts distinct people among placements.
enum Seats {
    static func count(_ placements: [Placement]) -> HeadCount {
        var weights: [Person: Int] = [:]
        for placement in placements {
            let weight = placement.role == .observer ? 0 : placement.role == .external ? 1 : 2
            weights[placement.person] = max(weights[placement.person] ?? 0, weight)
        }
        var count = HeadCount()
        for weight in weights.values {
            switch weight {
            case 2: count.members += 1
            case 1: count.externals += 1
            default: count.observers += 1
            }
        }
        return count
    }

    /// Seats that are only an invitation: people whose every place with a seat is one.
    static func pending(_ placements: [Placement]) -> Int {
        let seated = placements.filter { $0.role.occupiesSeat }
        return Set(seated.map(\.person)).subtracting(seated.filter { !$0.isPending }.map(\.person)).count
    }

    /// One seat per person, in the order in which they came.
    static func attribute(_ placements: some Sequence<Placement>) -> [Seat] {
        var seats: [Person: Seat] = [:]
        for placement in placements where placement.role.occupiesSeat {
            let seat = Seat(person: placement.person, workspaceID: placement.workspaceID, joinedAt: placement.joinedAt)
            if let earlier = seats[placement.person], !came(seat, before: earlier) { continue }
            seats[placement.person] = seat
        }
        return seats.values.sorted { came($0, before: $1) }
    }

    private static func came(_ left: Seat, before right: Seat) -> Bool {
        if left.joinedAt != right.joinedAt { return left.joinedAt < right.joinedAt }
        if left.workspaceID != right.workspaceID { return left.workspaceID < right.workspaceID }
        return left.person < right.person
    }
}
