import Contracts
import QR

/// What stands on the certificate of a licence. Labels are in English and in Dutch, since nothing is known of the languages of whoever reads it.
public struct Certificate: Sendable, Equatable {
    public var holder: String
    /// Nil for a training elsewhere that was recognised.
    public var training: String?
    public var level: String?
    public var completedOn: LocalDate
    /// The last day on which it counts.
    public var validUntil: LocalDate
    public var issuer: String
    public var code: CertificateCode
    /// Where anybody can look whether it counts; nil where the Gateway has no address for the world.
    public var address: String?
    /// What is said across it where it counts no longer.
    public var standing: LicenceStatus

    public init(
        holder: String, training: String?, level: String?, completedOn: LocalDate, validUntil: LocalDate, issuer: String,
        code: CertificateCode, address: String?, standing: LicenceStatus
    ) {
        self.holder = holder
        self.training = training
        self.level = level
        self.completedOn = completedOn
        self.validUntil = validUntil
        self.issuer = issuer
        self.code = code
        self.address = address
        self.standing = standing
    }

    static let title = "Certificate"
    static let dutchTitle = "Certificaat"
    static let claim = "has completed the training · heeft de training gevolgd"
    static let recognised = "Recognised training · Erkende training"
    static let check = "Is it still valid? · Is het nog geldig?"

    var trainingTitle: String { training ?? Self.recognised }

    /// What else is to be known of it.
    var facts: [(label: String, value: String)] {
        let level = level.map { [(label: "Level · Niveau", value: $0)] } ?? []
        return level + [
            ("Completed on · Gevolgd op", completedOn.description), ("Valid until · Geldig tot en met", validUntil.description),
            ("Issued by · Uitgegeven door", issuer), ("Code", code.grouped),
        ]
    }

    /// Why it doesn't count; nil where it does.
    var warning: String? {
        switch standing {
        case .active: nil
        case .expired: "No longer valid · Niet meer geldig"
        case .revoked: "Revoked · Ingetrokken"
        }
    }

    /// The code that a camera reads; nil where there is no address that it could lead to, or that fits into none.
    var picture: QRCode? { address.flatMap { try? QRCode($0) } }
}
