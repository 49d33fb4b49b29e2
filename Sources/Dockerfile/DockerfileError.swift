/// A fault in a Dockerfile or a `.dockerignore`, in BuildKit's words.
///
/// `lines` is what BuildKit marks with `>>>` in its excerpt; it is nil where BuildKit shows no excerpt.
package struct DockerfileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text BuildKit prints after `failed to solve: `.
    package var message: String
    /// The marked source lines, counted from 1.
    package var lines: ClosedRange<Int>?

    /// Makes an error with BuildKit's text.
    package init(_ message: String, lines: ClosedRange<Int>? = nil) {
        self.message = message
        self.lines = lines
    }

    /// The message alone, as `docker build` shows it.
    package var description: String { message }

    /// The same error, placed at `lines` unless it already has a place (buildkit `parser.WithLocation`).
    package func located(at lines: ClosedRange<Int>?) -> DockerfileError {
        DockerfileError(message, lines: self.lines ?? lines)
    }
}
