/// Splits one joined line into keyword, flags and arguments (buildkit `splitCommand` and `line_parsers.go`).
struct LineParser {
    let escape: Unicode.Scalar
    /// ONBUILD inside ONBUILD is refused later; parsing deeper would only grow the stack.
    private static let maximumDepth = 8

    func parse(_ line: String, comments: [String] = [], depth: Int = 0) throws(DockerfileError) -> ParsedInstruction {
        let (keyword, rest) = Self.splitBlank(line.trimmed)
        let (flags, argumentText) = rest.map { FlagScanner.scan($0) } ?? ([], "")
        let text = argumentText.trimmed
        var result = ParsedInstruction(
            keyword: keyword, flags: flags, arguments: [], original: line, comments: comments)

        switch keyword.lowercased() {
        case "add", "copy", "volume":
            try readJSON(text, into: &result) { Self.splitBlanks($0) }
        case "cmd", "entrypoint", "run", "shell":
            try readJSON(text, into: &result) { $0.isEmpty ? [] : [$0] }
        case "healthcheck":
            try readHealthcheck(text, into: &result)
        case "expose", "from":
            result.arguments = Self.splitBlanks(text)
        case "maintainer", "stopsignal", "user", "workdir":
            result.arguments = text.isEmpty ? [] : [text]
        case "arg":
            result.arguments = words(in: text)
        case "env":
            result.arguments = try keyValues(in: text, keyword: "ENV")
        case "label":
            result.arguments = try keyValues(in: text, keyword: "LABEL")
        case "onbuild" where !text.isEmpty && depth < Self.maximumDepth:
            let trigger = try parse(text, depth: depth + 1)
            result = ParsedInstruction(
                keyword: keyword, flags: flags, arguments: [trigger.keyword] + trigger.arguments, original: line,
                comments: comments, trigger: trigger)
        case "onbuild" where text.isEmpty:
            break
        default:
            // BuildKit keeps one empty argument for an instruction it does not know.
            result.arguments = [""]
        }
        return result
    }

    /// The first word and what follows the blanks after it.
    private static func splitBlank(_ text: String) -> (first: String, rest: String?) {
        let view = text.unicodeScalars
        guard let blank = view.firstIndex(where: \.isArgumentBlank) else { return (text, nil) }
        return (String(view[..<blank]), String(view[blank...].drop(while: \.isArgumentBlank)))
    }

    private static func splitBlanks(_ text: String) -> [String] {
        text.unicodeScalars.split(whereSeparator: \.isArgumentBlank).map { String($0) }
    }

    /// The exec form if the text is a JSON array, else what `shellForm` makes of it.
    private func readJSON(
        _ text: String, into result: inout ParsedInstruction, shellForm: (String) -> [String]
    ) throws(DockerfileError) {
        guard text.hasBytePrefix("["), case .array(let values) = JSONReader.value(of: text) else {
            result.arguments = shellForm(text)
            return
        }
        result.isJSON = true
        for value in values {
            guard case .string(let word) = value else {
                throw DockerfileError("when using JSON array syntax, arrays must be comprised of strings only")
            }
            result.arguments.append(word)
        }
    }

    /// HEALTHCHECK has a type before its command.
    private func readHealthcheck(_ text: String, into result: inout ParsedInstruction) throws(DockerfileError) {
        let view = text.unicodeScalars
        let end = view.firstIndex(where: \.isSpace) ?? view.endIndex
        guard end > view.startIndex else { return }
        try readJSON(String(view[end...].drop(while: \.isSpace)), into: &result) { $0.isEmpty ? [] : [$0] }
        result.arguments.insert(String(view[..<end]), at: 0)
    }

    /// `key=value …`, or the old `key value`; three arguments each (buildkit `parseNameVal`).
    private func keyValues(in text: String, keyword: String) throws(DockerfileError) -> [String] {
        let words = words(in: text)
        guard let first = words.first else { return [] }
        guard first.unicodeScalars.contains("=") else {
            let (key, value) = Self.splitBlank(text)
            guard let value else { throw DockerfileError("\(keyword) must have two arguments") }
            return [key, value, ""]
        }
        var result: [String] = []
        for word in words {
            guard let (key, value) = word.cut(at: "=") else {
                throw DockerfileError(
                    "Syntax error - can't find = in \(word.goQuoted). Must be of the form: name=value")
            }
            result += [key, value, "="]
        }
        return result
    }

    private func words(in text: String) -> [String] { QuotedWords.split(text, escape: escape) }
}
