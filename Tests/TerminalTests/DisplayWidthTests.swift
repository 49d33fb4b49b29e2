import Terminal
import Testing

@Suite("The width of text")
struct DisplayWidthTests {
    @Test(
        "characters take the columns that a terminal gives them",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한국", 4), ("ｱ", 1), ("Ａ", 2), ("🐳", 2),
            ("👩‍💻", 2), ("🇩🇪", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("✔", 1), ("✘", 1), ("█░", 2), ("─│┌", 3), ("…", 1),
            ("a\u{200B}b", 2), ("\u{1B}[1mbold\u{1B}[0m", 4), ("\u{1B}]8;;http://x\u{07}link\u{1B}]8;;\u{07}", 4),
            ("\u{1B}]0;t\u{1B}\\x", 1), ("\u{7}", 0), ("½", 1), ("①", 1), ("▸", 1), ("►", 1), ("1", 1), ("#", 1),
            ("กำ", 2),
        ])
    func width(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test(
        "text is wrapped at spaces",
        arguments: [
            ("", 5, [""]), ("one two three", 7, ["one two", "three"]), ("one  two", 20, ["one  two"]),
            ("abcdefgh", 3, ["abc", "def", "gh"]), ("a abcdefgh", 4, ["a", "abcd", "efgh"]), ("a\nb", 5, ["a", "b"]),
            ("日本語", 4, ["日本", "語"]), ("日本語", 1, ["日", "本", "語"]), ("  in", 5, ["  in"]), ("a\n\nb", 5, ["a", "", "b"]),
            ("a b\u{A0}c", 3, ["a", "b c"]), ("one two ", 7, ["one two"]), ("a\r\nb", 5, ["a", "b"]),
            ("\u{1B}[1mone two\u{1B}[0m x", 4, ["\u{1B}[1mone\u{1B}[0m", "\u{1B}[1mtwo\u{1B}[0m", "x"]),
        ])
    func wrap(text: String, width: Int, lines: [String]) {
        #expect(DisplayWidth.wrap(text, width: width) == lines)
    }

    @Test("an indent stands before all lines but the first and counts")
    func indent() {
        #expect(DisplayWidth.wrap("one two three", width: 7, indent: "  ") == ["one two", "  three"])
        #expect(DisplayWidth.wrap("abcdefghij", width: 4, indent: "  ") == ["abcd", "  ef", "  gh", "  ij"])
    }

    @Test("padding and cutting count columns and keep styles closed")
    func fitting() {
        #expect(DisplayWidth.pad("日", to: 4) == "日  ")
        #expect(DisplayWidth.pad("ab", to: 5, alignment: .centre) == " ab  ")
        #expect(DisplayWidth.pad("ab", to: 4, alignment: .right) == "  ab")
        #expect(DisplayWidth.pad("abc", to: 2) == "abc")
        #expect(DisplayWidth.truncate("abcdef", to: 4) == "abc…")
        #expect(DisplayWidth.truncate("日本語", to: 4) == "日…")
        #expect(DisplayWidth.truncate("abc", to: 0) == "")
        #expect(DisplayWidth.truncate("\u{1B}[1mabcdef\u{1B}[0m", to: 3) == "\u{1B}[1mab…\u{1B}[0m")
        #expect(DisplayWidth.strip("\u{1B}[1ma\u{1B}[0mb") == "ab")
        #expect(DisplayWidth.expandTabs("a\tb\t", stop: 4) == "a   b   ")
    }
}
