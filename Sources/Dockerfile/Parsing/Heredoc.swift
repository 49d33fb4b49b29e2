/// A here-document of RUN, COPY or ADD (buildkit `parser.Heredoc`).
package struct Heredoc: Hashable, Sendable {
    /// The terminator, quotes removed; for COPY also the file's name.
    package var name: String
    /// The number before `<<`, 0 if none.
    package var fileDescriptor: Int
    /// Whether variables in the content are expanded: no part of the name was quoted.
    package var isExpanded: Bool
    /// Whether leading tabs are removed: `<<-`.
    package var isChomped: Bool
    /// The lines up to the terminator, newlines included, tabs not yet removed.
    package var content: String

    /// The content with the tabs removed that `<<-` asks for.
    package var chompedContent: String { isChomped ? Heredoc.chomped(content) : content }
}

extension Heredoc {
    /// Reads a word such as `<<-'EOF'`; nil if the word is no here-document (buildkit `ParseHeredoc`).
    package static func parse(_ word: String) throws(DockerfileError) -> Heredoc? {
        var rest = word.unicodeScalars[...]
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest.removeFirst(digits.count)
        guard rest.starts(with: "<<".unicodeScalars) else { return nil }
        rest.removeFirst(2)
        let isChomped = rest.first == "-"
        if isChomped { rest.removeFirst() }
        guard !rest.isEmpty, !rest.contains("<") else { return nil }

        let text = String(rest)
        var expander = WordExpander()
        expander.keepsUnsetVariables = true
        let words = try expander.expand(text, with: [:]).words
        guard words.count == 1 else { return nil }
        expander.keepsQuotes = true
        let rawWords = try expander.expand(text, with: [:]).words
        guard rawWords.count == 1 else {
            throw DockerfileError("internal lexing of heredoc produced inconsistent results: \(text)")
        }
        return Heredoc(
            name: words[0], fileDescriptor: Int(String(digits)) ?? 0,
            isExpanded: quoteCount(words[0]) == quoteCount(rawWords[0]), isChomped: isChomped, content: "")
    }

    /// The here-documents that a whole instruction line opens, in order (buildkit `heredocsFromLine`).
    static func all(in line: String) throws(DockerfileError) -> [Heredoc] {
        var expander = WordExpander()
        expander.keepsQuotes = true
        expander.keepsEscapes = true
        expander.keepsUnsetVariables = true
        let words = (try? expander.expand(line, with: [:]).words) ?? []
        var found: [Heredoc] = []
        for word in words {
            if let heredoc = try parse(word) { found.append(heredoc) }
        }
        return found
    }

    /// `content` without the tabs at the beginning of each line (buildkit `ChompHeredocContent`).
    package static func chomped(_ content: String) -> String {
        content.split(on: "\n").map { $0.trimmingStart { $0 == "\t" } }.joined(separator: "\n")
    }

    private static func quoteCount(_ text: String) -> Int {
        text.unicodeScalars.count { $0 == "'" || $0 == "\"" }
    }
}
