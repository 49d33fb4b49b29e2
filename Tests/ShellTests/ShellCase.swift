import Simulator
import Testing

/// A script with what the real shell makes of it.
struct ShellCase: Sendable, CustomTestStringConvertible {
    var script: String
    var output: String
    var errors: String
    var status: Int32
    /// Ours does something else as yet. Whoever mends it removes the mark, and the test says so.
    var differs: Bool

    init(_ script: String, _ output: String = "", errors: String = "", status: Int32 = 0, differs: Bool = false) {
        self.script = script
        self.output = output
        self.errors = errors
        self.status = status
        self.differs = differs
    }

    var testDescription: String { script }

    /// Runs the body, expecting it to fail while the case is marked.
    func check(sourceLocation: SourceLocation = #_sourceLocation, _ body: () -> Void) {
        if differs {
            withKnownIssue("differs from the real shell", sourceLocation: sourceLocation) { body() }
        } else {
            body()
        }
    }
}
