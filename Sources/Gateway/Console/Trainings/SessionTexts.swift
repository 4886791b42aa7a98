import Contracts
import HTTP
import StaffAPI
import WebKit
import WireJSON

/// What stands in the fields of a session's form, as it was written, and what is wrong with it.
struct SessionTexts: Equatable {
    enum Field: String, CaseIterable {
        case training, day, time, mode, expected, price, reason, notes, held

        var title: String {
            switch self {
            case .training: "Training"
            case .day: "Day"
            case .time: "Time"
            case .mode: "Mode"
            case .expected: "Expected participants"
            case .price: "Agreed price"
            case .reason: "Reason"
            case .notes: "Notes"
            case .held: "Held on"
            }
        }

        /// What the staff API calls what is written in it.
        var wireName: String {
            switch self {
            case .training: "training_id"
            case .day, .time: "scheduled_at"
            case .mode: "mode"
            case .expected: "expected_participants"
            case .price: "agreed_price_cents"
            case .reason: "reason"
            case .notes: "notes"
            case .held: "completed_on"
            }
        }
    }

    private var texts: [Field: String] = [:]
    private(set) var faults: [Field: String] = [:]
    /// What is wrong and stands in no field.
    private(set) var fault: String?

    /// Nothing is filled in.
    init() {}

    /// As a form has sent them.
    init(_ fields: QueryItems) {
        for field in Field.allCases {
            texts[field] = fields[field.rawValue].flatMap(Self.written)
        }
    }

    /// What holds of a session.
    init(_ session: SessionRow) {
        texts[.training] = session.trainingID?.description
        texts[.day] = session.scheduledAt.map { Figures.date($0) }
        // Without the zone that it is in.
        texts[.time] = session.scheduledAt.map { String(Figures.time($0).prefix(5)) }
        // A training that is chosen brings its mode, unless another is written.
        texts[.mode] = session.trainingID == nil ? nil : session.mode?.text
        texts[.expected] = session.expectedParticipants.map { String($0) }
        texts[.price] = session.agreedPriceCents.map { Figures.money($0) }
        texts[.notes] = session.notes.flatMap(Self.written)
        texts[.held] = session.completedOn.map { Figures.date($0) }
    }

    /// As a browser sends it; nil for nothing.
    private static func written(_ text: String) -> String? {
        let text = text.replacing("\r\n", with: "\n").trimmed
        return text.isEmpty ? nil : text
    }

    subscript(field: Field) -> String? { texts[field] }

    /// Keeps what the owner says against it, at its field where it has one here.
    mutating func note(_ problem: Problem) {
        let words = Sentence.whole(problem.detail.isEmpty ? problem.title : problem.detail)
        if let field = Field.allCases.first(where: { $0.wireName == problem.field }) { faults[field] = words } else { fault = words }
    }

    mutating func note(_ words: String) { fault = words }

    /// Day and time are one thing.
    private func differs(from other: SessionTexts, in field: Field) -> Bool {
        switch field {
        case .day, .time: texts[.day] != other[.day] || texts[.time] != other[.time]
        case _: texts[field] != other[field]
        }
    }

    /// The same after a colleague has changed the session: what was touched here stays, the rest is what holds now, and what they have
    /// changed is told.
    /// - Parameter before: what the form was made from.
    func over(_ session: SessionRow, from before: SessionTexts) -> SessionTexts {
        let present = SessionTexts(session)
        var result = present
        var changed: [String] = []
        for field in Field.allCases {
            let isMine = field == .reason || differs(from: before, in: field)
            if isMine { result.texts[field] = texts[field] }
            guard field != .reason, present[field] != before[field] else { continue }
            changed.append(field.title.lowercased())
            if isMine, present[field] != texts[field] { result.faults[field] = "Now it is \(present.words(field, of: session))." }
        }
        let what = changed.isEmpty ? "None of this was changed." : "Changed were: \(changed.joined(separator: ", "))."
        result.note("Somebody has changed this session meanwhile, and nothing was saved. \(what) Look at it again, then save.")
        return result
    }

    /// What holds in a field of a session, as people read it.
    private func words(_ field: Field, of session: SessionRow) -> String {
        guard let text = texts[field] else { return "empty" }
        return switch field {
        case .training: "“\(ShownName(session.shownTitle).plain)”"
        case .mode: session.mode?.title ?? text
        case .notes: "“\(ShownName(text).plain)”"
        case .day, .time, .expected, .price, .reason, .held: text
        }
    }

    /// What is written in other fields than of `before`, by the names of the wire; null for what was emptied. Collects what can't be read.
    mutating func changes(from before: SessionTexts) -> [String: JSONValue] {
        var changes: [String: JSONValue] = [:]
        for field in Field.allCases where field != .time && field != .reason && differs(from: before, in: field) {
            changes[field.wireName] = read(field) ?? .null
        }
        if let reason = texts[.reason], !changes.isEmpty { changes[Field.reason.wireName] = .string(reason) }
        return changes
    }

    /// What was filled in, by the names of the wire. Collects what can't be read.
    mutating func filled() -> [String: JSONValue] { changes(from: SessionTexts()) }

    private mutating func read(_ field: Field) -> JSONValue? {
        switch field {
        case .training, .mode, .notes, .reason: texts[field].map { .string($0) }
        case .day, .time: date().map { .string($0.description) }
        case .held: parsed(field, "a day such as 31-12-2026", WrittenFigures.day).map { .string($0.description) }
        case .expected: parsed(field, "a whole number, in digits only", WrittenFigures.wholeNumber).map { .integer($0) }
        case .price: parsed(field, "an amount such as 3.600,00", WrittenFigures.cents).map { .integer($0) }
        }
    }

    /// Day and time together; the time is needed with a day.
    private mutating func date() -> Instant? {
        let day = parsed(.day, "a day such as 31-12-2026", WrittenFigures.day)
        let time = parsed(.time, "a time such as 13:30", WrittenFigures.timeOfDay)
        if texts[.day] != nil, texts[.time] == nil { faults[.time] = "This is needed with a day." }
        if texts[.day] == nil, texts[.time] != nil { faults[.day] = "This is needed with a time." }
        guard let day, let time else { return nil }
        return day.start.adding(seconds: time * 60)
    }

    private mutating func parsed<Value>(_ field: Field, _ what: String, _ parse: (String) -> Value?) -> Value? {
        guard let text = texts[field] else { return nil }
        let value = parse(text)
        if value == nil { faults[field] = "This has to be \(what)." }
        return value
    }
}
