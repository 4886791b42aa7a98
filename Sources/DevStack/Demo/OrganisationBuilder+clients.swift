import Contracts

extension OrganisationBuilder {
    /// A partner runs workspaces for clients, each with an account of its own: two that pay, one that is free and one at its cap.
    mutating func addClientWorkspaces() {
        guard story == .partner else { return }
        for number in 0..<4 {
            let workspace = openClientWorkspace(number)
            let client = seatClient(number, in: workspace)
            describe(workspace, dataOwner: client)
            workspaces.append(workspace)
            switch number {
            case 0: subscribeClient(workspace, to: .changemaker, .annual)
            case 1: subscribeClient(workspace, to: .innovator, .monthly)
            default: break
            }
        }
    }

    private mutating func openClientWorkspace(_ number: Int) -> DemoWorkspace {
        let usage: StoryProfile.Usage =
            switch number {
            case 2: .capped(hours: 1, currentPercent: 10...40)
            case 3: .capped(hours: 1, currentPercent: 101...130)
            default: .unlimited(1...3)
            }
        let client = OrganisationName(world: world, index: index + 2_100 + number)
        return DemoWorkspace(
            workspaceID: workspaceID(100 + number), name: "\(client.text) – \(Self.assignments[(index + number) % Self.assignments.count])",
            createdAt: random.instant(from: createdAt.adding(days: 10), to: world.now.adding(days: -100)), usageContext: .external,
            usage: usage, seats: 4)
    }

    private mutating func describe(_ workspace: DemoWorkspace, dataOwner: DemoPerson) {
        record(
            WorkspaceChanged(
                workspaceID: workspace.workspaceID, organisationID: organisationID, name: workspace.name, visibility: .inviteOnly,
                usageContext: .external, createdAt: workspace.createdAt, deleted: false, dataOwnerName: dataOwner.name,
                dataOwnerEmail: dataOwner.email, partnerAgreementAcceptedAt: workspace.createdAt),
            at: workspace.createdAt)
    }

    /// Two people of the partner run the workspace; two of the client are guests in it, one of them only to look on.
    private mutating func seatClient(_ number: Int, in workspace: DemoWorkspace) -> DemoPerson {
        let clients = (0..<2).map { person(DemoPerson.firstClientNumber + number * 2 + $0) }
        for client in clients { recordUser(client, at: workspace.createdAt) }
        let seats: [(UserID, WorkspaceRole)] = [
            (people[0].person.userID, .owner), (people[1].person.userID, .admin),
            (clients[0].userID, .external), (clients[1].userID, .observer),
        ]
        for (userID, role) in seats {
            let joinedAt = userID == people[1].person.userID ? max(people[1].joinedAt, workspace.createdAt) : workspace.createdAt
            record(
                MembershipChanged(
                    workspaceID: workspace.workspaceID, organisationID: organisationID, userID: userID, role: role, state: .active,
                    joinedAt: joinedAt, source: .direct),
                at: joinedAt)
        }
        return clients[0]
    }

    private mutating func subscribeClient(_ workspace: DemoWorkspace, to tier: Tier, _ period: BillingPeriod) {
        subscribe(to: tier, period, at: workspace.createdAt.adding(days: 3), for: workspace.workspaceID)
    }

    private static let assignments = ["bewonersonderzoek", "dialoogreeks", "klantreis", "listening tour", "evaluatie"]
}
