import Contracts

/// What a field or parameter may hold. Limits are those of the bounded types, so that each stands in one place.
public enum ValueKind: Sendable, Equatable {
    /// A text for people to read.
    case text(TextRule)
    /// A text that is looked for, or that an earlier answer has given; at most so many characters.
    case words(maximumLength: Int?)
    /// One e-mail address; white space around it is passed over.
    case email
    /// A whole number, and what it is called when it lies outside.
    case whole(ClosedRange<Int64>, String)
    case flag
    case choice(Vocabulary)
    /// An object with a choice for each name that it has; null is as good as absent.
    case choices(Vocabulary, by: Vocabulary)
    /// A list of words, each at most once.
    case list(Vocabulary)
    /// A list of objects: how many, and the fields of each.
    case rows(ClosedRange<Int>, [Operation.Field])
    /// A list of texts for people to read: how many, and what each may be.
    case texts(ClosedRange<Int>, TextRule)
    /// A list of ids: how many.
    case ids(ClosedRange<Int>)
    /// An object with fields of its own, which each of them may need where the object is given.
    case object([Operation.Field])
    /// A number of days, such as `60d` or a bare `60`.
    case days(ClosedRange<Int64>)
    /// An order of the rollup's lines.
    case sort
    case id
    case month
    case day
    case instant
    /// An exact time, or a day, which then counts to its end.
    case dayOrInstant

    public static func bounded<Bounds: IntegerBounds>(_ type: BoundedInteger<Bounds>.Type) -> ValueKind {
        .whole(Bounds.range, Bounds.noun)
    }

    public static func cents(_ range: ClosedRange<Cents>) -> ValueKind {
        .whole(range.lowerBound.amount...range.upperBound.amount, "an amount of cents")
    }

    public static let percent = ValueKind.whole(Percent.range, "a whole percentage")
}
