import Contracts
import ServiceTesting
import StaffAPI
import TestKit
import Testing
@testable import Gateway

@Suite struct ShownNameTests {
    @Test func aNameStandsInADirectionOfItsOwn() {
        #expect(ShownName("Gemeente").html().source == "<bdi>Gemeente</bdi>")
        #expect(ShownName("a<b").html().source == "<bdi>a&lt;b</bdi>")
    }

    @Test func whatWouldTurnTheTextAroundItIsShown() {
        #expect(ShownName("gnp.exe\u{202E}nibor\u{202C}").plain == "gnp.exe[RLO]nibor[PDF]")
        #expect(ShownName("a\u{2066}b\u{200F}").plain == "a[LRI]b[RLM]")
    }

    @Test func aLongNameIsCutAndItsTitleHoldsTheWhole() {
        let name = String(repeating: "ab", count: 5_000)
        let shown = ShownName(name)
        #expect(shown.plain == name.prefix(119) + "…")
        #expect(shown.html().source.hasPrefix("<bdi title=\"\(name)\">abab"))
        #expect(ShownName(String(repeating: "a", count: 120)).html().source.hasPrefix("<bdi>"))
    }

    @Test func aLetterWithThousandsOfMarksIsCutToo() {
        let shown = ShownName("a" + String(repeating: "\u{301}", count: 100_000))
        #expect(shown.plain.unicodeScalars.count <= 481)
    }

    @Test(arguments: [
        ("ann@example.org", "mailto:ann@example.org"), ("x?bcc=a@evil.example&body=y", "mailto:x%3Fbcc%3Da@evil.example%26body%3Dy"),
        ("a@b@c", "mailto:a%40b@c"), ("a,b@c", "mailto:a%2Cb@c"), ("nobody", "mailto:nobody"), ("é%@c", "mailto:%C3%A9%25@c"),
    ])
    func aLinkToWriteToSomebodyOpensALetterAndNothingElse(address: String, expected: String) {
        #expect(MailLink.destination(address) == expected)
    }

    @Test func everyNameOfARowIsShownSo() {
        let hostile = "x\u{202E}y"
        var account = Fixtures.account(hostile)
        account.organisationName = hostile + "z"
        account.admins = [Fixtures.admin(hostile)]
        account.workspaces = [Fixtures.workspace(hostile)]
        let context = RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)
        var risk = Fixtures.risk()
        risk.workspaceName = hostile
        risk.organisationName = hostile
        let risks = RiskGroup.subjects(of: [risk]).map { AtRiskRows(risk: $0, context: context).html().source }
        let address = UsageAddress.of(account.accountID, in: nil, isOpen: true)
        for source in risks + [AccountRows(account: account, address: address, context: context).html().source] {
            #expect(!source.contains("\u{202E}"))
            #expect(source.contains("<bdi>x[RLO]y</bdi>"))
        }
    }

    @Test func aShareOfAnyCapCanBeSaid() {
        #expect(Figures.percentage(of: .max, in: 1) == .max)
        #expect(Figures.percentage(of: .max, in: .max) == 100)
    }
}
