import Contracts
import Testing
import WireJSON

@testable import DevStack

@Suite struct DemoTests {
    static let moments = ["2026-11-23T09:30:00Z", "2026-03-01T00:00:01Z", "2027-01-31T23:59:59Z", "2028-02-29T12:00:00Z"]

    /// One round of all stories, which is enough to see every kind of thing.
    static let organisations = DemoStory.round.count

    func world(_ moment: String, seed: UInt64 = 1) throws -> DemoWorld {
        DemoWorld(size: .small, seed: seed, now: try #require(Instant(moment)))
    }

    /// A whole demo as text, so that any difference shows.
    func transcript(_ world: DemoWorld) throws -> [String] {
        let encoder = WireJSONEncoder()
        return try (0..<Self.organisations).flatMap { index -> [String] in
            let organisation = world.organisation(index)
            let facts = try organisation.facts.map { fact in
                "\(fact.id) \(fact.time) \(String(decoding: try encoder.encode(fact.payload), as: UTF8.self))"
            }
            return facts + organisation.history.map { "\($0)" } + ["\(organisation.isPartner)"]
        }
    }

    @Test func isTheSameForTheSameSeedAndAnotherForAnother() throws {
        let first = try transcript(world(Self.moments[0]))
        #expect(try first == transcript(world(Self.moments[0])))
        #expect(try first != transcript(world(Self.moments[0], seed: 2)))
    }

    @Test func hasTheSizesThatAreAnnounced() {
        #expect(DemoSize.none.organisationCount == 0)
        #expect(DemoSize.small.organisationCount == 120)
        #expect(DemoSize.medium.organisationCount == 2_000)
        #expect(Set(DemoStory.round) == Set(DemoStory.allCases))
    }

    @Test(arguments: moments) func hasEveryClassTierAndRisk(moment: String) throws {
        let world = try world(moment)
        var classes: Set<RevenueClass> = []
        var tiers: Set<Tier> = []
        var risks: Set<RiskReason> = []
        var scopes: Set<WorkspaceChanged.UsageContext> = []
        for index in 0..<Self.organisations {
            let customer = DemoCustomer(world.organisation(index), now: world.now)
            classes.formUnion(customer.accounts.values.map { $0.revenueClass(at: world.now) })
            tiers.formUnion(customer.accounts.values.map(\.tier))
            risks.formUnion(customer.risks(at: world.now))
            scopes.formUnion(customer.workspaces.values.map(\.usageContext))
        }
        #expect(classes == Set(RevenueClass.allCases))
        #expect(tiers == Set(Tier.allCases))
        #expect(risks == Set(RiskReason.allCases))
        #expect(scopes == Set(WorkspaceChanged.UsageContext.allCases))
    }

    @Test(arguments: moments) func hasAWorkspaceThatANewMonthDidNotUnlock(moment: String) throws {
        let world = try world(moment)
        let index = try #require(DemoStory.round.firstIndex(of: .freeLocked))
        let customer = DemoCustomer(world.organisation(index), now: world.now)
        #expect(customer.lockedBeforeThisMonth(at: world.now).count == 1)
    }

    @Test(arguments: moments) func staysWithinItsTimeAndInOrder(moment: String) throws {
        let world = try world(moment)
        for index in 0..<Self.organisations {
            let organisation = world.organisation(index)
            let times = organisation.facts.map(\.time)
            #expect(times == times.sorted())
            #expect(times.allSatisfy { $0 <= world.now })
            #expect(organisation.history.allSatisfy { $0.at <= world.now })
            for case let recording as ConversationRecorded in organisation.facts.map(\.payload) {
                #expect(recording.recordedAt <= world.now)
                #expect(recording.recordedAt >= world.firstMonth.start)
            }
        }
    }

    @Test func coversThirteenMonthsOfRecordings() throws {
        let world = try world(Self.moments[0])
        let months = (0..<40).flatMap { world.organisation($0).facts }.compactMap {
            ($0.payload as? ConversationRecorded)?.recordedAt.month
        }
        #expect(Set(months).count == 13)
    }

    @Test func givesEveryThingItsOwnIdentity() throws {
        let world = try world(Self.moments[0])
        let organisations = (0..<80).map { world.organisation($0) }
        let facts = organisations.flatMap(\.facts)
        #expect(Set(facts.map(\.id)).count == facts.count)
        #expect(Set(organisations.map(\.organisationID)).count == 80)
        let domains = (0..<2_000).map { OrganisationName(world: world, index: $0).domain }
        #expect(Set(domains).count == domains.count)
        let users = facts.compactMap { $0.payload as? UserChanged }
        #expect(Set(users.map(\.email)).count == Set(users.map(\.userID)).count)
    }

    @Test func knowsTheCreatorOfAnExternalLedOrganisation() throws {
        let world = try world(Self.moments[0])
        let index = try #require(DemoStory.round.firstIndex(of: .externalLed))
        let creator = world.organisation(index).facts.compactMap { ($0.payload as? OrganisationChanged)?.createdBy }.first
        let partner = world.organisation(DemoStory.partnerIndex(near: index))
        #expect(partner.isPartner)
        let guests = partner.facts.compactMap { $0.payload as? MembershipChanged }.filter { $0.role == .external }
        #expect(guests.contains { $0.userID == creator })
    }
}
