import CertificateDocuments
import Contracts
import PDF
import TestKit
import Testing

@Suite("The certificate of a licence") struct CertificateTests {
    static let code = CertificateCode(ofGrant: "9a7f8a54-0d3c-4f8b-a4a0-6b4a5b2f1c00")

    static func certificate(
        _ holder: String = "Anna Ærø", training: String? = "Online training", standing: LicenceStatus = .active, address: String? = "public"
    ) throws -> Certificate {
        Certificate(
            holder: holder, training: training, level: "foundational", completedOn: try #require(LocalDate("2026-11-30")),
            validUntil: try #require(LocalDate("2027-11-29")), issuer: "dembrane B.V.", code: code,
            address: address.map { _ in "https://admin.dembrane.example/certificates/\(code)" }, standing: standing)
    }

    @Test func theSameGivesTheSameBytesOnOnePage() throws {
        let first = try CertificatePDF(Self.certificate()).document()
        #expect(try CertificatePDF(Self.certificate()).document() == first)
        #expect(first.pageCount == 1 && first.unknownGlyphCount == 0)
    }

    static let names = ["شركة الاستماع محمد", "שלום לוי", "株式会社 太郎", "Nguyễn Thị Ánh"]

    @Test(arguments: names)
    func aNameOfAnyScriptHasItsLetters(name: String) throws {
        #expect(try CertificatePDF(Self.certificate(name)).document().unknownGlyphCount == 0)
    }

    @Test func thePageNeedsNothingBesideItselfAndEscapesItsTexts() throws {
        let html = String(decoding: CertificateHTML(try Self.certificate("<b>\"Bo\"")).bytes, as: UTF8.self)
        #expect(html.contains("&lt;b&gt;&quot;Bo&quot;") && !html.contains("<b>"))
        #expect(html.contains("<svg") && html.contains("https://admin.dembrane.example/certificates/\(Self.code)"))
        #expect(!html.contains("<script") && !html.contains("src=") && !html.contains("href="))
        let plain = String(decoding: CertificateHTML(try Self.certificate(training: nil, address: nil)).bytes, as: UTF8.self)
        #expect(!plain.contains("<svg") && plain.contains(Self.code.grouped) && plain.contains("Recognised training"))
    }

    @Test func whatCountsNoLongerSaysSo() throws {
        let revoked = String(decoding: CertificateHTML(try Self.certificate(standing: .revoked)).bytes, as: UTF8.self)
        #expect(revoked.contains("Revoked · Ingetrokken"))
        let expired = String(decoding: CertificateHTML(try Self.certificate(standing: .expired)).bytes, as: UTF8.self)
        #expect(expired.contains("No longer valid · Niet meer geldig"))
    }
}

@Suite(.enabled(if: PDFInspection.isPossible, "Debian's package poppler-utils isn't installed"))
struct CertificateContentTests {
    private func inspection(_ certificate: Certificate) throws -> PDFInspection {
        try PDFInspection(try CertificatePDF(certificate).document().bytes)
    }

    @Test func aReaderSeesWhoFollowedWhat() throws {
        let page = try #require(try inspection(CertificateTests.certificate()).pages().first)
        for text in ["Anna Ærø", "Online training", "2026-11-30", "2027-11-29", "dembrane B.V.", CertificateTests.code.grouped] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test(.enabled(if: PDFInspection.readsCodes, "Debian's package zbar-tools isn't installed"))
    func aCameraReadsWhereToLook() throws {
        let read = try inspection(CertificateTests.certificate()).code(page: 1)
        #expect(read == "https://admin.dembrane.example/certificates/\(CertificateTests.code)")
    }

    @Test func theLongestTextsStayOnThePage() throws {
        let long = String(repeating: "Wolfeschlegelsteinhausenbergerdorff ", count: 20)
        let seen = try inspection(CertificateTests.certificate(long, training: long, standing: .revoked))
        let edges = try seen.edges()
        #expect(edges.lowerBound >= 56 && edges.upperBound <= 540)
        #expect(try seen.pages().count == 1)
    }
}
