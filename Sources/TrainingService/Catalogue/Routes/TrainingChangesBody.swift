import Contracts
import EventSourcing

/// The body of a change: absent fields stay as they are, and null empties a field that may be empty.
struct TrainingChangesBody: Decodable {
    let changes: TrainingChanges

    private enum CodingKeys: CodingKey {
        case title, mode, priceCents, includedParticipants, extraPriceCents, level, durationMinutes, form, grantsLicence, comingSoon,
            retired
    }

    init(from decoder: any Decoder) throws {
        let body = try decoder.container(keyedBy: CodingKeys.self)
        changes = TrainingChanges(
            title: try body.decodeIfPresent(String.self, forKey: .title),
            mode: try body.decodeIfPresent(TrainingMode.self, forKey: .mode),
            priceCents: try body.decodeIfPresent(Cents.self, forKey: .priceCents),
            includedParticipants: try body.decodeIfPresent(Int.self, forKey: .includedParticipants),
            extraPriceCents: try body.replacement(.extraPriceCents),
            level: try body.replacement(.level),
            durationMinutes: try body.replacement(.durationMinutes),
            form: try body.replacement(.form),
            grantsLicence: try body.decodeIfPresent(Bool.self, forKey: .grantsLicence),
            comingSoon: try body.decodeIfPresent(Bool.self, forKey: .comingSoon),
            retired: try body.decodeIfPresent(Bool.self, forKey: .retired)
        )
    }
}
