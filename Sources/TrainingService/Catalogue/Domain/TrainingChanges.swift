import Contracts
import EventSourcing

/// The fields of an entry that staff want different; what is absent stays as it is.
struct TrainingChanges: Sendable, Equatable {
    var title: String?
    var mode: TrainingMode?
    var priceCents: Cents?
    var includedParticipants: Int?
    var extraPriceCents: Replacement<Cents> = .keep
    var level: Replacement<String> = .keep
    var durationMinutes: Replacement<Int> = .keep
    var form: Replacement<TrainingForm> = .keep
    var grantsLicence: Bool?
    var comingSoon: Bool?
    var retired: Bool?

    func applied(to current: TrainingDescription) -> TrainingDescription {
        TrainingDescription(
            title: title ?? current.title,
            mode: mode ?? current.mode,
            priceCents: priceCents ?? current.priceCents,
            includedParticipants: includedParticipants ?? current.includedParticipants,
            extraPriceCents: extraPriceCents.applied(to: current.extraPriceCents),
            level: level.applied(to: current.level),
            durationMinutes: durationMinutes.applied(to: current.durationMinutes),
            form: form.applied(to: current.form),
            grantsLicence: grantsLicence ?? current.grantsLicence,
            comingSoon: comingSoon ?? current.comingSoon,
            retired: retired ?? current.retired
        )
    }
}
