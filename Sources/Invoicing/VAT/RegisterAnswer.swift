import Contracts

/// What VIES, the European Union's register of VAT numbers, said of the buyer's number, where it is asked at all.
public enum RegisterAnswer: Hashable, Sendable {
    /// The number is in use; with the consultation number, the proof that it was asked.
    case confirmed(on: LocalDate, reference: ShortText?)
    /// Its country doesn't know the number, or no longer.
    case unknown(on: LocalDate)
    /// It has said nothing yet. The check digits alone decide, since a register that is away must not keep anybody from billing.
    case silent

    /// As the invoice keeps it.
    public var evidence: String {
        switch self {
        case .confirmed(let day, let reference): "VIES: in use on \(day)\(reference.map { ", consultation number \($0.text)" } ?? "")"
        case .unknown(let day): "VIES: not in use on \(day)"
        case .silent: "VIES: not answered yet"
        }
    }

    /// What follows the words of the rule.
    var words: BilingualText {
        switch self {
        case .confirmed(let day, _):
            BilingualText(english: "VIES confirmed the number on \(day).", dutch: "VIES heeft het nummer op \(day) bevestigd.")
        case .unknown(let day):
            BilingualText(english: "VIES did not know the number on \(day).", dutch: "VIES kende het nummer op \(day) niet.")
        case .silent:
            BilingualText(
                english: "VIES has not answered yet, so the number's check digits alone decide.",
                dutch: "VIES heeft nog niet geantwoord; daarom beslissen alleen de controlecijfers van het nummer.")
        }
    }
}
