import EventKit
import Mail

extension EffectOutcome {
    /// When the settings, here or at the server, have to be mended first.
    public static let pauseForSettings = Duration.seconds(600)

    /// What came of a mail of which nothing has to be recorded.
    public init(_ outcome: MailOutcome) {
        self =
            switch outcome {
            case .accepted: .confirmed { _ in }
            case .refused: .refused { _ in }
            case .postponed(let trouble): .retry(reason: trouble.description)
            case .notLetIn(let trouble): .retry(after: Self.pauseForSettings, reason: trouble.description)
            }
    }
}
