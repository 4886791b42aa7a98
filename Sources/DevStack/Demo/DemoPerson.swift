import Contracts

/// A person of the demo. Who it is follows from the seed and the place alone, so that two organisations can know the same person.
struct DemoPerson: Sendable {
    let userID: UserID
    let name: String
    let email: String

    init(world: DemoWorld, organisation index: Int, number: Int) {
        self.init(world: world, organisation: index, domain: OrganisationName(world: world, index: index).domain, number: number)
    }

    /// - Parameter domain: that of the organisation's name.
    init(world: DemoWorld, organisation index: Int, domain: String, number: Int) {
        var random = world.random(.person, index, number)
        userID = random.identifier()
        let given = random.pick(Self.givenNames)
        let family = random.pick(Self.familyNames)
        name = "\(given) \(family)"
        let local = asciiSlug("\(given) \(family)").replacing("-", with: ".")
        email = number == 0 ? "\(local)@\(domain)" : "\(local)\(number)@\(domain)"
    }

    /// Clients of a partner get numbers of their own, apart from the partner's people.
    static let firstClientNumber = 1_000

    private static let givenNames = [
        "Anna", "Bram", "Carlijn", "Daan", "Elif", "Femke", "Giorgos", "Hanna", "Ibrahim", "Jasmijn", "Klaas", "Lotte", "Mehmet",
        "Noor", "Oskar", "Petra", "Quinten", "Rosa", "Sander", "Tess", "Ulrike", "Vera", "Wouter", "Xenia", "Yara", "Zeno", "Amélie",
        "Benoît", "Chiara", "Dirk", "Eva", "Fatima", "Greta", "Hugo", "Ines", "Jonas", "Katarzyna", "Luca", "Maarten", "Niamh", "Sofía",
    ]
    private static let familyNames = [
        "van den Akkerhof", "de Wildeman", "Brouwershof", "ten Velde", "Lindenkamp", "Osterhaus", "Duinmeijer", "Kastelein", "Rietberg",
        "van Zilverdijk", "Hofsteder", "Morgenster", "Beukenkamp", "Wassenhove", "el Amrani", "Yildirim", "Kowalczyk", "Dubreuil",
        "Castellani", "Nørholm", "Papadakis", "O’Hanlon", "Steinbrecher", "Vermeulenhof", "Jansbroek", "Ferreira", "Novotný",
        "Achterveld", "Grondsma", "Wierdsma", "de Korenaar", "van Meerlo",
    ]
}

/// Lower-case ASCII letters and digits with single dashes between, for addresses.
func asciiSlug(_ text: String) -> String {
    let plain: [Character: String] = ["é": "e", "î": "i", "í": "i", "ø": "o", "ý": "y", "’": "", "ü": "u", "ö": "o", "ä": "a", "ß": "ss"]
    var slug = ""
    for character in text.lowercased() {
        if character.isASCII && (character.isLetter || character.isNumber) {
            slug.append(character)
        } else if let replacement = plain[character] {
            slug += replacement
        } else if !slug.isEmpty && slug.last != "-" {
            slug.append("-")
        }
    }
    return slug
}
