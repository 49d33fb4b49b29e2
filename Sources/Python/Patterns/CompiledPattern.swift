/// A compiled regular expression.
final class CompiledPattern: Sendable, Equatable {
    /// As it was written; one of bytes has a character for each.
    let text: String
    let isText: Bool
    let flags: PatternFlags
    /// Groups without the whole.
    let groupCount: Int
    /// Names of groups in the order of their numbers.
    let names: [(name: String, number: Int)]
    let program: PatternProgram

    init(_ text: String, _ given: PatternFlags, isText: Bool) throws(PatternFailure) {
        var parser = try PatternParser(text, given, isText: isText)
        let nodes = try parser.parse()
        var flags = parser.flags
        if isText, !flags.contains(.ascii) { flags.insert(.unicode) }
        self.text = text
        self.isText = isText
        self.flags = flags
        groupCount = parser.groupCount - 1
        names = parser.names.map { ($0.key, $0.value) }.sorted { $0.1 < $1.1 }
        var compiler = PatternCompiler(groupCount: parser.groupCount, widths: parser.widths)
        program = try compiler.program(nodes, flags)
    }

    static func == (a: CompiledPattern, b: CompiledPattern) -> Bool {
        a.text == b.text && a.flags == b.flags && a.isText == b.isText
    }

    /// As Python shows it: `re.compile('a', re.IGNORECASE)`.
    var shown: String {
        let names = [
            "TEMPLATE", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE", "DEBUG", "ASCII",
        ]
        var shown = flags
        if isText { shown.remove(.unicode) }
        let given = names.indices.filter { shown.rawValue & 1 << $0 != 0 }.map { "re." + names[$0] }
        let quoted = isText ? Interpreter.quoted(text) : "b" + Interpreter.quoted(PercentFormat.bytes(text))
        let flags = given.isEmpty ? "" : ", " + given.joined(separator: "|")
        return "re.compile(\(quoted.prefix(200))\(flags))"
    }
}
