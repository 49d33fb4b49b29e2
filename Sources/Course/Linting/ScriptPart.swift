import ShellSyntax

/// A command of a script with the text that it was written with: its comments, here-documents and all.
struct ScriptPart {
    var text: String
    /// The docker command, if the part is one and nothing else.
    var docker: DockerLine?

    /// The parts of a script, in order; empty where it cannot be understood. Joined, they are the script.
    static func split(_ script: String) -> [ScriptPart] {
        guard let items = try? ShellParser.parse(script, flavour: .bash), let first = items.first else { return [] }
        let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
        var starts = Set(items.dropFirst().map(\.line)).filter { $0 > first.line }.sorted()
        // Comments belong to the command below them.
        for index in starts.indices {
            while starts[index] > first.line + 1, isComment(lines[starts[index] - 2]) { starts[index] -= 1 }
        }
        var parts: [ScriptPart] = []
        var from = 1
        for start in starts + [lines.count + 1] {
            let text = lines[(from - 1)..<(start - 1)].joined(separator: "\n")
            let here = items.filter { $0.line >= from && $0.line < start }
            var docker: DockerLine?
            if here.count == 1, let command = here[0].soleCommand, case .simple = command.body,
                command.redirections.isEmpty
            {
                docker = DockerLine(Self.withoutComments(text))
            }
            parts.append(ScriptPart(text: text + "\n", docker: docker))
            from = start
        }
        return parts
    }

    private static func withoutComments(_ text: String) -> String {
        text.split(separator: "\n").filter { !isComment($0) }.joined(separator: "\n")
    }

    private static func isComment(_ line: Substring) -> Bool { line.drop { $0 == " " }.hasPrefix("#") }

    /// The part with its docker command written in another form.
    func text(_ form: DockerLine.Form) -> String { docker.map { $0.text(form) + "\n" } ?? text }
}
