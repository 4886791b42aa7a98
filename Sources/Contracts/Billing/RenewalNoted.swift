/// Staff have talked about what ends or is due for an account, and perhaps put it aside for a while. It takes the place of an earlier note, and
/// belongs to what ends on that day alone: once the day moves, nothing was said of it yet.
public struct RenewalNoted: AccountEventPayload {
    public static let eventType = EventType(.billing, "renewal-noted")
    public static let noteRule = TextRule(length: 1...2_000)

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var kind: RenewalKind
    /// The last day of what ends, or from which an invoice is due.
    public var dueOn: LocalDate
    public var note: String
    /// Until when it is put aside; absent where it stays in the list.
    public var snoozedUntil: Instant?
    public var effectiveAt: Instant

    public init(
        of account: AccountIdentity, kind: RenewalKind, dueOn: LocalDate, note: String, snoozedUntil: Instant? = nil, effectiveAt: Instant
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.kind = kind
        self.dueOn = dueOn
        self.note = note
        self.snoozedUntil = snoozedUntil
        self.effectiveAt = effectiveAt
    }
}
