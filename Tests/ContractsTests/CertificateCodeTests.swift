import Contracts
import Testing

@Suite("The code of a certificate") struct CertificateCodeTests {
    private static let code = CertificateCode(ofGrant: "1f0c6bb9-1c1f-4d5e-9d7c-0a1b2c3d4e5f")

    @Test func itFollowsFromTheGrantAlone() {
        #expect(CertificateCode(ofGrant: "1f0c6bb9-1c1f-4d5e-9d7c-0a1b2c3d4e5f") == Self.code)
        let others = Set((0..<1_000).map { CertificateCode(ofGrant: "\($0)") })
        #expect(others.count == 1_000)
        #expect(others.allSatisfy { $0.text.utf8.count == 12 && !$0.text.contains { "ILOU".contains($0) } })
    }

    @Test func itIsReadAsItIsTyped() {
        #expect(CertificateCode(Self.code.grouped) == Self.code)
        #expect(CertificateCode(Self.code.text.lowercased()) == Self.code)
        #expect(CertificateCode("oOiIlL-234567") == CertificateCode("001111234567"))
    }

    static let unfit = ["", "ABC", "ABCDEFGHJKMU", "ABCDEFGHJKMNP", "ÀBCDEFGHJKMN", "ABCDEFGHJK/N", "------------------------ABCDEFGHJKMN"]

    @Test(arguments: unfit)
    func anythingElseIsNone(text: String) { #expect(CertificateCode(text) == nil) }
}
