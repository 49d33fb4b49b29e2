import Testing

@testable import Dockerfile

@Suite("expanding words")
struct WordExpanderTests {
    private let environment = ["A": "one two", "E": "", "P": "/a/b/c.tar.gz"]

    @Test(
        "every form of a variable",
        arguments: [
            ("$A", "one two"), ("${A}x", "one twox"), ("$NO.", "."), ("${NO:-d}", "d"), ("${E:-d}", "d"),
            ("${E-d}", ""), ("${A:+s}", "s"), ("${E:+s}", ""), ("${E+s}", "s"), ("'$A'", "$A"), ("\"$A\"", "one two"),
            ("\\$A", "$A"), ("${P#*/}", "a/b/c.tar.gz"), ("${P##*/}", "c.tar.gz"), ("${P%.*}", "/a/b/c.tar"),
            ("${P%%.*}", "/a/b/c"), ("${P/\\//_}", "_a/b/c.tar.gz"), ("${P//\\//_}", "_a_b_c.tar.gz"),
            ("${NO:-${A:+$P}}", "/a/b/c.tar.gz"), ("$", "$"), ("$1x", "x"), ("a\\", "a"),
        ])
    func forms(word: String, text: String) throws {
        #expect(try WordExpander().expand(word, with: environment).text == text)
    }

    @Test("words are split after expansion, quoted blanks kept")
    func words() throws {
        let result = try WordExpander().expand("$A \"$A\" a\\ b", with: environment)
        #expect(result.words == ["one", "two", "one two", "a b"])
        #expect(result.matched == ["A"])
    }

    @Test("unset names are reported, and kept on demand")
    func unset() throws {
        var expander = WordExpander()
        #expect(try expander.expand("$X${Y}$X", with: [:]).unmatched == ["X", "Y"])
        expander.keepsUnsetVariables = true
        #expect(try expander.expand("$X${Y:-z}", with: [:]).text == "$X${Y:-z}")
    }

    @Test("the escape character can be a backquote")
    func backquote() throws {
        #expect(try WordExpander(escape: "`").expand("`$A\\$A", with: environment).text == "$A\\one two")
    }

    @Test(
        "faults have BuildKit's words",
        arguments: [
            ("'a", "unexpected end of statement while looking for matching single-quote"),
            ("${}", "syntax error: bad substitution"), ("${A", "unsupported modifier (\u{FFFD}) in substitution"),
            ("${NO?}", "NO: is not allowed to be unset"), ("${E:?why}", "E: why"),
            ("${A//x}", "syntax error: missing '/' in ${}"), ("${A:-x", "syntax error: missing '}'"),
            ("${A#\\q}", "invalid pattern (\\q) in substitution: invalid escape '\\q'"),
        ])
    func faults(word: String, reason: String) {
        #expect(throws: DockerfileError("failed to process \(word.goQuoted): \(reason)")) {
            try WordExpander().expand(word, with: environment)
        }
    }

    @Test("deep nesting is refused and does not overflow the stack")
    func nesting() {
        let word = String(repeating: "${N:-", count: 5_000) + String(repeating: "}", count: 5_000)
        #expect(throws: DockerfileError.self) { try WordExpander().expand(word, with: [:]) }
    }
}
