import Contracts
import Testing

@testable import TrainingService

@Suite struct TrainingTests {
    static let id = TrainingID(high: 1, low: 2)
    static let online = TrainingDescription(
        title: "Online", mode: .online, priceCents: .euros(675), includedParticipants: 5, extraPriceCents: .euros(60), level: "Basic",
        grantsLicence: true, comingSoon: false, retired: false)

    static func state(_ description: TrainingDescription?) -> Training.State {
        var state = Training.initialState
        if let description { Training.evolve(&state, .added(TrainingAdded(trainingID: id, training: description))) }
        return state
    }

    static func changed(_ change: (inout TrainingDescription) -> Void) -> TrainingDescription {
        var description = online
        change(&description)
        return description
    }

    // Outside the attribute, because the compiler does not take closures there.
    static let singleChanges: [(TrainingChanges, TrainingDescription)] = [
        (TrainingChanges(title: "Online, deep"), changed { $0.title = "Online, deep" }),
        (TrainingChanges(mode: .flex), changed { $0.mode = .flex }),
        (TrainingChanges(priceCents: .zero), changed { $0.priceCents = .zero }),
        (TrainingChanges(includedParticipants: 1), changed { $0.includedParticipants = 1 }),
        (TrainingChanges(extraPriceCents: .set(nil)), changed { $0.extraPriceCents = nil }),
        (TrainingChanges(extraPriceCents: .set(.euros(61))), changed { $0.extraPriceCents = .euros(61) }),
        (TrainingChanges(level: .set(nil)), changed { $0.level = nil }),
        (TrainingChanges(grantsLicence: false), changed { $0.grantsLicence = false }),
        (TrainingChanges(comingSoon: true), changed { $0.comingSoon = true }),
        (TrainingChanges(retired: true), changed { $0.retired = true }),
    ]

    @Test func addsAnEntryWithItsTextsTrimmed() throws {
        let events = try Training.decide(.add(Self.id, Self.changed { $0.title = "  Online\n" }), Self.state(nil))
        #expect(events == [.added(TrainingAdded(trainingID: Self.id, training: Self.online))])
    }

    @Test func refusesToAddAnEntryTwice() {
        #expect(throws: TrainingRejection.alreadyAdded(Self.id)) {
            try Training.decide(.add(Self.id, Self.online), Self.state(Self.online))
        }
    }

    @Test func offersTheStartDataOnceAndLeavesWhatStaffMadeOfIt() throws {
        let first = try Training.decide(.offerFromTheStart(Self.id, Self.online), Self.state(nil))
        #expect(first == [.added(TrainingAdded(trainingID: Self.id, training: Self.online))])
        let edited = Self.changed { $0.priceCents = .euros(700) }
        #expect(try Training.decide(.offerFromTheStart(Self.id, Self.online), Self.state(edited)).isEmpty)
    }

    @Test(arguments: singleChanges)
    func updatesOnlyWhatIsAsked(changes: TrainingChanges, expected: TrainingDescription) throws {
        let events = try Training.decide(.update(Self.id, changes), Self.state(Self.online))
        #expect(events == [.updated(TrainingUpdated(trainingID: Self.id, training: expected, previousTraining: Self.online))])
        var state = Self.state(Self.online)
        for event in events { Training.evolve(&state, event) }
        #expect(state.description == expected)
    }

    @Test(arguments: [TrainingChanges(), TrainingChanges(title: "Online ", priceCents: .euros(675), level: .set("Basic"))])
    func anUpdateThatChangesNothingIsNoEvent(changes: TrainingChanges) throws {
        #expect(try Training.decide(.update(Self.id, changes), Self.state(Self.online)).isEmpty)
    }

    @Test func refusesToUpdateAnUnknownEntry() {
        #expect(throws: TrainingRejection.unknown(Self.id)) {
            try Training.decide(.update(Self.id, TrainingChanges(retired: true)), Self.state(nil))
        }
    }

    @Test(
        arguments: [
            (TrainingChanges(title: " "), .text(field: "title", .length(0, 1...200))),
            (TrainingChanges(title: String(repeating: "a", count: 201)), .text(field: "title", .length(201, 1...200))),
            (TrainingChanges(title: "a" + String(repeating: "\u{301}", count: 200)), .text(field: "title", .length(201, 1...200))),
            (TrainingChanges(title: "Online\u{0}"), .text(field: "title", .controlCharacter("\u{0}"))),
            (TrainingChanges(title: "\u{200B}"), .text(field: "title", .nothingVisible)),
            (TrainingChanges(priceCents: Cents(-1)), .price(Cents(-1))),
            (TrainingChanges(priceCents: Cents(100_000_001)), .price(Cents(100_000_001))),
            (TrainingChanges(includedParticipants: 0), .includedParticipants(0)),
            (TrainingChanges(extraPriceCents: .set(Cents(-1))), .extraPrice(Cents(-1))),
            (TrainingChanges(level: .set("")), .text(field: "level", .length(0, 1...100))),
            (TrainingChanges(level: .set("\u{2060}")), .text(field: "level", .nothingVisible)),
        ] as [(TrainingChanges, TrainingRejection)])
    func refusesWhatAnEntryMayNotSay(changes: TrainingChanges, rejection: TrainingRejection) {
        #expect(throws: rejection) { try Training.decide(.update(Self.id, changes), Self.state(Self.online)) }
        #expect(throws: rejection) { try Training.decide(.add(Self.id, changes.applied(to: Self.online)), Self.state(nil)) }
    }

    @Test func theStartDataIsThatOfTheDomain() throws {
        let entries = StartCatalogue.entries.map(\.description)
        #expect(entries.map(\.title) == ["Online", "In person", "Flex"])
        #expect(entries.map(\.priceCents) == [.euros(675), .euros(2_500), .euros(50)])
        #expect(entries.map(\.includedParticipants) == [5, 10, 1])
        #expect(entries.map(\.extraPriceCents) == [.euros(60), .euros(195), nil])
        #expect(entries.map(\.comingSoon) == [false, false, true])
        for entry in entries { #expect(try TrainingRules.checked(entry) == entry) }
    }
}
