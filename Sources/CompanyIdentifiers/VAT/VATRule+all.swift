/// The 27 members of the European Union and Northern Ireland, as in the Commission's "VIES VAT number construction rules", and the three
/// neighbours whose numbers are met with most.
extension VATRule {
    static let all: [VATRule] =
        members + [
            VATRule("GB", .unitedKingdom, example: "GB980780684", .british, .britishBranch, .britishDepartment, .britishHealthAuthority),
            VATRule("XI", .unitedKingdom, example: "XI980780684", .british, .britishBranch, .britishDepartment, .britishHealthAuthority),
            // The register's number and the tax in one of the country's languages; without it, it is completed in German.
            VATRule(
                "CH", .switzerland, example: "CHE107787577MWST",
                NumberForm("E#########MWST", .swiss), NumberForm("E#########TVA", .swiss), NumberForm("E#########IVA", .swiss),
                NumberForm("E#########TPV", .swiss), NumberForm("E#########", .swiss) { $0 + "MWST" }),
            VATRule(
                "NO", .norway, example: "NO995525828MVA",
                NumberForm("#########MVA", .norwegian), NumberForm("#########", .norwegian) { $0 + "MVA" }),
        ]

    private static let members: [VATRule] = [
        VATRule("AT", .austria, example: "ATU13585627", NumberForm("U########", .austrian)),
        VATRule(
            "BE", .belgium, example: "BE0428759497",
            NumberForm("0#########", .belgianEnterprise), NumberForm("1#########", .belgianEnterprise),
            // Until 2005 numbers had nine digits.
            NumberForm("#########", .belgianEnterprise) { "0" + $0 }),
        VATRule(
            "BG", .bulgaria, example: "BG175074752",
            NumberForm("#########", .bulgarianCompany),
            NumberForm(
                "##########",
                .bulgarianCitizen.or(.bulgarianForeigner).or(.weighted([4, 3, 2, 7, 6, 5, 4, 3, 2, 1], modulo: 11)))),
        VATRule("CY", .cyprus, example: "CY10259033P", NumberForm("########@", .cypriot)),
        VATRule(
            "CZ", .czechia, example: "CZ25123891",
            NumberForm("########", .czechCompany), NumberForm("6########", .czechWithoutBirthNumber),
            NumberForm("#########", .czechBirthNumber), NumberForm("##########", .czechBirthNumber)),
        VATRule("DE", .germany, example: "DE136695976", NumberForm("!########", .mod11And10)),
        VATRule("DK", .denmark, example: "DK13585628", NumberForm("!#######", .danish)),
        VATRule("EE", .estonia, example: "EE100931558", NumberForm("#########", .weighted([3, 7, 1, 3, 7, 1, 3, 7, 1], modulo: 10))),
        VATRule(
            "EL", .greece, example: "EL094259216",
            NumberForm("#########", .greek), NumberForm("########", .greek) { "0" + $0 }),
        VATRule(
            "ES", .spain, example: "ESB58378431",
            NumberForm("########@", .spanishCitizen), NumberForm("@#######@", .spanishPerson.or(.spanishCompanyWithLetter)),
            NumberForm("@########", .spanishCompany)),
        VATRule("FI", .finland, example: "FI20774740", NumberForm("########", .weighted([7, 9, 10, 5, 8, 4, 2, 1], modulo: 11))),
        VATRule("FR", .france, example: "FR40303265045", NumberForm("??#########", .frenchVAT)),
        VATRule("HR", .croatia, example: "HR33392005961", NumberForm("###########", .mod11And10)),
        VATRule("HU", .hungary, example: "HU12892312", NumberForm("########", .weighted([9, 7, 3, 1, 9, 7, 3, 1], modulo: 10))),
        VATRule(
            "IE", .ireland, example: "IE6433435F",
            NumberForm("#######@", .irish), NumberForm("#######@@", .irish),
            NumberForm("#@#####@", .irishOld), NumberForm("#+#####@", .irishOld), NumberForm("#*#####@", .irishOld)),
        VATRule("IT", .italy, example: "IT00743110157", NumberForm("###########", .italian)),
        VATRule("LT", .lithuania, example: "LT119511515", NumberForm("#######1#", .lithuanian), NumberForm("##########1#", .lithuanian)),
        VATRule("LU", .luxembourg, example: "LU15027442", NumberForm("########", .luxembourgish)),
        VATRule("LV", .latvia, example: "LV40003521600", NumberForm("###########", .latvianCompany.or(.latvianPerson))),
        VATRule("MT", .malta, example: "MT11679112", NumberForm("!#######", .weighted([3, 4, 6, 7, 8, 9, 10, 1], modulo: 37))),
        VATRule("NL", .netherlands, example: "NL004495445B01", NumberForm("#########B##", .dutchVAT)),
        VATRule("PL", .poland, example: "PL8567346215", NumberForm("##########", .weighted([6, 5, 7, 2, 3, 4, 5, 6, 7, -1], modulo: 11))),
        VATRule("PT", .portugal, example: "PT501964843", NumberForm("!########", .portuguese)),
        VATRule(
            "RO", .romania, example: "RO18547290",
            NumberForm("!#", .romanian), NumberForm("!##", .romanian), NumberForm("!###", .romanian), NumberForm("!####", .romanian),
            NumberForm("!#####", .romanian), NumberForm("!######", .romanian), NumberForm("!#######", .romanian),
            NumberForm("!########", .romanian), NumberForm("!#########", .romanian)),
        VATRule("SE", .sweden, example: "SE123456789701", NumberForm("############", .swedishVAT)),
        VATRule("SI", .slovenia, example: "SI50223054", NumberForm("!#######", .slovenian)),
        VATRule("SK", .slovakia, example: "SK2022749619", NumberForm("!#########", .slovak)),
    ]
}

extension NumberForm {
    fileprivate static let british = NumberForm("#########", .british)
    /// A company's number and three digits of a branch.
    fileprivate static let britishBranch = NumberForm("############", .british)
    fileprivate static let britishDepartment = NumberForm("GD###", .britishDepartment)
    fileprivate static let britishHealthAuthority = NumberForm("HA###", .britishHealthAuthority)
}
