/// Light colours for code: comments can be skipped, prompts and instructions stand out, the rest is left alone.
package struct CodeColouring: Sendable {
    private let palette: Palette

    package init(palette: Palette) {
        self.palette = palette
    }

    /// The lines of a block with styles and without tabs.
    package func lines(of code: MarkdownCode) -> [String] {
        let lines = code.lines.map { DisplayWidth.expandTabs($0) }
        guard palette.appearance.colour else { return lines }
        switch code.language {
        case "console": return console(lines)
        case "dockerfile": return dockerfile(lines)
        case "sh", "bash", "shell", "yaml", "yml", "toml", "ini": return lines.map { commented($0) }
        default: return lines
        }
    }

    /// `> ` continues a command only right after one; elsewhere it is output.
    private func console(_ lines: [String]) -> [String] {
        var isInCommand = false
        return lines.map { line in
            let isCommand = line.hasPrefix("$ ") || line == "$"
            isInCommand = isCommand || (isInCommand && line.hasPrefix("> "))
            guard isInCommand else { return line }
            return palette.apply(.prompt, String(line.prefix(1))) + line.dropFirst()
        }
    }

    private func dockerfile(_ lines: [String]) -> [String] {
        var isContinued = false
        return lines.map { line in
            let text = line.drop { $0 == " " }
            if text.hasPrefix("#") { return palette.apply(.dim, line) }
            defer { if !text.isEmpty { isContinued = text.hasSuffix("\\") } }
            guard !isContinued, let word = text.prefix(while: { $0 != " " }).nonEmpty,
                Self.instructions.contains(word.uppercased())
            else { return line }
            return line.prefix(line.count - text.count) + palette.apply(.strong, String(word))
                + text.dropFirst(word.count)
        }
    }

    /// A `#` at the start of a word and outside of quotes starts a comment.
    private func commented(_ line: String) -> String {
        var quote: Character?
        var previous: Character = " "
        for index in line.indices {
            let character = line[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == "#" && previous == " " {
                return line[..<index] + palette.apply(.dim, String(line[index...]))
            }
            previous = character
        }
        return line
    }

    private static let instructions: Set<String> = [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER",
        "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ]
}

extension Substring {
    fileprivate var nonEmpty: Substring? { isEmpty ? nil : self }
}
