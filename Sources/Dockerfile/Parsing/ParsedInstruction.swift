/// One instruction as it is written, split into its arguments but not yet understood (buildkit `parser.Node`).
package struct ParsedInstruction: Hashable, Sendable {
    /// The first word as written: `FROM`, `from`, `From`.
    package var keyword: String
    /// The words before the arguments that begin with `--`, quotes removed.
    package var flags: [String]
    /// The arguments; for ENV and LABEL three each: key, value, and `=` or nothing.
    package var arguments: [String]
    /// Whether the arguments were a JSON array: the exec form.
    package var isJSON: Bool
    /// The here-documents that followed the line.
    package var heredocs: [Heredoc]
    /// The whole instruction on one line, continuations joined.
    package var original: String
    /// The source lines, here-documents included, counted from 1.
    package var lines: ClosedRange<Int>
    /// The comment lines right before it, without `#`.
    package var comments: [String]
    /// The trigger of ONBUILD, as a list of none or one: a struct cannot hold itself.
    private var triggers: [ParsedInstruction]

    /// Puts an instruction together; the parser does, and tests do.
    package init(
        keyword: String, flags: [String] = [], arguments: [String], isJSON: Bool = false, heredocs: [Heredoc] = [],
        original: String, lines: ClosedRange<Int> = 1...1, comments: [String] = [], trigger: ParsedInstruction? = nil
    ) {
        self.keyword = keyword
        self.flags = flags
        self.arguments = arguments
        self.isJSON = isJSON
        self.heredocs = heredocs
        self.original = original
        self.lines = lines
        self.comments = comments
        triggers = trigger.map { [$0] } ?? []
    }

    /// The lower-cased keyword: what kind of instruction it is.
    package var name: String { keyword.lowercased() }

    /// The instruction after ONBUILD.
    package var trigger: ParsedInstruction? { triggers.first }

    /// Whether `<<` may open a here-document here: RUN, COPY and ADD, also after ONBUILD, not in the JSON form.
    var canContainHeredoc: Bool {
        let inner = name == "onbuild" ? trigger ?? self : self
        return ["add", "copy", "run"].contains(inner.name) && !inner.isJSON
    }

    /// The text after `# <name> ` among the comments: what `docker build --call=outline` shows.
    package func documentation(of definition: String) -> String {
        guard !definition.isEmpty else { return "" }
        let prefix = definition + " "
        guard let line = comments.first(where: { $0.hasBytePrefix(prefix) }) else { return "" }
        return String(line.unicodeScalars.dropFirst(prefix.unicodeScalars.count))
    }
}
