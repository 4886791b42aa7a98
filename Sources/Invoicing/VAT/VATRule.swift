/// The rules for services of a Dutch seller, each in words for somebody who knows nothing of VAT.
public enum VATRule: String, Sendable, CaseIterable {
    case dutchBuyer = "dutch-buyer"
    case reverseCharge = "reverse-charge"
    /// Another member state, and nobody there who could account for the VAT. Under the one-stop shop the rate of the buyer's country would
    /// apply; that is a setting that isn't offered yet.
    case noVATNumber = "no-vat-number"
    case outsideUnion = "outside-union"

    public var treatment: VATTreatment {
        switch self {
        case .dutchBuyer, .noVATNumber: .standard(.dutch)
        case .reverseCharge: .reverseCharge
        case .outsideUnion: .outsideScope
        }
    }

    public var words: BilingualText {
        switch self {
        case .dutchBuyer:
            BilingualText(
                english: "Seller and buyer are both in the Netherlands, so Dutch VAT of 21 % is added, whoever the buyer is.",
                dutch:
                    "Verkoper en koper zijn allebei in Nederland gevestigd; daarom komt er 21 % Nederlandse btw bij, wie de koper ook is.")
        case .reverseCharge:
            BilingualText(
                english: "The buyer has a VAT number in another country of the European Union: no VAT is added, the buyer pays it at home.",
                dutch:
                    "De koper heeft een btw-nummer elders in de Europese Unie: er komt geen btw bij, de koper draagt haar zelf af."
            )
        case .noVATNumber:
            BilingualText(
                english:
                    "The buyer is elsewhere in the European Union and buys without a business VAT number, so Dutch VAT of 21 % is added.",
                dutch:
                    "De koper zit elders in de Europese Unie en koopt zonder zakelijk btw-nummer; daarom komt er 21 % Nederlandse btw bij.")
        case .outsideUnion:
            BilingualText(
                english: "The buyer is outside the European Union, where its VAT does not apply, so no VAT is added.",
                dutch: "De koper zit buiten de Europese Unie, waar de Europese btw niet geldt; daarom komt er geen btw bij.")
        }
    }
}
