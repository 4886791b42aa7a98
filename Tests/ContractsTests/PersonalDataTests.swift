import Contracts
import Testing
import WireJSON

/// DOMAIN §14: our events carry user ids, never names or e-mail addresses of customers.
@Suite("What our events can say of people")
struct PersonalDataTests {
    /// Every field of our events that takes any text, and why it holds no customer's name or address.
    private static let texts: [String: String] = [
        "AccountManagerChanged.accountManager": staff, "AccountManagerChanged.previousAccountManager": staff,
        "AccountManagerChanged.reason": reason, "BillingModeChanged.reason": reason, "DiscountCleared.reason": reason,
        "DiscountSet.reason": reason, "TierChanged.reason": reason, "TierExpired.reason": reason, "TrialGranted.reason": reason,
        "PartnerStatusChanged.reason": reason, "RiskSnoozed.reason": reason, "RiskSnoozeEnded.reason": reason, "UsageReset.reason": reason,
        "RiskOutcomeSet.note": reason, "PolicyGranted.reason": reason, "PolicyTaken.reason": reason,
        "BillingDetailsSet.reason": reason, "BillingDetails.legalName": details, "BillingDetails.addressLine1": details,
        "BillingDetails.addressLine2": details, "BillingDetails.postalCode": details, "BillingDetails.city": details,
        "BillingDetails.country": details, "BillingDetails.vatID": details, "BillingDetails.companyID": details,
        "BillingDetails.email": details, "BillingDetails.peppolID": details, "BillingDetails.buyerReference": details,
        "VATNumberChecked.vatID": details, "VATNumberChecked.reference": register,
        "UpgradeRequestReceived.proposedName": asked, "UpgradeRequestReceived.message": asked, "WorkspaceGranted.name": asked,
        "UpgradeRequestApproved.staffNotes": reason, "UpgradeRequestDenied.note": reason, "UpgradeRequestDenied.staffNotes": reason,
        "GrantedTerms.discountReason": reason,
        "InvoicePaid.number": document, "InvoicePaid.source": document, "InvoicePaid.reference": document,
        "InvoiceDocument.number": document, "InvoiceDocument.language": document, "InvoiceDocument.buyerReference": details,
        "InvoiceDocument.poReference": details, "InvoiceDocument.notes": document, "InvoiceDocumentLine.lineID": document,
        "InvoiceDocumentLine.description": document, "InvoiceVAT.category": document, "InvoiceVAT.rule": document,
        "InvoiceVAT.buyerCountry": details, "InvoiceVAT.buyerVATID": details, "InvoiceVAT.registerAnswer": document,
        "Party.legalName": details, "Party.addressLine1": details, "Party.addressLine2": details, "Party.postalCode": details,
        "Party.city": details, "Party.country": details, "Party.vatID": details, "Party.companyID": details, "Party.email": details,
        "Party.peppolID": details, "Payment.iban": ownAccount, "Payment.bic": ownAccount, "Payment.accountName": ownAccount,
        "Payment.remittance": document,
        "Preceding.number": document, "InvoicePartPaid.number": document, "InvoicePartPaid.source": document,
        "InvoicePartPaid.reference": document, "InvoicePaymentWithdrawn.number": document, "InvoicePaymentWithdrawn.reason": reason,
        "InvoicePaymentWithdrawn.askedBy": staff, "InvoiceWithdrawalAsked.number": document, "InvoiceWithdrawalAsked.reason": reason,
        "InvoiceWithdrawalAsked.askedBy": staff, "InvoiceOverdue.number": document, "CreditNoteIssued.invoiceNumber": document,
        "CreditNoteIssued.reason": reason, "InvoiceIssued.issuedIn": document, "CreditNoteIssued.issuedIn": document,
        "InvoiceFileStored.sha256": document, "InvoiceFileStored.content": details,
        "InvoiceSendAsked.number": document, "InvoiceSendAsked.sendTo": details, "InvoiceSent.number": document,
        "InvoiceSent.sentTo": details, "InvoiceMailRefused.number": document, "InvoiceMailRefused.sendTo": details,
        "InvoiceMailRefused.answer": document, "InvoiceDownloadLinkSet.number": document, "DownloadToken.text": document,
        "InvoiceDownloadLinkSet.url": document,
        "InvoiceDownloadLinkSet.reason": reason, "InvoiceRemindersSet.reason": reason, "RenewalNoted.note": reason,
        "PaymentLinkAsked.number": document, "PaymentLinkAsked.description": document, "PaymentLinkIssued.number": document,
        "PaymentLinkIssued.mollieID": provider, "PaymentLinkIssued.url": provider, "PaymentLinkRefused.number": document,
        "PaymentLinkRefused.answer": provider, "PaymentLinkCancelled.number": document, "PaymentLinkCancelled.mollieID": provider,
        "PaymentRecorded.paymentID": provider, "PaymentRecorded.status": provider, "PaymentRecorded.sequenceType": provider,
        "PaymentRecorded.method": provider, "PaymentRecorded.failureReason": provider, "PaymentRecorded.mollieCustomerID": provider,
        "PaymentRecorded.mollieSubscriptionID": provider, "PaymentRecorded.dashboardURL": provider,
        "PaymentRecorded.description": document, "PaymentAssigned.paymentID": provider, "PaymentAssigned.reason": reason,
        "Subscription.mollieCustomerID": provider, "Subscription.mollieSubscriptionID": provider,
        "Subscription.platformAccountID": provider,
        "TrainingDescription.title": catalogue, "TrainingDescription.level": catalogue,
        "SessionDetails.notes": asked, "SessionRequested.askedTraining": asked, "SessionRequested.reason": reason,
        "SessionUpdated.reason": reason, "SessionCancelled.reason": reason, "SessionReopened.reason": reason,
        "LicenceGranted.evidence": reason, "LicenceGranted.reason": reason, "LicenceGranted.reference": document,
        "LicenceEdited.reason": reason,
        "LicenceRevoked.reason": reason, "LicenceRestored.reason": reason, "FollowUpClosed.note": reason,
        "StaffSeen.memberID": staff, "StaffSeen.email": staff, "StaffSeen.name": staff, "StaffSeen.policies": permission,
        "PreferencesSet.memberID": staff, "NoticeRead.memberID": staff, "PolicyGranted.email": staff, "PolicyGranted.policy": permission,
        "PolicyTaken.email": staff,
        "PolicyTaken.policy": permission,
        "ReferralTerms.notes": reason, "ReferralAgreed.reason": reason, "ReferralAmended.reason": reason, "ReferralEnded.reason": reason,
        "KickbackSource.id": provider, "KickbackSource.reference": document, "KickbackPaidOut.reference": document,
        "KickbackPayoutWithdrawn.reference": document, "KickbackPayoutWithdrawn.reason": reason,
        "ExternalLedOrganisationMarked.note": reason, "WorkspaceVisibilitySet.reason": reason, "WorkspaceAdminChanged.reason": reason,
        "WorkspaceHandedOff.reason": reason,
    ]

    private static let staff = "a member of staff"
    private static let reason = "free text that staff type: the audit keeps it as it is"
    private static let asked = "what the customer wrote to staff, or calls a workspace: it is kept as they wrote it"
    private static let document = "a number, or how an invoice was paid; invoices are kept by law"
    private static let details = "to whom invoices go, which law makes us keep"
    private static let ownAccount = "our own bank account"
    private static let provider = "an id of the payment provider or the platform, or what the provider answers to us"
    private static let register = "the consultation number that VIES gives to our question"
    private static let catalogue = "our own catalogue"
    private static let permission = "the name of a permission"

    private static let ours = EventCatalogue.all.filter { type in
        !EventCatalogue.names(of: .platform).contains(type.eventType.description)
    }

    private static let names = ours.map { $0.eventType.description }

    @Test(arguments: names)
    func namesNobody(type: String) throws {
        let payload = try #require(Self.ours.first { $0.eventType.description == type })
        let fields = PayloadFields(of: try Self.golden(payload)).texts
        #expect(!fields.contains { Self.texts[$0] == nil }, "can hold a name or an address: \(fields.filter { Self.texts[$0] == nil })")
    }

    @Test func everyReasonIsNeeded() throws {
        let fields = try Set(Self.ours.flatMap { PayloadFields(of: try Self.golden($0)).texts })
        #expect(Set(Self.texts.keys).subtracting(fields) == [])
    }

    @Test func aFieldForANameIsFound() {
        struct Inner { let email: [String] }
        struct Bad {
            let userID: UserID
            let customerName: DisplayText?
            let inner: Inner
            let day: LocalDate
        }
        let bad = Bad(
            userID: UserID(high: 1, low: 1), customerName: nil, inner: Inner(email: []), day: LocalDate(daysSince1970: 1))
        #expect(PayloadFields(of: bad).texts == ["Bad.customerName", "Inner.email"])
    }

    private static func golden<P: EventPayload>(_ type: P.Type) throws -> any EventPayload {
        try WireJSONDecoder().decode(P.self, from: try GoldenEvent.named(type.eventType.description).bytes)
    }
}

/// Which fields of a payload, and of what it holds, are of a type that takes any text.
private struct PayloadFields {
    private(set) var texts: [String] = []

    init(of value: Any) {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .struct else { return }
        for child in mirror.children {
            let type = Self.bare("\(Swift.type(of: child.value))")
            if Self.isText(type), let label = child.label { texts.append("\(mirror.subjectType).\(label)") }
            for part in Self.parts(child.value) where !Self.isText(type) && !Self.closed(type) { texts += Self(of: part).texts }
        }
    }

    private static let textTypes: Set = [
        "String", "DisplayText", "ShortText", "StaffMemberID", "Reason", "JSONValue", "Data", "UInt8", "Any",
    ]

    /// A table is text if its keys or values are.
    private static func isText(_ type: String) -> Bool {
        textTypes.contains(type) || type.hasPrefix("Dictionary<") && textTypes.contains { type.contains($0) }
    }

    /// Values with a form of their own, whatever they are made of.
    private static func closed(_ type: String) -> Bool {
        ["Instant", "LocalDate", "Cents", "Month", "Percent"].contains(type) || type.hasPrefix("Identifier<")
            || type.hasPrefix("BoundedInteger<")
    }

    /// `Optional<Array<String>>` is made of `String`.
    private static func bare(_ type: String) -> String {
        for wrapper in ["Optional<", "Array<", "Set<"] where type.hasPrefix(wrapper) {
            return bare(String(type.dropFirst(wrapper.count).dropLast()))
        }
        return type
    }

    private static func parts(_ value: Any) -> [Any] {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional, .collection, .set: return mirror.children.flatMap { parts($0.value) }
        case _: return [value]
        }
    }
}
