/// What could be read of a list, newest first, and what couldn't.
public struct MollieList<Element: Sendable & Equatable>: Sendable, Equatable {
    public internal(set) var elements: [Element] = []
    /// Empty when the list is whole.
    public internal(set) var gaps: [MollieGap] = []

    public var isComplete: Bool { gaps.isEmpty }
}

/// Why something is missing in a list.
public enum MollieGap: Sendable, Equatable {
    /// There are more pages than were to be read.
    case morePages
    /// A page couldn't be read, nor any behind it.
    case page(MollieFailure)
    /// One element couldn't be read, such as a payment in another currency; those around it could.
    case element(MollieOutline, reason: String)
}
