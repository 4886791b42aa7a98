import Contracts

/// What whoever holds a certificate's code is told. It holds the name that stands on it and nothing else of its person.
public struct SharedCertificateAnswer: Codable, Sendable, Equatable {
    public struct Certificate: Codable, Sendable, Equatable {
        /// Null for somebody who is known by an address alone.
        public var holder: String?
        /// Null for a training elsewhere.
        public var training: String?
        public var level: String?
        public var completedOn: LocalDate
        /// The last day on which it counts.
        public var validUntil: LocalDate
        public var issuer: String
        public var status: Word<LicenceStatus>

        public init(
            holder: String?, training: String?, level: String?, completedOn: LocalDate, validUntil: LocalDate, issuer: String,
            status: LicenceStatus
        ) {
            self.holder = holder
            self.training = training
            self.level = level
            self.completedOn = completedOn
            self.validUntil = validUntil
            self.issuer = issuer
            self.status = Word(status)
        }
    }

    /// Null where whoever it was for is erased: the certificate exists no longer.
    public var certificate: Certificate?

    public init(certificate: Certificate?) {
        self.certificate = certificate
    }

    /// Where the Gateway shows it to anybody.
    public static func path(of code: CertificateCode) -> String { "/certificates/\(code)" }
}
