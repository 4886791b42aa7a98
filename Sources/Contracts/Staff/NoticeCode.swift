/// What a notice to staff is about (DOMAIN §15).
public enum NoticeCode: String, Codable, Sendable, CaseIterable {
    case upgradeRequested = "upgrade-requested"
    case trainingRequested = "training-requested"
    case onboardingFollowUp = "onboarding-follow-up"
    case externalLedDetected = "external-led-detected"
    case chargeFailed = "charge-failed"
    case mandateLost = "mandate-lost"
    case invoiceOverdue = "invoice-overdue"
    case paidTwice = "paid-twice"
    case requestNotCreated = "request-not-created"
    case tierExpiringSoon = "tier-expiring-soon"
    case tierExpired = "tier-expired"
}

/// Whether notices of a code come by mail too. In the console they always come.
public enum MailPreference: String, Codable, Sendable, CaseIterable {
    /// One by one: the first five within 24 hours, the others in the daily digest.
    case single
    /// All of them in the daily digest.
    case digest
    case off
}
