import Testing

@testable import Gateway

@Suite struct ServedScriptTests {
    @Test(arguments: [
        ("// what it is for\n\nimport \"./a.js\";\n", "import \"./a.js\";\n"),
        ("a();\n  // why\n  b();", "a();\nb();\n"),
        ("/**\n * @param {string} a `one`\n * // two\n */\nfunction f(a) {\n  return a;\n}\n", "function f(a) {\nreturn a;\n}\n"),
        ("/** @type {A} */ const a = 1;\n", "const a = 1;\n"),
        ("/* a */ /* b\n c */ a();\n", "a();\n"),
        ("/*/ still */ a();\n", "a();\n"),
        ("a(/** @type {A} */ (b));\n", "a(/** @type {A} */ (b));\n"),
        ("a(); // why\n", "a(); // why\n"),
        ("const a = \"// no comment\";\n", "const a = \"// no comment\";\n"),
        ("  const a = `  ${b} ${c({ d })} `;  \n", "const a = `  ${b} ${c({ d })} `;\n"),
        ("const a = `${b} // ${c}`;\n  d();\n", "const a = `${b} // ${c}`;\nd();\n"),
        ("", ""),
    ])
    func takesAwayWhatNoBrowserNeeds(source: String, served: String) {
        #expect(ServedScript.text(of: source) == served)
    }

    /// Each goes on with a line that a comment seems to begin in.
    @Test(arguments: [
        "const a = `\n  // text\n`;\n", "const a = `${b(`\n  // text\n`)}`;\n", "const a = \"one \\\n  // text\";\n",
        "a(); /* one\n  // */ b();\n",
        "const a = /`/;\n  // why\n", "a(); // a `\n  // why\n", "a();\n/* without an end\n",
        "// one\r\na();\r\n", "// one\u{2028}a();\n",
    ])
    func leavesAModuleWhoseLinesMayBeginInAText(source: String) {
        #expect(ServedScript.text(of: source) == source)
    }
}
