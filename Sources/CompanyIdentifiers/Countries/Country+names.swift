extension Country {
    /// All codes that ISO 3166-1 assigns, each with the country's name in English, Dutch, German and French, as addresses and documents
    /// have it. The two Congos are never called by that name alone, so that nobody takes one for the other.
    static let namesByCode = """
        AD | Andorra | Andorra | Andorra | Andorre
        AE | United Arab Emirates | Verenigde Arabische Emiraten | Vereinigte Arabische Emirate | Émirats arabes unis
        AF | Afghanistan | Afghanistan | Afghanistan | Afghanistan
        AG | Antigua and Barbuda | Antigua en Barbuda | Antigua und Barbuda | Antigua-et-Barbuda
        AI | Anguilla | Anguilla | Anguilla | Anguilla
        AL | Albania | Albanië | Albanien | Albanie
        AM | Armenia | Armenië | Armenien | Arménie
        AO | Angola | Angola | Angola | Angola
        AQ | Antarctica | Antarctica | Antarktis | Antarctique
        AR | Argentina | Argentinië | Argentinien | Argentine
        AS | American Samoa | Amerikaans-Samoa | Amerikanisch-Samoa | Samoa américaines
        AT | Austria | Oostenrijk | Österreich | Autriche
        AU | Australia | Australië | Australien | Australie
        AW | Aruba | Aruba | Aruba | Aruba
        AX | Åland Islands | Åland | Ålandinseln | Îles Åland
        AZ | Azerbaijan | Azerbeidzjan | Aserbaidschan | Azerbaïdjan
        BA | Bosnia and Herzegovina | Bosnië en Herzegovina | Bosnien und Herzegowina | Bosnie-Herzégovine
        BB | Barbados | Barbados | Barbados | Barbade
        BD | Bangladesh | Bangladesh | Bangladesch | Bangladesh
        BE | Belgium | België | Belgien | Belgique
        BF | Burkina Faso | Burkina Faso | Burkina Faso | Burkina Faso
        BG | Bulgaria | Bulgarije | Bulgarien | Bulgarie
        BH | Bahrain | Bahrein | Bahrain | Bahreïn
        BI | Burundi | Burundi | Burundi | Burundi
        BJ | Benin | Benin | Benin | Bénin
        BL | Saint Barthélemy | Saint-Barthélemy | St. Barthélemy | Saint-Barthélemy
        BM | Bermuda | Bermuda | Bermuda | Bermudes
        BN | Brunei | Brunei | Brunei | Brunei
        BO | Bolivia | Bolivia | Bolivien | Bolivie
        BQ | Caribbean Netherlands | Caribisch Nederland | Karibische Niederlande | Pays-Bas caribéens
        BR | Brazil | Brazilië | Brasilien | Brésil
        BS | Bahamas | Bahama's | Bahamas | Bahamas
        BT | Bhutan | Bhutan | Bhutan | Bhoutan
        BV | Bouvet Island | Bouveteiland | Bouvetinsel | Île Bouvet
        BW | Botswana | Botswana | Botsuana | Botswana
        BY | Belarus | Belarus | Belarus | Biélorussie
        BZ | Belize | Belize | Belize | Belize
        CA | Canada | Canada | Kanada | Canada
        CC | Cocos Islands | Cocoseilanden | Kokosinseln | Îles Cocos
        CD | Democratic Republic of the Congo | Democratische Republiek Congo | \
        Demokratische Republik Kongo | République démocratique du Congo
        CF | Central African Republic | Centraal-Afrikaanse Republiek | Zentralafrikanische Republik | République centrafricaine
        CG | Republic of the Congo | Republiek Congo | Republik Kongo | République du Congo
        CH | Switzerland | Zwitserland | Schweiz | Suisse
        CI | Ivory Coast | Ivoorkust | Elfenbeinküste | Côte d'Ivoire
        CK | Cook Islands | Cookeilanden | Cookinseln | Îles Cook
        CL | Chile | Chili | Chile | Chili
        CM | Cameroon | Kameroen | Kamerun | Cameroun
        CN | China | China | China | Chine
        CO | Colombia | Colombia | Kolumbien | Colombie
        CR | Costa Rica | Costa Rica | Costa Rica | Costa Rica
        CU | Cuba | Cuba | Kuba | Cuba
        CV | Cape Verde | Kaapverdië | Kap Verde | Cap-Vert
        CW | Curaçao | Curaçao | Curaçao | Curaçao
        CX | Christmas Island | Christmaseiland | Weihnachtsinsel | Île Christmas
        CY | Cyprus | Cyprus | Zypern | Chypre
        CZ | Czechia | Tsjechië | Tschechien | Tchéquie
        DE | Germany | Duitsland | Deutschland | Allemagne
        DJ | Djibouti | Djibouti | Dschibuti | Djibouti
        DK | Denmark | Denemarken | Dänemark | Danemark
        DM | Dominica | Dominica | Dominica | Dominique
        DO | Dominican Republic | Dominicaanse Republiek | Dominikanische Republik | République dominicaine
        DZ | Algeria | Algerije | Algerien | Algérie
        EC | Ecuador | Ecuador | Ecuador | Équateur
        EE | Estonia | Estland | Estland | Estonie
        EG | Egypt | Egypte | Ägypten | Égypte
        EH | Western Sahara | Westelijke Sahara | Westsahara | Sahara occidental
        ER | Eritrea | Eritrea | Eritrea | Érythrée
        ES | Spain | Spanje | Spanien | Espagne
        ET | Ethiopia | Ethiopië | Äthiopien | Éthiopie
        FI | Finland | Finland | Finnland | Finlande
        FJ | Fiji | Fiji | Fidschi | Fidji
        FK | Falkland Islands | Falklandeilanden | Falklandinseln | Îles Malouines
        FM | Micronesia | Micronesia | Mikronesien | Micronésie
        FO | Faroe Islands | Faeröer | Färöer | Îles Féroé
        FR | France | Frankrijk | Frankreich | France
        GA | Gabon | Gabon | Gabun | Gabon
        GB | United Kingdom | Verenigd Koninkrijk | Vereinigtes Königreich | Royaume-Uni
        GD | Grenada | Grenada | Grenada | Grenade
        GE | Georgia | Georgië | Georgien | Géorgie
        GF | French Guiana | Frans-Guyana | Französisch-Guayana | Guyane française
        GG | Guernsey | Guernsey | Guernsey | Guernesey
        GH | Ghana | Ghana | Ghana | Ghana
        GI | Gibraltar | Gibraltar | Gibraltar | Gibraltar
        GL | Greenland | Groenland | Grönland | Groenland
        GM | Gambia | Gambia | Gambia | Gambie
        GN | Guinea | Guinee | Guinea | Guinée
        GP | Guadeloupe | Guadeloupe | Guadeloupe | Guadeloupe
        GQ | Equatorial Guinea | Equatoriaal-Guinea | Äquatorialguinea | Guinée équatoriale
        GR | Greece | Griekenland | Griechenland | Grèce
        GS | South Georgia and the South Sandwich Islands | Zuid-Georgia en Zuidelijke Sandwicheilanden | \
        Südgeorgien und die Südlichen Sandwichinseln | Géorgie du Sud-et-les Îles Sandwich du Sud
        GT | Guatemala | Guatemala | Guatemala | Guatemala
        GU | Guam | Guam | Guam | Guam
        GW | Guinea-Bissau | Guinee-Bissau | Guinea-Bissau | Guinée-Bissau
        GY | Guyana | Guyana | Guyana | Guyana
        HK | Hong Kong | Hongkong | Hongkong | Hong Kong
        HM | Heard Island and McDonald Islands | Heard en McDonaldeilanden | Heard und McDonaldinseln | Îles Heard-et-MacDonald
        HN | Honduras | Honduras | Honduras | Honduras
        HR | Croatia | Kroatië | Kroatien | Croatie
        HT | Haiti | Haïti | Haiti | Haïti
        HU | Hungary | Hongarije | Ungarn | Hongrie
        ID | Indonesia | Indonesië | Indonesien | Indonésie
        IE | Ireland | Ierland | Irland | Irlande
        IL | Israel | Israël | Israel | Israël
        IM | Isle of Man | Man | Insel Man | Île de Man
        IN | India | India | Indien | Inde
        IO | British Indian Ocean Territory | Brits Indische Oceaanterritorium | \
        Britisches Territorium im Indischen Ozean | Territoire britannique de l'océan Indien
        IQ | Iraq | Irak | Irak | Irak
        IR | Iran | Iran | Iran | Iran
        IS | Iceland | IJsland | Island | Islande
        IT | Italy | Italië | Italien | Italie
        JE | Jersey | Jersey | Jersey | Jersey
        JM | Jamaica | Jamaica | Jamaika | Jamaïque
        JO | Jordan | Jordanië | Jordanien | Jordanie
        JP | Japan | Japan | Japan | Japon
        KE | Kenya | Kenia | Kenia | Kenya
        KG | Kyrgyzstan | Kirgizië | Kirgisistan | Kirghizstan
        KH | Cambodia | Cambodja | Kambodscha | Cambodge
        KI | Kiribati | Kiribati | Kiribati | Kiribati
        KM | Comoros | Comoren | Komoren | Comores
        KN | Saint Kitts and Nevis | Saint Kitts en Nevis | St. Kitts und Nevis | Saint-Christophe-et-Niévès
        KP | North Korea | Noord-Korea | Nordkorea | Corée du Nord
        KR | South Korea | Zuid-Korea | Südkorea | Corée du Sud
        KW | Kuwait | Koeweit | Kuwait | Koweït
        KY | Cayman Islands | Kaaimaneilanden | Kaimaninseln | Îles Caïmans
        KZ | Kazakhstan | Kazachstan | Kasachstan | Kazakhstan
        LA | Laos | Laos | Laos | Laos
        LB | Lebanon | Libanon | Libanon | Liban
        LC | Saint Lucia | Saint Lucia | St. Lucia | Sainte-Lucie
        LI | Liechtenstein | Liechtenstein | Liechtenstein | Liechtenstein
        LK | Sri Lanka | Sri Lanka | Sri Lanka | Sri Lanka
        LR | Liberia | Liberia | Liberia | Liberia
        LS | Lesotho | Lesotho | Lesotho | Lesotho
        LT | Lithuania | Litouwen | Litauen | Lituanie
        LU | Luxembourg | Luxemburg | Luxemburg | Luxembourg
        LV | Latvia | Letland | Lettland | Lettonie
        LY | Libya | Libië | Libyen | Libye
        MA | Morocco | Marokko | Marokko | Maroc
        MC | Monaco | Monaco | Monaco | Monaco
        MD | Moldova | Moldavië | Moldau | Moldavie
        ME | Montenegro | Montenegro | Montenegro | Monténégro
        MF | Saint Martin | Saint-Martin | St. Martin | Saint-Martin
        MG | Madagascar | Madagaskar | Madagaskar | Madagascar
        MH | Marshall Islands | Marshalleilanden | Marshallinseln | Îles Marshall
        MK | North Macedonia | Noord-Macedonië | Nordmazedonien | Macédoine du Nord
        ML | Mali | Mali | Mali | Mali
        MM | Myanmar | Myanmar | Myanmar | Myanmar
        MN | Mongolia | Mongolië | Mongolei | Mongolie
        MO | Macao | Macau | Macau | Macao
        MP | Northern Mariana Islands | Noordelijke Marianen | Nördliche Marianen | Îles Mariannes du Nord
        MQ | Martinique | Martinique | Martinique | Martinique
        MR | Mauritania | Mauritanië | Mauretanien | Mauritanie
        MS | Montserrat | Montserrat | Montserrat | Montserrat
        MT | Malta | Malta | Malta | Malte
        MU | Mauritius | Mauritius | Mauritius | Maurice
        MV | Maldives | Maldiven | Malediven | Maldives
        MW | Malawi | Malawi | Malawi | Malawi
        MX | Mexico | Mexico | Mexiko | Mexique
        MY | Malaysia | Maleisië | Malaysia | Malaisie
        MZ | Mozambique | Mozambique | Mosambik | Mozambique
        NA | Namibia | Namibië | Namibia | Namibie
        NC | New Caledonia | Nieuw-Caledonië | Neukaledonien | Nouvelle-Calédonie
        NE | Niger | Niger | Niger | Niger
        NF | Norfolk Island | Norfolk | Norfolkinsel | Île Norfolk
        NG | Nigeria | Nigeria | Nigeria | Nigeria
        NI | Nicaragua | Nicaragua | Nicaragua | Nicaragua
        NL | Netherlands | Nederland | Niederlande | Pays-Bas
        NO | Norway | Noorwegen | Norwegen | Norvège
        NP | Nepal | Nepal | Nepal | Népal
        NR | Nauru | Nauru | Nauru | Nauru
        NU | Niue | Niue | Niue | Niue
        NZ | New Zealand | Nieuw-Zeeland | Neuseeland | Nouvelle-Zélande
        OM | Oman | Oman | Oman | Oman
        PA | Panama | Panama | Panama | Panama
        PE | Peru | Peru | Peru | Pérou
        PF | French Polynesia | Frans-Polynesië | Französisch-Polynesien | Polynésie française
        PG | Papua New Guinea | Papoea-Nieuw-Guinea | Papua-Neuguinea | Papouasie-Nouvelle-Guinée
        PH | Philippines | Filipijnen | Philippinen | Philippines
        PK | Pakistan | Pakistan | Pakistan | Pakistan
        PL | Poland | Polen | Polen | Pologne
        PM | Saint Pierre and Miquelon | Saint-Pierre en Miquelon | St. Pierre und Miquelon | Saint-Pierre-et-Miquelon
        PN | Pitcairn Islands | Pitcairneilanden | Pitcairninseln | Îles Pitcairn
        PR | Puerto Rico | Puerto Rico | Puerto Rico | Porto Rico
        PS | Palestine | Palestina | Palästina | Palestine
        PT | Portugal | Portugal | Portugal | Portugal
        PW | Palau | Palau | Palau | Palaos
        PY | Paraguay | Paraguay | Paraguay | Paraguay
        QA | Qatar | Qatar | Katar | Qatar
        RE | Réunion | Réunion | Réunion | La Réunion
        RO | Romania | Roemenië | Rumänien | Roumanie
        RS | Serbia | Servië | Serbien | Serbie
        RU | Russia | Rusland | Russland | Russie
        RW | Rwanda | Rwanda | Ruanda | Rwanda
        SA | Saudi Arabia | Saoedi-Arabië | Saudi-Arabien | Arabie saoudite
        SB | Solomon Islands | Salomonseilanden | Salomonen | Îles Salomon
        SC | Seychelles | Seychellen | Seychellen | Seychelles
        SD | Sudan | Soedan | Sudan | Soudan
        SE | Sweden | Zweden | Schweden | Suède
        SG | Singapore | Singapore | Singapur | Singapour
        SH | Saint Helena, Ascension and Tristan da Cunha | Sint-Helena, Ascension en Tristan da Cunha | \
        St. Helena, Ascension und Tristan da Cunha | Sainte-Hélène, Ascension et Tristan da Cunha
        SI | Slovenia | Slovenië | Slowenien | Slovénie
        SJ | Svalbard and Jan Mayen | Spitsbergen en Jan Mayen | Spitzbergen und Jan Mayen | Svalbard et Jan Mayen
        SK | Slovakia | Slowakije | Slowakei | Slovaquie
        SL | Sierra Leone | Sierra Leone | Sierra Leone | Sierra Leone
        SM | San Marino | San Marino | San Marino | Saint-Marin
        SN | Senegal | Senegal | Senegal | Sénégal
        SO | Somalia | Somalië | Somalia | Somalie
        SR | Suriname | Suriname | Suriname | Suriname
        SS | South Sudan | Zuid-Soedan | Südsudan | Soudan du Sud
        ST | São Tomé and Príncipe | Sao Tomé en Principe | São Tomé und Príncipe | Sao Tomé-et-Principe
        SV | El Salvador | El Salvador | El Salvador | Salvador
        SX | Sint Maarten | Sint-Maarten | Sint Maarten | Saint-Martin (partie néerlandaise)
        SY | Syria | Syrië | Syrien | Syrie
        SZ | Eswatini | Eswatini | Eswatini | Eswatini
        TC | Turks and Caicos Islands | Turks- en Caicoseilanden | Turks- und Caicosinseln | Îles Turques-et-Caïques
        TD | Chad | Tsjaad | Tschad | Tchad
        TF | French Southern and Antarctic Lands | Franse Gebieden in de zuidelijke Indische Oceaan | \
        Französische Süd- und Antarktisgebiete | Terres australes françaises
        TG | Togo | Togo | Togo | Togo
        TH | Thailand | Thailand | Thailand | Thaïlande
        TJ | Tajikistan | Tadzjikistan | Tadschikistan | Tadjikistan
        TK | Tokelau | Tokelau | Tokelau | Tokelau
        TL | Timor-Leste | Oost-Timor | Timor-Leste | Timor-Leste
        TM | Turkmenistan | Turkmenistan | Turkmenistan | Turkménistan
        TN | Tunisia | Tunesië | Tunesien | Tunisie
        TO | Tonga | Tonga | Tonga | Tonga
        TR | Türkiye | Turkije | Türkei | Turquie
        TT | Trinidad and Tobago | Trinidad en Tobago | Trinidad und Tobago | Trinité-et-Tobago
        TV | Tuvalu | Tuvalu | Tuvalu | Tuvalu
        TW | Taiwan | Taiwan | Taiwan | Taïwan
        TZ | Tanzania | Tanzania | Tansania | Tanzanie
        UA | Ukraine | Oekraïne | Ukraine | Ukraine
        UG | Uganda | Oeganda | Uganda | Ouganda
        UM | United States Minor Outlying Islands | Kleine afgelegen eilanden van de Verenigde Staten | \
        Amerikanische Überseeinseln | Îles mineures éloignées des États-Unis
        US | United States | Verenigde Staten | Vereinigte Staaten | États-Unis
        UY | Uruguay | Uruguay | Uruguay | Uruguay
        UZ | Uzbekistan | Oezbekistan | Usbekistan | Ouzbékistan
        VA | Vatican City | Vaticaanstad | Vatikanstadt | Cité du Vatican
        VC | Saint Vincent and the Grenadines | Saint Vincent en de Grenadines | \
        St. Vincent und die Grenadinen | Saint-Vincent-et-les-Grenadines
        VE | Venezuela | Venezuela | Venezuela | Venezuela
        VG | British Virgin Islands | Britse Maagdeneilanden | Britische Jungferninseln | Îles Vierges britanniques
        VI | United States Virgin Islands | Amerikaanse Maagdeneilanden | Amerikanische Jungferninseln | Îles Vierges des États-Unis
        VN | Vietnam | Vietnam | Vietnam | Viêt Nam
        VU | Vanuatu | Vanuatu | Vanuatu | Vanuatu
        WF | Wallis and Futuna | Wallis en Futuna | Wallis und Futuna | Wallis-et-Futuna
        WS | Samoa | Samoa | Samoa | Samoa
        YE | Yemen | Jemen | Jemen | Yémen
        YT | Mayotte | Mayotte | Mayotte | Mayotte
        ZA | South Africa | Zuid-Afrika | Südafrika | Afrique du Sud
        ZM | Zambia | Zambia | Sambia | Zambie
        ZW | Zimbabwe | Zimbabwe | Simbabwe | Zimbabwe
        """
}
