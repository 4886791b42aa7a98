import Contracts

/// The body of a change: absent fields stay as they are, and null empties a field that may be empty.
struct TrainingChangesBody: Decodable {
    let changes: TrainingChanges

    private enum CodingKeys: CodingKey {
        case title, mode, priceCents, includedParticipants, extraPriceCents, level, durationMinutes, form, grantsLicence, comingSoon,
            retired
    }

    init(from decoder: any Decoder) throws {
        let body = try decoder.container(keyedBy: CodingKeys.self)
        func replacement<Value: Decodable>(_ key: CodingKeys) throws -> Replacement<Value> {
            body.contains(key) ? .set(try body.decodeIfPresent(Value.self, forKey: key)) : .keep
        }
        changes = TrainingChanges(
            title: try body.decodeIfPresent(String.self, forKey: .title),
            mode: try body.decodeIfPresent(TrainingMode.self, forKey: .mode),
            priceCents: try body.decodeIfPresent(Cents.self, forKey: .priceCents),
            includedParticipants: try body.decodeIfPresent(Int.self, forKey: .includedParticipants),
            extraPriceCents: try replacement(.extraPriceCents),
            level: try replacement(.level),
            durationMinutes: try replacement(.durationMinutes),
            form: try replacement(.form),
            grantsLicence: try body.decodeIfPresent(Bool.self, forKey: .grantsLicence),
            comingSoon: try body.decodeIfPresent(Bool.self, forKey: .comingSoon),
            retired: try body.decodeIfPresent(Bool.self, forKey: .retired)
        )
    }
}
