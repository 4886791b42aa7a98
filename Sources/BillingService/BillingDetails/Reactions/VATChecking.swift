import CompanyIdentifiers
import Contracts
import Database
import EventKit
import TextSearch
import VIES

/// Asks VIES about the buyer's VAT number of an account.
enum VATChecking {
    static let kind = "vies-check"

    /// How often an unanswered question is asked on end; then it is left for a day.
    private static let attemptsOnEnd = 12
    private static let pauseForSettings = Duration.seconds(86_400)

    /// What is to be asked, and with which name the answer is compared.
    struct Question: Sendable, Equatable {
        let number: VATNumber
        let legalName: String

        /// Nil where nothing follows from an answer, or a good one is there.
        init?(of account: AccountID, at now: Instant, _ connection: Connection) throws {
            guard let details = try KnownDetails(of: account, connection).details,
                let number = BillingDetailsRules.reverseChargeNumber(details)
            else { return nil }
            if let known = try VATRegister.state(of: account, connection).answer(on: number), known.askedAgainAt > now { return nil }
            self.number = number
            legalName = details.legalName
        }
    }

    /// Has it asked, where that is due; looked up again when it is asked, by the details of that moment.
    static func request(_ account: AccountID, _ work: UnitOfWork) throws {
        guard try Question(of: account, at: work.now, work.connection) != nil else { return }
        try work.requestUnlessWaiting(EffectRequest(kind, key: account.description, data: []))
    }

    static func handler(_ client: VIESClient) -> EffectHandler {
        var limits = EffectLimits()
        // VIES refuses whoever asks much at once.
        limits.concurrency = 1
        limits.attempts = attemptsOnEnd + 1
        limits.firstPause = .seconds(30)
        return EffectHandler(kind, limits: limits) { effect, context in
            guard let account = AccountID(effect.key) else { return .refused { _ in } }
            let now = context.now
            guard let question = try await context.read({ try Question(of: account, at: now, $0) }) else { return .confirmed { _ in } }
            switch try await client.check(question.number) {
            case .valid(let confirmation):
                let nameMatches = confirmation.name.map { SearchText($0.text) == SearchText(question.legalName) }
                return .confirmed { try record(question, true, confirmation.reference, nameMatches, of: account, $0) }
            case .invalid(let reference):
                return .confirmed { try record(question, false, reference, nil, of: account, $0) }
            case .notAnswered(let silence):
                return outcome(of: silence, account, attempt: effect.attempt)
            }
        }
    }

    private static func outcome(of silence: VIESSilence, _ account: AccountID, attempt: Int) -> EffectOutcome {
        guard attempt >= attemptsOnEnd else {
            return .retry(after: silence.isLasting ? pauseForSettings : nil, reason: silence.reason)
        }
        return .confirmed { work in
            try work.schedule(VATCheckSchedule.again, key: account.description, at: work.now.adding(days: 1))
        }
    }

    private static func record(
        _ question: Question, _ isValid: Bool, _ reference: ShortText?, _ nameMatches: Bool?, of account: AccountID, _ work: UnitOfWork
    ) throws {
        guard let identity = try OpenAccounts.identity(of: account, work.connection) else { return }
        let command = RecordVATCheck(
            account: identity, number: question.number, isValid: isValid, reference: reference, nameMatches: nameMatches)
        try work.execute(command, on: account.description)
    }
}
