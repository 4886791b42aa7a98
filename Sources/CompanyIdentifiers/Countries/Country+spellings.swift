extension Country {
    /// What countries are called beside their names and codes: other official names, parts that are countries of their own to those who
    /// live there, names in their own language, and common mistakes.
    private static let otherNames = """
        AE | UAE | Emirates | VAE | Emiraten | Emirate | EAU
        AT | Oesterreich | Republik Österreich
        AU | Commonwealth of Australia
        AX | Aland Islands | Åland | Ahvenanmaa
        BA | Bosnia | Bosnië | Bosnien | Bosnie | Bosnia & Herzegovina | Bosna i Hercegovina
        BE | Koninkrijk België | Royaume de Belgique | Vlaanderen | Flanders | Wallonie | Wallonië
        BG | Republic of Bulgaria
        BQ | Bonaire | Saba | Sint Eustatius | Bonaire, Sint Eustatius and Saba | Bonaire, Sint Eustatius en Saba | BES-eilanden
        BY | Wit-Rusland | Weissrussland | White Russia | Belarussia
        CD | DRC | DR Congo | Congo-Kinshasa | Kongo-Kinshasa | RDC
        CG | Congo-Brazzaville | Kongo-Brazzaville
        CH | Swiss | Schweizerische Eidgenossenschaft | Confédération suisse | Svizzera | Swiss Confederation
        CI | Côte d'Ivoire | Cote Divoire
        CN | People's Republic of China | Volksrepubliek China | Volksrepublik China | PRC
        CV | Cabo Verde
        CZ | Czech Republic | Tsjechische Republiek | Tschechische Republik | République tchèque | Česko
        DE | Federal Republic of Germany | Bondsrepubliek Duitsland | Bundesrepublik Deutschland | BRD | Bundesrepublik
        DK | Danmark | Kingdom of Denmark
        EE | Eesti
        ES | España | Kingdom of Spain | Koninkrijk Spanje
        FI | Suomi
        FO | Faeroe Islands | Faeröereilanden
        FR | French Republic | République française | Franse Republiek
        GB | UK | VK | United Kingdom of Great Britain and Northern Ireland | Great Britain | Britain | Groot-Brittannië | Grossbritannien
        GB | Grande-Bretagne | England | Engeland | Angleterre | Scotland | Schotland | Schottland | Écosse | Wales | Pays de Galles
        GB | Northern Ireland | Noord-Ierland | Nordirland | Irlande du Nord
        GR | EL | Hellas | Hellenic Republic | Ellada
        HR | Hrvatska | Republic of Croatia
        HU | Magyarország
        IE | Republic of Ireland | Éire | Ierse Republiek | Republik Irland | République d'Irlande
        IR | Islamic Republic of Iran
        IS | Ísland | Ysland
        IT | Italia
        KP | Democratic People's Republic of Korea
        KR | Republic of Korea | Republiek Korea | Republik Korea | République de Corée
        LA | Lao People's Democratic Republic
        LT | Lietuva
        LU | Lëtzebuerg | Groothertogdom Luxemburg | Grand-Duché de Luxembourg | Grossherzogtum Luxemburg | Grand Duchy of Luxembourg
        LV | Latvija
        MD | Republic of Moldova | Moldawien | Republik Moldau
        MK | Macedonia | Macedonië | Mazedonien | Macédoine
        MM | Burma | Birma | Birmanie
        NL | Holland | Hollande | Koninkrijk der Nederlanden | Kingdom of the Netherlands | Nederlanden | Niederland | Royaume des Pays-Bas
        NO | Norge | Noreg
        NZ | Aotearoa
        PL | Polska
        PS | Palestinian Territories | State of Palestine | Palestijnse gebieden
        PT | República Portuguesa
        RO | România
        RS | Republic of Serbia | Srbija
        RU | Russian Federation | Russische Federatie | Russische Föderation | Fédération de Russie
        SE | Sverige
        SI | Slovenija
        SK | Slovak Republic | Slovaakse Republiek | Slowakische Republik | République slovaque | Slovensko
        SM | Saint Marino
        SR | Surinam
        SX | Saint Martin (Dutch part)
        SY | Syrian Arab Republic
        SZ | Swaziland
        TL | East Timor | Timor oriental | Osttimor
        TR | Turkey | Turkiye Cumhuriyeti
        TZ | United Republic of Tanzania
        UA | Ukrayina
        US | USA | United States of America | America | VS | Verenigde Staten van Amerika | Amerika | Vereinigte Staaten von Amerika
        US | États-Unis d'Amérique | Amérique | EUA
        VA | Holy See | Heilige Stoel | Heiliger Stuhl | Saint-Siège | Vatican | Vaticaan | Vatikan
        VN | Viet Nam
        """

    static let names: [String: [CountryLanguage: String]] = Dictionary(
        rows(of: namesByCode).map { code, names in (code, Dictionary(zip(CountryLanguage.allCases, names)) { first, _ in first }) },
        uniquingKeysWith: { first, _ in first })

    static let bySpelling: [CountrySpelling: Country] = Dictionary(
        spellings.map { ($0.spelling, $0.country) }, uniquingKeysWith: { first, _ in first })

    /// Every way to write every country. That none stands for two is tested.
    static let spellings: [(spelling: CountrySpelling, country: Country)] = lines.flatMap { code, names in
        ([code] + names).compactMap(CountrySpelling.init).map { ($0, Country(assigned: code)) }
    }

    private static let lines = rows(of: namesByCode) + rows(of: otherNames)

    /// The code at the start of each line, and what follows it.
    private static func rows(of table: String) -> [(code: String, names: [String])] {
        table.split(separator: "\n").map { line in
            let cells = line.split(separator: "|").map { $0.drop { $0 == " " }.trimmingTrailingBlanks }
            return (cells.first ?? "", Array(cells.dropFirst()))
        }
    }
}

extension Substring {
    fileprivate var trimmingTrailingBlanks: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
