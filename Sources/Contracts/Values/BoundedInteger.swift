/// The range of one kind of number, and what the number is called when it lies outside.
public protocol IntegerBounds: Sendable {
    static var range: ClosedRange<Int64> { get }
    static var noun: String { get }
}

/// A whole number from outside that can't be anything but reasonable: decoding fails outside its range, so that sums and products of many of
/// them stay far within 64 bits.
public struct BoundedInteger<Bounds: IntegerBounds>: Hashable, Comparable, Sendable {
    public let value: Int64

    public static var range: ClosedRange<Int64> { Bounds.range }

    /// Nil outside the range.
    public init?(_ value: some BinaryInteger) {
        guard let value = Int64(exactly: value), Bounds.range.contains(value) else { return nil }
        self.value = value
    }

    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

extension BoundedInteger: Codable {
    public init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().wholeNumber(Bounds.noun, in: Bounds.range)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}

extension BoundedInteger: ExpressibleByIntegerLiteral {
    /// For numbers in the code itself; one outside the range is a mistake of the programmer.
    public init(integerLiteral value: Int64) {
        precondition(Bounds.range.contains(value), "\(value) is no \(Bounds.noun)")
        self.value = value
    }
}

public enum RecordedSecondsBounds: IntegerBounds {
    /// 31 days: nothing that records without a break for longer is one conversation.
    public static let range: ClosedRange<Int64> = 0...2_678_400
    public static let noun = "seconds of a recording"
}

public enum SeatCountBounds: IntegerBounds {
    public static let range: ClosedRange<Int64> = 1...1_000_000
    public static let noun = "a number of seats"
}

public enum AgreedAmountBounds: IntegerBounds {
    /// Up to a hundred million euros.
    public static let range: ClosedRange<Int64> = 1...10_000_000_000
    public static let noun = "an amount of cents"
}

public enum ParticipantCountBounds: IntegerBounds {
    public static let range: ClosedRange<Int64> = 1...10_000
    public static let noun = "a number of participants"
}

public enum NanosecondsBounds: IntegerBounds {
    public static let range: ClosedRange<Int64> = 1...999_999
    public static let noun = "nanoseconds beyond a millisecond"
}

/// The length of one recording.
public typealias RecordedSeconds = BoundedInteger<RecordedSecondsBounds>
/// Seats agreed for managed billing.
public typealias SeatCount = BoundedInteger<SeatCountBounds>
/// What was agreed for managed billing per interval, in cents.
public typealias AgreedAmount = BoundedInteger<AgreedAmountBounds>
/// What an instant says beyond its millisecond.
public typealias NanosecondsBeyond = BoundedInteger<NanosecondsBounds>
/// How many people are expected at a training.
public typealias ParticipantCount = BoundedInteger<ParticipantCountBounds>
