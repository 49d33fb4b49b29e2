/// Joins a Dockerfile's lines into instructions (buildkit `parser.Parse`).
struct DocumentParser {
    private let lines: [String]
    private let hasOverlongLine: Bool
    private var next = 0
    private var directiveReader = DirectiveReader()
    private var escape: Unicode.Scalar = "\\"
    private var directives: [Directive] = []
    private var comments: [String] = []
    private var instructions: [ParsedInstruction] = []
    private var emptyContinuations: [EmptyContinuation] = []
    /// Go's scanner stops at a longer line.
    private static let maximumLineLength = 65_535

    static func parse(_ text: String) throws(DockerfileError) -> DockerfileDocument {
        var parser = DocumentParser(text)
        while try parser.parseInstruction() {}
        return try parser.finish(sourceLines: text.split(on: "\n"))
    }

    private init(_ text: String) {
        var lines = text.split(on: "\n")
        let last = lines.removeLast()
        lines = lines.map { $0 + "\n" } + (last.isEmpty ? [] : [last])
        let usable = lines.prefix { $0.utf8.count <= Self.maximumLineLength }
        hasOverlongLine = usable.count < lines.count
        self.lines = Array(usable)
    }

    private func finish(sourceLines: [String]) throws(DockerfileError) -> DockerfileDocument {
        guard !instructions.isEmpty else {
            throw DockerfileError("file with no instructions", lines: place(next))
        }
        guard !hasOverlongLine else {
            let limit = Self.maximumLineLength
            throw DockerfileError("dockerfile line greater than max allowed size of \(limit)", lines: place(next))
        }
        return DockerfileDocument(
            escape: escape, directives: directives, instructions: instructions,
            emptyContinuations: emptyContinuations, sourceLines: sourceLines)
    }

    private func place(_ line: Int) -> ClosedRange<Int>? { line >= 1 ? line...line : nil }

    private mutating func nextLine() -> String? {
        guard next < lines.count else { return nil }
        next += 1
        return lines[next - 1]
    }

    /// Reads one instruction with its continuations and here-documents; false at the end of the file.
    private mutating func parseInstruction() throws(DockerfileError) -> Bool {
        guard var raw = nextLine() else { return false }
        if next == 1, raw.hasBytePrefix("\u{FEFF}") { raw = String(raw.unicodeScalars.dropFirst()) }
        noteComment(raw)
        let (head, isDirective) = try content(of: raw.withoutNewline.trimmingStart(while: \.isSpace))
        if isDirective, !comments.isEmpty { comments.removeLast() }
        let start = next
        var (text, continues) = withoutContinuation(head)
        if !continues && text.isEmpty { return true }
        try appendContinuation(to: &text, continues: &continues)

        do {
            var instruction = try LineParser(escape: escape).parse(text, comments: comments)
            if instruction.canContainHeredoc && text.containsBytes("<<") {
                instruction.heredocs = try Heredoc.all(in: text)
                for index in instruction.heredocs.indices { try readContent(of: &instruction.heredocs[index]) }
            }
            instruction.lines = start...next
            instructions.append(instruction)
        } catch {
            throw error.located(at: start...next)
        }
        comments = []
        return true
    }

    /// Remembers a comment for the instruction that follows; an empty one separates.
    private mutating func noteComment(_ raw: String) {
        guard Self.isComment(raw) else { return }
        // BuildKit drops the first byte and trims, so an indented comment keeps its `#`.
        let comment = String(raw.unicodeScalars.dropFirst()).trimmed
        if comment.isEmpty {
            comments = []
        } else {
            comments.append(comment)
        }
    }

    /// The line unless it is a comment, and whether it was a directive.
    private mutating func content(of line: String) throws(DockerfileError) -> (text: String, isDirective: Bool) {
        let directive: Directive?
        do {
            directive = try directiveReader.read(line)
            if let directive, directive.name == "escape" { try setEscape(directive.value) }
        } catch {
            throw error.located(at: place(next - 1))
        }
        if let directive { directives.append(directive) }
        return (Self.isComment(line) ? "" : line, directive != nil)
    }

    private mutating func setEscape(_ value: String) throws(DockerfileError) {
        guard value == "\\" || value == "`" else {
            throw DockerfileError("invalid escape token '\(value)' does not match ` or \\")
        }
        escape = value == "`" ? "`" : "\\"
    }

    private mutating func appendContinuation(to text: inout String, continues: inout Bool) throws(DockerfileError) {
        var hasEmptyLine = false
        while continues, let raw = nextLine() {
            let (line, _) = try content(of: raw.withoutNewline)
            if Self.isComment(raw) { continue }
            if line.trimmed.isEmpty {
                hasEmptyLine = true
                continue
            }
            let part = withoutContinuation(line)
            text += part.text
            continues = part.continues
        }
        if hasEmptyLine { emptyContinuations.append(EmptyContinuation(instruction: text, line: next)) }
    }

    /// Strips an escape character at the end of the line, unless another one stands right before it.
    private func withoutContinuation(_ line: String) -> (text: String, continues: Bool) {
        var view = line.unicodeScalars[...]
        while let last = view.last, last == " " || last == "\t" { view.removeLast() }
        guard view.last == escape else { return (line, false) }
        view.removeLast()
        return view.last == escape ? (line, false) : (String(view), true)
    }

    private mutating func readContent(of heredoc: inout Heredoc) throws(DockerfileError) {
        while let raw = nextLine() {
            let bare = raw.withoutNewline
            let candidate = heredoc.isChomped ? bare.trimmingStart { $0 == "\t" } : bare
            if candidate.hasSameBytes(as: heredoc.name) { return }
            heredoc.content += raw
        }
        throw DockerfileError("unterminated heredoc")
    }

    private static func isComment(_ line: String) -> Bool {
        line.unicodeScalars.first { !$0.isSpace } == "#"
    }
}
