import Explanations

/// Reads the catalogue of errors.
enum ErrorParser {
    static func parse(_ yaml: YAMLMapping) throws(ContentFault) -> KnownError {
        try yaml.allow(FileShape.error.keys)
        var patterns: [ErrorPattern] = []
        for text in try yaml.strings("match") {
            do throws(ErrorPattern.UnknownBlank) {
                patterns.append(try ErrorPattern(text))
            } catch {
                throw ContentFault(
                    yaml.file, yaml.line(of: "match"),
                    "{\(error.name)} is no kind of thing; known are \(ErrorPattern.kinds.sorted().joined(separator: ", "))"
                )
            }
        }
        var statuses: [Int32] = []
        for text in try yaml.strings("status") {
            guard let status = Int32(text) else {
                throw ContentFault(yaml.file, yaml.line(of: "status"), "'\(text)' is no exit status")
            }
            statuses.append(status)
        }
        guard !patterns.isEmpty || !statuses.isEmpty else {
            throw ContentFault(yaml.file, yaml.line, "an error needs 'match' or 'status'")
        }
        var fixes: [KnownError.Fix] = []
        for fix in try yaml.mappings("fixes") {
            try fix.allow(FileShape.fix.keys)
            fixes.append(KnownError.Fix(run: try fix.optionalString("run") ?? "", does: try fix.string("does")))
        }
        return KnownError(
            id: try yaml.string("id"), patterns: patterns, statuses: statuses, title: try yaml.string("title"),
            means: try yaml.string("means"), why: try yaml.optionalString("why") ?? "", fixes: fixes,
            lesson: try yaml.optionalString("lesson") ?? "", file: yaml.file, line: yaml.line)
    }
}
