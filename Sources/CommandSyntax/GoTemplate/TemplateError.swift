/// A template that does not parse or does not run, in Go's words.
package struct TemplateError: Error, Sendable, Equatable, CustomStringConvertible {
    /// When a template failed; Docker's exit status depends on it.
    package enum Phase: Sendable, Equatable {
        case parsing
        case execution
    }

    package let phase: Phase
    /// "template: :1:2: executing \"\" at <.Nope>: can't evaluate field Nope in type string".
    package let description: String
    /// What the template had printed when it failed.
    package var printed = ""
}
