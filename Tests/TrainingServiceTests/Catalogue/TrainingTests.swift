import Contracts
import EventSourcing
import TestKit
import Testing
@testable import TrainingService

@Suite struct TrainingTests {
    static let id = TrainingID(high: 1, low: 2)
    static let online = TrainingDescription(
        title: "Online", mode: .online, priceCents: .euros(675), includedParticipants: 5, extraPriceCents: .euros(60), level: "Basic",
        grantsLicence: true, comingSoon: false, retired: false)

    static func state(_ description: TrainingDescription?) -> TrainingState {
        var state = Training.initialState
        if let description { TrainingAdded(trainingID: id, training: description).evolve(&state) }
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
        (TrainingChanges(durationMinutes: .set(90)), changed { $0.durationMinutes = 90 }),
        (TrainingChanges(form: .set(.onSite)), changed { $0.form = .onSite }),
        (TrainingChanges(grantsLicence: false), changed { $0.grantsLicence = false }),
        (TrainingChanges(comingSoon: true), changed { $0.comingSoon = true }),
        (TrainingChanges(retired: true), changed { $0.retired = true }),
    ]

    @Test func addsAnEntryWithItsTextsTrimmed() throws {
        let events = try add(Self.changed { $0.title = "  Online\n" }, to: Self.state(nil))
        #expect(events == [TrainingAdded(trainingID: Self.id, training: Self.online)])
    }

    @Test func refusesToAddAnEntryTwice() {
        #expect(throws: Rejection.trainingAlreadyAdded(Self.id)) {
            try add(Self.online, to: Self.state(Self.online))
        }
    }

    @Test func offersTheStartDataOnceAndLeavesWhatStaffMadeOfIt() throws {
        let first = OfferFromTheStart(id: Self.id, description: Self.online).decide(Self.state(nil), at: t0)
        #expect(first == [TrainingAdded(trainingID: Self.id, training: Self.online)])
        let edited = Self.changed { $0.priceCents = .euros(700) }
        #expect(OfferFromTheStart(id: Self.id, description: Self.online).decide(Self.state(edited), at: t0).isEmpty)
    }

    @Test(arguments: singleChanges)
    func updatesOnlyWhatIsAsked(changes: TrainingChanges, expected: TrainingDescription) throws {
        let events = try update(changes, Self.state(Self.online))
        #expect(events == [TrainingUpdated(trainingID: Self.id, training: expected, previousTraining: Self.online)])
        var state = Self.state(Self.online)
        for event in events { event.evolve(&state) }
        #expect(state.description == expected)
    }

    @Test(arguments: [TrainingChanges(), TrainingChanges(title: "Online ", priceCents: .euros(675), level: .set("Basic"))])
    func anUpdateThatChangesNothingIsNoEvent(changes: TrainingChanges) throws {
        #expect(try update(changes, Self.state(Self.online)).isEmpty)
    }

    @Test func refusesToUpdateAnUnknownEntry() {
        #expect(throws: Rejection.unknownTraining(Self.id)) {
            try update(TrainingChanges(retired: true), Self.state(nil))
        }
    }

    // Each with the field that is refused and the reason that is given.
    static let refused: [(TrainingChanges, field: String, reason: String)] = [
        (TrainingChanges(title: " "), "title", "title \(TextFault.length(0, 1...200))"),
        (TrainingChanges(title: String(repeating: "a", count: 201)), "title", "title \(TextFault.length(201, 1...200))"),
        (
            TrainingChanges(title: "a" + String(repeating: "\u{301}", count: 200)), "title",
            "title \(TextFault.length(201, 1...200))"
        ),
        (TrainingChanges(title: "Online\u{0}"), "title", "title \(TextFault.controlCharacter("\u{0}"))"),
        (TrainingChanges(title: "\u{200B}"), "title", "title \(TextFault.nothingVisible)"),
        (TrainingChanges(priceCents: Cents(-1)), "price_cents", "a price is 0 to 100000000 cents, not -1"),
        (TrainingChanges(priceCents: Cents(100_000_001)), "price_cents", "a price is 0 to 100000000 cents, not 100000001"),
        (TrainingChanges(includedParticipants: 0), "included_participants", "a training includes 1 to 10000 participants, not 0"),
        (TrainingChanges(extraPriceCents: .set(Cents(-1))), "extra_price_cents", "a price is 0 to 100000000 cents, not -1"),
        (TrainingChanges(durationMinutes: .set(0)), "duration_minutes", "a training takes 1 to 2400 minutes, not 0"),
        (TrainingChanges(durationMinutes: .set(2_401)), "duration_minutes", "a training takes 1 to 2400 minutes, not 2401"),
        (TrainingChanges(level: .set("")), "level", "level \(TextFault.length(0, 1...100))"),
        (TrainingChanges(level: .set("\u{2060}")), "level", "level \(TextFault.nothingVisible)"),
    ]

    @Test(arguments: refused)
    func refusesWhatAnEntryMayNotSay(changes: TrainingChanges, field: String, reason: String) {
        #expect(throws: Rejection.field(field, reason)) { try update(changes, Self.state(Self.online)) }
        #expect(throws: Rejection.field(field, reason)) { try add(changes.applied(to: Self.online), to: Self.state(nil)) }
    }

    private func add(_ description: TrainingDescription, to state: TrainingState) throws -> [TrainingEvent] {
        try AddTraining(id: Self.id, description: description).decide(state, at: t0)
    }

    private func update(_ changes: TrainingChanges, _ state: TrainingState) throws -> [TrainingEvent] {
        try UpdateTraining(id: Self.id, changes: changes).decide(state, at: t0)
    }

    @Test func theStartDataIsThatOfTheDomain() throws {
        let entries = StartCatalogue.entries.map(\.description)
        #expect(entries.map(\.title) == ["Online", "In person", "Flex"])
        #expect(entries.map(\.priceCents) == [.euros(675), .euros(2_500), .euros(50)])
        #expect(entries.map(\.includedParticipants) == [5, 10, 1])
        #expect(entries.map(\.extraPriceCents) == [.euros(60), .euros(195), nil])
        #expect(entries.map(\.comingSoon) == [false, false, true])
        #expect(entries.map(\.level) == ["Foundational", "Advanced", nil])
        #expect(entries.map(\.durationMinutes) == [120, 240, nil])
        #expect(entries.map(\.form) == [.remote, .onSite, .course])
        for entry in entries { #expect(try TrainingRules.checked(entry) == entry) }
    }
}
