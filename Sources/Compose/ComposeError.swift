/// What is wrong with a Compose file or with what is asked of it, in Compose's words.
package struct ComposeError: Error, Equatable, Sendable {
    package var message: String

    package init(_ message: String) { self.message = message }

    /// A model whose parts do not fit together.
    static func inconsistent(_ message: String) -> ComposeError { ComposeError(message + ": invalid compose project") }
}
