import Contracts

/// That a person was trained, and how long it counts.
public struct LicenceRow: Codable, Sendable, Equatable {
    public var licenceID: LicenceID
    /// Null for a training elsewhere.
    public var sessionID: TrainingSessionID?
    public var trainingID: TrainingID?
    public var trainingTitle: String?
    public var userID: UserID
    public var name: String?
    public var email: String?
    /// Who had them trained.
    public var organisationID: OrganisationID
    public var organisationName: String?
    public var status: Word<LicenceStatus>
    /// The beginning of the day on which they were trained.
    public var completedAt: Instant
    public var completedOn: LocalDate
    public var expiresAt: Instant
    public var expiringSoon: Bool
    public var grantedAt: Instant
    /// A staff e-mail address, or `system`.
    public var grantedBy: String
    public var evidence: String?
    /// Why it was granted without a session.
    public var reason: String?
    public var revokedAt: Instant?
    public var revokedReason: String?
    /// By which its certificate is found, at the Gateway's `/certificates/{code}`.
    public var certificateCode: CertificateCode?
    /// For `If-Match`: of the session, whose licences change with it, or of the licence.
    public var version: Int

    public init(
        licenceID: LicenceID, sessionID: TrainingSessionID? = nil, trainingID: TrainingID? = nil, trainingTitle: String? = nil,
        userID: UserID, name: String? = nil, email: String? = nil, organisationID: OrganisationID, organisationName: String? = nil,
        status: LicenceStatus, completedAt: Instant, completedOn: LocalDate, expiresAt: Instant, expiringSoon: Bool, grantedAt: Instant,
        grantedBy: String, evidence: String? = nil, reason: String? = nil, revokedAt: Instant? = nil, revokedReason: String? = nil,
        certificateCode: CertificateCode? = nil, version: Int
    ) {
        self.licenceID = licenceID
        self.sessionID = sessionID
        self.trainingID = trainingID
        self.trainingTitle = trainingTitle
        self.userID = userID
        self.name = name
        self.email = email
        self.organisationID = organisationID
        self.organisationName = organisationName
        self.status = Word(status)
        self.completedAt = completedAt
        self.completedOn = completedOn
        self.expiresAt = expiresAt
        self.expiringSoon = expiringSoon
        self.grantedAt = grantedAt
        self.grantedBy = grantedBy
        self.evidence = evidence
        self.reason = reason
        self.revokedAt = revokedAt
        self.revokedReason = revokedReason
        self.certificateCode = certificateCode
        self.version = version
    }
}
