/// Reads directives line by line until the first line that is none (buildkit `DirectiveParser`).
struct DirectiveReader {
    /// What begins a directive's line: `#`, or `//` when looking for a foreign syntax.
    var comment = "#"
    /// The number of lines read.
    var line = 0
    /// Whether directives are over: anything else came.
    private(set) var isFinished = false
    private var seen: Set<String> = []

    init(comment: String = "#", line: Int = 0) {
        self.comment = comment
        self.line = line
    }

    /// The directive on this line, if it is one; a second one of the same name is an error.
    mutating func read(_ text: String) throws(DockerfileError) -> Directive? {
        line += 1
        guard !isFinished else { return nil }
        guard let (name, value) = Self.split(text, comment: comment) else {
            isFinished = true
            return nil
        }
        guard seen.insert(name).inserted else {
            isFinished = true
            throw DockerfileError("only one \(name) parser directive can be used")
        }
        return Directive(name: name, value: value, line: line)
    }

    /// `# name = value`, with a known name and a value that is not empty.
    private static func split(_ text: String, comment: String) -> (name: String, value: String)? {
        guard text.hasBytePrefix(comment) else { return nil }
        let body = String(text.unicodeScalars.dropFirst(comment.unicodeScalars.count))
        guard let (left, right) = body.trimmingStart(while: \.isSpace).cut(at: "=") else { return nil }
        let name = left.trimmingEnd(while: \.isSpace).lowercased()
        let value = right.trimmed
        guard ["syntax", "escape", "check"].contains(name), !value.isEmpty else { return nil }
        return (name, value)
    }
}
