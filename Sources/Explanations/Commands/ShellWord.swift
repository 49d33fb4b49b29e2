/// A word of a command line as it was typed, or an operator between commands.
package struct ShellWord: Sendable, Equatable {
    /// As typed, quotes and all.
    package var text: String
    /// Without quotes. What the shell would put in for `$x` stays as it stands.
    package var value: String
    /// `|`, `&&`, `;`, `>` …
    package var isOperator: Bool

    private static let operators = ["&&", "||", "2>&1", "&>", "2>>", "2>", ">>", "<<", "|", ";", "&", ">", "<"]

    /// Splits a line as a shell does, without expanding anything.
    package static func split(_ line: String) -> [ShellWord] {
        var words: [ShellWord] = []
        var text = ""
        var value = ""
        var quote: Character?
        var isInWord = false
        func finish() {
            if isInWord { words.append(ShellWord(text: text, value: value, isOperator: false)) }
            (text, value, isInWord) = ("", "", false)
        }
        var rest = line[...]
        while let character = rest.first {
            if let open = quote {
                text.append(character)
                if character == open { quote = nil } else { value.append(character) }
                rest.removeFirst()
            } else if character == "'" || character == "\"" {
                quote = character
                text.append(character)
                isInWord = true
                rest.removeFirst()
            } else if character == "\\", let next = rest.dropFirst().first {
                text += "\\\(next)"
                value.append(next)
                isInWord = true
                rest.removeFirst(2)
            } else if character.isWhitespace {
                finish()
                rest.removeFirst()
            } else if let sign = operators.first(where: { rest.hasPrefix($0) && (!$0.hasPrefix("2") || !isInWord) }) {
                finish()
                words.append(ShellWord(text: sign, value: sign, isOperator: true))
                rest.removeFirst(sign.count)
            } else {
                text.append(character)
                value.append(character)
                isInWord = true
                rest.removeFirst()
            }
        }
        finish()
        return words
    }
}
