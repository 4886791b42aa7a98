import Contracts

/// What of PartnerService waits for a person, kind by kind, as the Gateway asks for it.
public struct PartnerTasksAnswer: Codable, Sendable, Equatable {
    /// How many of each kind are told one by one; the largest number where nothing is said.
    public static let limitRange: ClosedRange<Int64> = 0...10

    /// External-led organisations that nobody has marked yet.
    public var externalLed: WaitingRows<ExternalLedRow>
    /// Partners with a referral that runs and is near its cap or its end.
    public var nearing: WaitingRows<PartnerRow>
    /// Partners to whom something is owed.
    public var owed: WaitingRows<PartnerRow>

    public init(externalLed: WaitingRows<ExternalLedRow>, nearing: WaitingRows<PartnerRow>, owed: WaitingRows<PartnerRow>) {
        self.externalLed = externalLed
        self.nearing = nearing
        self.owed = owed
    }
}
