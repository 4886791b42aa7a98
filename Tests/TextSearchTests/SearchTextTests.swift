import Testing

import TextSearch

@Suite("The form in which texts are compared")
struct SearchTextTests {
    @Test(arguments: [
        ("Ada  Lovelace ", "ada lovelace"), ("İ", "i"), ("ı", "i"), ("ẞ", "ss"), ("Ω", "ω"), ("①", "1"), ("ﷺ", "صلى الله عليه وسلم"),
        ("a\r\nb", "a b"),
        ("\u{0}a\u{0}b\u{0}", "a b"), ("\u{202E}abc", "abc"), ("\u{3000}全　角", "全 角"), ("ς", "σ"), ("ſ", "s"), ("xŉ", "x'n"),
        ("Amélie Nørholm", "amelie norholm"), ("ŁÓDŹ", "lodz"), ("Æsir Œuvre Þór", "aesir oeuvre thor"), ("Đorđe Guðrún", "dorde gudrun"),
        ("O’Hanlon", "o'hanlon"), ("O´Hanlon", "o'hanlon"), ("O`Hanlon", "o'hanlon"), ("Oʼ‘Hanlon", "o''hanlon"), ("'quoted'", "quoted"),
        ("“Ada” «Lovelace»", "ada lovelace"), ("<a@b.example>;", "a@b.example"), ("Lovelace, Ada", "lovelace ada"),
        ("mailto:a@b.example", "a@b.example"), ("'MAILTO:mailto:'a@b.example", "a@b.example"), ("ai mailto:", "ai"), ("ΐ", "ι"),
        ("Ёлка й", "елка и"), ("कि", "कि"), ("한", "한"), ("\"", ""), ("´", ""),
    ])
    func isTheSameForAllWaysToWriteIt(raw: String, expected: String) {
        #expect(SearchText(raw).text.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(SearchText(raw).text)")
    }

    /// What is kept and what is typed meet, also where one of them has gone this way before.
    @Test func comparesToItself() {
        var strange: [Unicode.Scalar] = []
        for value in UInt32(1)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = SearchText("x\(scalar)y").text
            if !SearchText(once).text.unicodeScalars.elementsEqual(once.unicodeScalars) { strange.append(scalar) }
        }
        #expect(strange == [])
    }

    @Test func upperAndLowerCaseAreNoDifference() {
        var strange: [Unicode.Scalar] = []
        for value in UInt32(1)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let upper = SearchText("x\(scalar.properties.uppercaseMapping)y"), lower = SearchText("x\(scalar.properties.lowercaseMapping)y")
            if SearchText("x\(scalar)y") != upper || upper != lower { strange.append(scalar) }
        }
        #expect(strange == [])
    }
}
