import CertificateDocuments
import Contracts
import Database
import EventKit
import StaffAPI
import WebKit

/// The certificate of a licence as a file, and what anybody who has its code is told.
enum CertificateRoutes {
    static func add(to routes: inout ServiceRoutes, _ configuration: TrainingConfiguration) {
        let time = routes.context.time
        routes.file(LicenceOperations.certificatePDF) { request, connection in
            let certificate = try certificate(request, connection, at: time.now, configuration)
            return FileAnswer(
                contentType: "application/pdf", bytes: try CertificatePDF(certificate).document().bytes,
                fileName: fileName(of: certificate))
        }
        routes.file(LicenceOperations.certificateHTML) { request, connection in
            let certificate = try certificate(request, connection, at: time.now, configuration)
            return FileAnswer(contentType: "text/html; charset=utf-8", bytes: CertificateHTML(certificate).bytes)
        }
        routes.query(JoinedParts.sharedCertificate) { request, connection in
            let reader = CertificateReader(connection: connection, now: time.now, configuration: configuration)
            guard let code = CertificateCode(request.path("id")), let licence = try Certificates.licence(of: code, connection),
                let finding = try reader.certificate(of: licence)
            else { throw unknown }
            switch finding {
            case .certificate(let certificate, let name): return SharedCertificateAnswer(certificate: .init(certificate, of: name))
            case .erased: return SharedCertificateAnswer(certificate: nil)
            case .unnamed: throw unknown
            }
        }
    }

    static func fileName(of certificate: Certificate) -> String { "certificate-\(certificate.code.grouped).pdf" }

    private static var unknown: Problem { .notFound("certificate with this code") }

    private static func certificate(
        _ request: QueryRequest, _ connection: Connection, at now: Instant, _ configuration: TrainingConfiguration
    ) throws -> Certificate {
        let id: LicenceID = try request.id(of: "licence")
        let reader = CertificateReader(connection: connection, now: now, configuration: configuration)
        switch try reader.certificate(of: id) {
        case .certificate(let certificate, _)?: return certificate
        case .erased?: throw Problem.notFound("certificate of licence \(id) any more: whoever it was for is erased")
        case .unnamed?:
            throw Problem.refused("the platform hasn't told yet who the licence is for; try again in a moment", type: "holder-unknown")
        case nil: throw Problem.notFound("licence \(id)")
        }
    }
}

extension SharedCertificateAnswer.Certificate {
    fileprivate init(_ certificate: Certificate, of holder: String?) {
        self.init(
            holder: holder, training: certificate.training, level: certificate.level, completedOn: certificate.completedOn,
            validUntil: certificate.validUntil, issuer: certificate.issuer, status: certificate.standing)
    }
}
