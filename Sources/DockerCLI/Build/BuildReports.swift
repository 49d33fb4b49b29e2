import Dockerfile
import Engine

/// What a failed build says.
enum BuildErrors {
    static func text(
        _ failure: BuildFailure, _ request: BuildRequest, _ display: BuildDisplay, warnings: [BuildCheck] = []
    ) -> String {
        let isQuiet = display.mode == .quiet
        var text = ""
        if !isQuiet, let step = failure.step {
            text += "------\n > \(step):\n" + display.plain.dump.suffix(10).map { $0 + "\n" }.joined() + "------\n"
        }
        if !isQuiet { text += BuildWarnings.text(warnings) }
        if let lines = failure.lines, let bytes = request.dockerfile {
            let source = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
                .map(String.init)
            let excerpt = SourceExcerpt.lines(of: source, fileName: request.dockerfileName, marked: lines)
            text += excerpt.joined(separator: "\n") + "\n"
        }
        return text + "ERROR: failed to build: \(failure.isOfClient ? "" : "failed to solve: ")\(failure.message)\n"
    }
}

/// The warnings of build checks after a build.
enum BuildWarnings {
    static func text(_ warnings: [BuildCheck]) -> String {
        guard !warnings.isEmpty else { return "" }
        let count = warnings.count == 1 ? "1 warning" : "\(warnings.count) warnings"
        let lines = warnings.map { " - \($0.summary)\n" }.joined()
        return "\n \u{1b}[33m\(count) found (use docker --debug to expand):\n\u{1b}[0m\(lines)"
    }
}
