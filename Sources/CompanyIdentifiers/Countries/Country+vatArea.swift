extension Country {
    /// Whether its companies' VAT falls under the European Union's directive (2006/112/EC, articles 5 to 7): the members, and Monaco, which
    /// counts as France. Territories with a code of their own, such as Åland or Martinique, don't belong to it, though their country does;
    /// nor does Northern Ireland for services.
    public var isInEUVATArea: Bool { Self.areaOfEUVAT.contains(self) }

    /// The country that gives VAT numbers to its companies: to those of Monaco, France.
    var givingVATNumbers: Country { self == .monaco ? .france : self }

    private static let areaOfEUVAT: Set<Country> = [
        .austria, .belgium, .bulgaria, .croatia, .cyprus, .czechia, .denmark, .estonia, .finland, .france, .germany, .greece, .hungary,
        .ireland, .italy, .latvia, .lithuania, .luxembourg, .malta, .monaco, .netherlands, .poland, .portugal, .romania, .slovakia,
        .slovenia,
        .spain, .sweden,
    ]
}
