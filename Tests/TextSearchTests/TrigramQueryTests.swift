import Testing
import TextSearch

@Suite("Questions to an index of trigrams")
struct TrigramQueryTests {
    @Test func quotesArePartOfAPhrase() {
        #expect(TrigramQuery.phrase("say \"no\"") == "\"say \"\"no\"\"\"")
        let marked = "a\"\u{301}b"
        #expect(TrigramQuery.phrase(marked).unicodeScalars.elementsEqual("\"a\"\"\u{301}b\"".unicodeScalars))
    }

    @Test func wordsWithoutATrigramAreLookedForInTheTexts() {
        let both = TrigramQuery.condition(["acme", "bv"])
        #expect(both.sql == "text MATCH ? AND instr(text, ?) > 0" && both.values == ["\"acme\"", "bv"])
        let short = TrigramQuery.condition(["bv"])
        #expect(short.sql == "instr(text, ?) > 0" && short.values == ["bv"])
    }

    @Test func wordsThatTheIndexTakesForOthersAreLookedForToo() {
        let accented = TrigramQuery.condition(["şişli", "acme"])
        #expect(accented.sql == "text MATCH ? AND instr(text, ?) > 0" && accented.values == ["\"şişli\" \"acme\"", "şişli"])
    }
}
