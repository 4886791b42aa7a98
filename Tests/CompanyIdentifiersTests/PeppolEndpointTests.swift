import CompanyIdentifiers
import Testing

@Suite struct PeppolEndpointTests {
    @Test(
        arguments: [
            ("0106:27124701", "0106:27124701"), (" 0106: 2712 4701 ", "0106:27124701"),
            ("0190:00000001003214345000", "0190:00000001003214345000"),
            ("0208:0428.759.497", "0208:0428759497"), ("9944:nl822569759b01", "9944:NL822569759B01"),
            ("9925:BE0428759497", "9925:BE0428759497"),
            ("9930:DE136695976", "9930:DE136695976"), ("9933:EL094259216", "9933:EL094259216"),
            ("9957:FR83404833048", "9957:FR83404833048"),
            ("0211:IT00743110157", "0211:IT00743110157"), ("0009:73282932000074", "0009:73282932000074"),
            ("0088:5412345000013", "0088:5412345000013"),
            ("0184:DK13585628", "0184:DK13585628"), ("0204:04011000-1234512345-06", "0204:04011000-1234512345-06"),
            ("iso6523-actorid-upis::0106:27124701", "0106:27124701"), ("0225:123456789_a.b~c", "0225:123456789_a.b~c"),
        ])
    func addressesAreRead(typed: String, text: String) throws {
        #expect(try PeppolEndpoint(typed).description == text)
    }

    @Test func whatIsWrongIsNamed() {
        #expect(refusal(of: "") == .empty)
        #expect(refusal(of: "27124701") == .schemeMissing)
        #expect(refusal(of: "KVK:27124701") == .schemeMissing)
        #expect(refusal(of: "0106") == .schemeMissing)
        #expect(refusal(of: "0106:2712470") == .form(name: "KVK number", example: "27124701"))
        #expect(refusal(of: "0106:") == .empty)
        #expect(refusal(of: "0208:0428759498") == .checkDigits(name: "Belgian enterprise number"))
        #expect(refusal(of: "0088:5412345000014") == .checkDigits(name: "GLN"))
        #expect(refusal(of: "9944:NL822569758B01") == .checkDigits(name: "VAT number (Netherlands)"))
        #expect(refusal(of: "9944:DE136695976") == .form(name: "VAT number (Netherlands)", example: "NL004495445B01"))
        #expect(refusal(of: "9956:0428759497") == .schemeRetired("9956", replacement: "0208"))
        #expect(refusal(of: "0193:0428759497") == .schemeRetired("0193", replacement: "0208"))
        #expect(refusal(of: "0204:") == .endpointValue(most: 50))
        #expect(refusal(of: "0204:a b") == .endpointValue(most: 50))
        #expect(refusal(of: "0204:é") == .endpointValue(most: 50))
        #expect(refusal(of: "0204:" + String(repeating: "1", count: 50)) == nil)
        #expect(refusal(of: "0204:" + String(repeating: "1", count: 51)) == .endpointValue(most: 50))
        #expect(refusal(of: "0204:" + String(repeating: "1", count: 1_000_000)) == .tooLong(most: 86))
    }

    @Test(
        arguments: [
            ("NL822569759B01", "9944:NL822569759B01"), ("BE0428759497", "0208:0428759497"), ("SE202100500001", "0007:2021005000"),
            ("NO923609016MVA", "0192:923609016"), ("DE136695976", "9930:DE136695976"), ("IT00743110157", "0211:IT00743110157"),
            ("FR83404833048", "9957:FR83404833048"), ("EL094259216", "9933:EL094259216"), ("GB980780684", "9932:GB980780684"),
        ])
    func anAddressIsProposedForAVATNumber(number: String, text: String) throws {
        #expect(PeppolEndpoint.proposed(for: try VATNumber(number))?.description == text)
    }

    /// What is proposed is an address that is read back as itself; for Denmark, Switzerland and Northern Ireland nothing is.
    @Test func proposalsAreAddresses() throws {
        var without: Set<String> = []
        for text in PublishedVATNumbers.protected {
            guard let endpoint = PeppolEndpoint.proposed(for: try VATNumber(text)) else {
                without.insert(String(text.prefix(2)))
                continue
            }
            #expect(try PeppolEndpoint(endpoint.description) == endpoint)
        }
        #expect(without == ["DK", "CH"])
        #expect(PeppolEndpoint.proposed(for: try VATNumber("XI980780684")) == nil)
    }

    @Test func anAddressIsProposedForACompanyNumber() throws {
        #expect(PeppolEndpoint.proposed(for: try CompanyNumber("27124701", scheme: .kvk))?.description == "0106:27124701")
        #expect(PeppolEndpoint.proposed(for: try CompanyNumber("428759497", scheme: .belgianEnterprise))?.description == "0208:0428759497")
        #expect(PeppolEndpoint.proposed(for: try CompanyNumber("5412345000013", scheme: .gln))?.description == "0088:5412345000013")
    }

    private func refusal(of typed: String) -> IdentifierFault? {
        do throws(IdentifierFault) {
            _ = try PeppolEndpoint(typed)
            return nil
        } catch {
            return error
        }
    }
}
