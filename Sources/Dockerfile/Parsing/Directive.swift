/// A parser directive such as `# escape=` at the top of a Dockerfile (buildkit `parser/directives.go`).
package struct Directive: Hashable, Sendable {
    /// The lower-cased name: `syntax`, `escape` or `check`.
    package var name: String
    /// All that stands after `=`, trimmed.
    package var value: String
    /// The source line, counted from 1.
    package var line: Int

    /// The value up to the first blank: what `# syntax=` names, without its options.
    package var firstWord: String { value.cut(at: " ")?.before ?? value }
}

extension Directive {
    /// Finds one directive by name, after an optional byte order mark and `#!` line (buildkit `ParseDirective`).
    package static func named(_ name: String, in text: String) -> Directive? {
        find(name, in: body(of: text), comment: "#")
    }

    /// Finds the frontend a text asks for: `# syntax=`, `// syntax=` or JSON's `"syntax"` (buildkit `DetectSyntax`).
    package static func syntax(of text: String) -> Directive? {
        let body = body(of: text)
        for comment in ["#", "//"] {
            if let found = find("syntax", in: body, comment: comment) { return found }
        }
        guard case .object(let members) = JSONReader.value(of: body.text),
            case .string(let value) = members.last(where: { $0.key == "syntax" })?.value
        else { return nil }
        return Directive(name: "syntax", value: value, line: body.skippedLines)
    }

    private static func body(of text: String) -> (text: String, skippedLines: Int) {
        let text = text.hasBytePrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
        guard text.hasBytePrefix("#!") else { return (text, 0) }
        return (text.cut(at: "\n")?.after ?? "", 1)
    }

    private static func find(_ name: String, in body: (text: String, skippedLines: Int), comment: String) -> Directive?
    {
        var reader = DirectiveReader(comment: comment, line: body.skippedLines)
        for line in body.text.split(on: "\n") where !reader.isFinished {
            guard let directive = try? reader.read(line.withoutNewline) else { continue }
            if directive.name == name { return directive }
        }
        return nil
    }
}
