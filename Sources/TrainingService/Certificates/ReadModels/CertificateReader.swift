import CertificateDocuments
import Contracts
import Database
import StaffAPI

/// Reads what stands on the certificate of a licence, by what is known of its person and its training now.
struct CertificateReader {
    let connection: Connection
    let now: Instant
    let configuration: TrainingConfiguration

    /// What there is for a licence.
    enum Finding {
        /// - Parameter name: nil for somebody who is known by their address alone, which then stands on the certificate, and is told to nobody else.
        case certificate(Certificate, name: String?)
        /// Whoever it was for is erased, and their name with them.
        case erased
        /// The platform hasn't told yet who it is for.
        case unnamed
    }

    private static let sql = """
        SELECT c.code, p.name, p.gone, t.title, t.level, l.completed_on, l.expires_at, l.standing, p.email
        FROM licences l JOIN certificates c ON c.licence_id = l.licence_id LEFT JOIN people p ON p.user_id = l.user_id
            LEFT JOIN trainings t ON t.training_id = l.training_id
        WHERE l.licence_id = ?
        """

    /// Nil where there is no such licence.
    func certificate(of licence: LicenceID) throws -> Finding? {
        try connection.first(Self.sql, [licence.sqlValue]) { row -> Finding? in
            guard let code = CertificateCode(row.text(0)) else { return nil }
            guard row.optionalInt(2) != 1 else { return .erased }
            let name = row.optionalText(1).flatMap { $0.isEmpty ? nil : $0 }
            guard let holder = name ?? row.optionalText(8).flatMap({ $0.isEmpty ? nil : $0 }) else { return .unnamed }
            let expiresAt = row.instant(6)
            let status = LicenceReader.status(standing: row.text(7), expiresAt: expiresAt, at: now) ?? .revoked
            return .certificate(
                Certificate(
                    holder: holder, training: row.optionalText(3), level: row.optionalText(4), completedOn: row.date(5),
                    validUntil: expiresAt.lastDay, issuer: configuration.issuer, code: code, address: address(of: code), standing: status),
                name: name)
        } ?? nil
    }

    private func address(of code: CertificateCode) -> String? {
        configuration.publicAddress.map { "\($0)\(SharedCertificateAnswer.path(of: code))" }
    }
}
