import Testing
@testable import StaffAPI

extension StaffAction {
    /// What doesn't fit together with the operation, in words.
    var faults: [String] {
        var faults = fields.flatMap { field in declaration(of: field).map { Self.faults(field, $0) } ?? ["\(id): no field \(field.name)"] }
        let needed = operation.fields.filter { $0.need != .never }.map(\.name)
        faults += needed.filter { name in !fields.contains { $0.name == name } }.map { "\(id): \($0) is needed and not asked for" }
        if !Self.paths(of: subject).contains(where: operation.path.hasPrefix) {
            faults.append("\(id): its path isn't that of an \(subject.rawValue)")
        }
        if Set(fields.map(\.name)).count != fields.count { faults.append("\(id): a field twice") }
        return faults
    }

    private static func paths(of subject: Subject) -> [String] {
        switch subject {
        case .staff: ["/staff/{email}"]
        case .workspace: ["/workspaces/{id}", "/at-risk/{id}"]
        // What is entered for an account says its organisation in the body.
        case .account: ["/accounts/{id}", "/upgrade-requests", "/training-sessions", "/licences"]
        case .session: ["/training-sessions/{id}"]
        // A new one has no id yet.
        case .training: ["/trainings"]
        case .request: ["/upgrade-requests/{id}"]
        // Links are made and taken back at the account.
        case .invoice: ["/invoices/{id}", "/accounts/{id}/payment-links"]
        case .client: ["/referrals"]
        case .payout: ["/referrals/{id}/payouts/{payout}"]
        case .externalLed: ["/external-led-organisations/{id}"]
        case _: ["/\(subject.rawValue)s/{id}"]
        }
    }

    private static func faults(_ field: Field, _ declaration: Operation.Field) -> [String] {
        var faults: [String] = []
        if field.constant != nil, declaration.kind != .flag { faults.append("\(field.name): a constant that is no flag") }
        if field.constant == nil, field.title.isEmpty { faults.append("\(field.name): no title") }
        if let choices = field.choices {
            guard case .choice(let vocabulary) = declaration.kind else { return ["\(field.name): choices of no words"] }
            faults += choices.filter { !vocabulary.words.contains($0.word) }.map { "\(field.name): \($0.word) is no word of it" }
        }
        if let initial = field.initial {
            guard case .whole(let range, _) = declaration.kind, range.contains(initial) else {
                return ["\(field.name): begins with what it may not hold"]
            }
        }
        return faults
    }
}

@Suite struct StaffActionTests {
    @Test func everyActionAsksForFieldsOfItsOperation() {
        #expect(StaffAction.all.flatMap(\.faults) == [])
        #expect(Set(StaffAction.all.map(\.id)).count == StaffAction.all.count)
    }

    static let wrong: [(StaffAction.Field, String)] = [
        (.shown("tire", "Tier"), "no field tire"), (.constant("months", true), "a constant that is no flag"),
        (.shown("months", ""), "no title"), (.shown("months", "Months", initial: 13), "begins with what it may not hold"),
        (.shown("tier", "Tier", choices: [.init(word: "golden", policy: nil)]), "golden is no word of it"),
        (.shown("months", "Months", choices: [.init(word: "free", policy: nil)]), "choices of no words"),
    ]

    @Test(arguments: wrong.indices) func aFieldThatDoesNotFitIsNamed(index: Int) {
        let (field, fault) = Self.wrong[index]
        let action = StaffAction(
            "wrong", BillingOperations.grantTrial, on: .account, .terms, title: "Wrong", explanation: "", done: "",
            fields: [field, .reason])
        #expect(action.faults.count == 1)
        #expect(action.faults.first?.contains(fault) == true)
    }

    @Test func aMissingFieldAndAnotherSubjectAreNamed() {
        let action = StaffAction(
            "wrong", BillingOperations.grantTrial, on: .workspace, .terms, title: "Wrong", explanation: "", done: "", fields: [])
        #expect(
            action.faults == ["wrong: reason is needed and not asked for", "wrong: its path isn't that of an workspace"])
    }

    @Test func thePathNamesTheSubject() {
        #expect(StaffAction.trial.path(of: "a1") == "/accounts/a1/trial")
        #expect(StaffAction.makePartner.path(of: "o1") == "/organisations/o1/partner")
        #expect(StaffAction.workspaceDiscount.path(of: "w1") == "/workspaces/w1/discount")
        #expect(StaffAction.grant(.setTier).path(of: "a%40b.nl") == "/staff/a%40b.nl/policies/staff:can_set_tier")
    }

    @Test func aFieldOfARowIsDeclaredByItsList() {
        let operation = InvoiceOperations.issue
        #expect(operation.field("lines.description")?.need == .always)
        for name in ["lines.colour", "seats.colour", "lines."] { #expect(operation.field(name) == nil, "\(name)") }
    }

    /// The words of a button or message stand for fields that the action asks for.
    @Test func wordsNameFieldsOfTheAction() {
        for action in StaffAction.all {
            let names = (action.submitTitle + action.done).matches(of: /\{(\w+)\}/).map { String($0.1) }
            #expect(names.allSatisfy { name in action.fields.contains { $0.name == name } }, "\(action.id)")
            #expect(!action.done.isEmpty)
        }
    }

    /// What came of a risk, and why a request is denied, is told in a note; what customers ask needs no reason of staff, what ends is talked about in a note, and an
    /// invoice that is issued, paid or sent says by itself why, as does the link to pay it by. A training is planned because it was asked for, and who
    /// takes part says so, as does what a partner was paid. A follow-up has a note, and the catalogue says what is on offer.
    static let withoutReason = [
        StaffAction.riskOutcome, .enterRequest, .approveRequest, .denyRequest, .issueInvoice,
        .markInvoicePaid, .sendInvoice, .makePaymentLink, .cancelPaymentLink, .noteRenewal,
        .recordPayout, .markExternalLed, .planSession, .removeParticipant,
        .closeFollowUp, .addTraining, .editTraining, .retireTraining, .offerTraining,
    ].map(\.id)

    @Test func everythingElseAsksForAReason() {
        for action in StaffAction.all where !Self.withoutReason.contains(action.id) {
            #expect(action.fields.contains { $0.name == "reason" && $0.isNeeded == true }, "\(action.id)")
        }
    }
}
