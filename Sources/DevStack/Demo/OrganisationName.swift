/// A name that no organisation of the demo shares: a kind of organisation and an invented place, enumerated without repetition.
struct OrganisationName: Sendable {
    let text: String
    /// Under `.example`, which is reserved and belongs to nobody.
    let domain: String
    let town: String
    let country: Country

    enum Country: String, Sendable, CaseIterable {
        case netherlands = "NL"
        case belgium = "BE"
        case germany = "DE"
        case france = "FR"
        case switzerland = "CH"
    }

    init(world: DemoWorld, index: Int) {
        var random = world.random(.names)
        let towns = Self.beginnings.count * Self.endings.count
        let combinations = towns * Self.kinds.count
        // A step without a common divisor with the count visits every combination once.
        let combination = (index * 1_009 + random.int(0...combinations - 1)) % combinations
        let (country, kind) = Self.kinds[combination % Self.kinds.count]
        let place = combination / Self.kinds.count
        town = Self.beginnings[place % Self.beginnings.count] + Self.endings[place / Self.beginnings.count]
        text = kind.replacing("*", with: town)
        domain = asciiSlug(text) + ".example"
        self.country = country
    }

    private static let beginnings = [
        "Ooster", "Wilgen", "Linden", "Zilver", "Noorder", "Beuken", "Rieten", "Helder", "Vlieter", "Morgen", "Winter", "Duiven",
        "Kraai", "Eiken", "Zonne", "Grauw", "Hazel", "Meeuwen", "Elzen", "Koren", "Water", "Steen", "Linge",
    ]
    private static let endings = [
        "kamp", "brink", "hoeve", "drecht", "akker", "meren", "wolde", "zijl", "gaarde", "voort", "stroom", "hagen", "beke",
    ]
    private static let kinds: [(Country, String)] = [
        (.netherlands, "Gemeente *"), (.netherlands, "Stichting *"), (.netherlands, "Waterschap *"), (.netherlands, "Zorggroep *"),
        (.netherlands, "Hogeschool *"), (.netherlands, "Wonen *"), (.netherlands, "* Advies"), (.netherlands, "Bibliotheek *"),
        (.netherlands, "Provinciehuis *"), (.netherlands, "* Onderzoek"), (.belgium, "Stad *"), (.belgium, "* Participatie"),
        (.germany, "Bürgerforum *"), (.germany, "* Beratung"), (.germany, "Stadtwerke *"), (.france, "Atelier *"),
        (.france, "Agence *"), (.switzerland, "Verein *"), (.netherlands, "Coöperatie *"),
    ]
}
