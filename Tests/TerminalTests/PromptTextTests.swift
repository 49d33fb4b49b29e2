import Testing

@testable import Terminal

@Suite("Prompts and the place of the line")
struct PromptTextTests {
    @Test(
        "escape sequences stand where libedit keeps them",
        arguments: [
            ("$ ", "$ "), ("a\nb $ ", "b $ "), ("", ""),
            ("\u{1B}[1m$\u{1B}[0m ", "\u{01}\u{1B}[1m\u{01}$\u{01}\u{1B}[0m\u{01} "),
            ("\u{1B}[1m$ \u{1B}[0m", "\u{01}\u{1B}[1m\u{01}$\u{01}\u{1B}[0m\u{01} "),
            ("\u{1B}[1m$\u{1B}[0m", "\u{01}\u{1B}[1m\u{01}$\u{01}\u{1B}[0m\u{01} "),
            ("\u{1B}[1m\u{1B}[32m>", "\u{01}\u{1B}[1m\u{1B}[32m\u{01}>"),
        ])
    func escapes(prompt: String, expected: String) {
        #expect(PromptText.forLibedit(prompt) == expected)
    }

    @Test("the upper lines of a prompt are its rest")
    func upperLines() {
        #expect(PromptText.upperLines("a\nb\n$ ") == "a\nb\n")
        #expect(PromptText.upperLines("$ ") == "")
        #expect(PromptText.upperLines("a\n") == "a\n")
    }

    @Test(
        "rows are counted as the terminal wraps them",
        arguments: [
            ("", 0, 0, 0), ("abcd", 4, 0, 0), ("12345678", 8, 1, 1), ("123456789", 0, 0, 1), ("a\nb", 1, 0, 1),
            ("a\nb", 3, 1, 1), ("1234567日", 10, 1, 1), ("日", 3, 0, 0),
        ])
    func rows(line: String, cursor: Int, cursorRow: Int, endRow: Int) {
        let place = LinePlace(promptWidth: 2, line: line, cursor: cursor, columns: 10)
        #expect(place.cursorRow == cursorRow)
        #expect(place.endRow == endRow)
    }
}
