/// A word of a template's action.
struct TemplateToken: Equatable {
    enum Kind: Equatable {
        case text
        /// `{{` and `}}`, trim markers included.
        case open
        case close
        case dot
        /// ".Name"
        case field
        /// "$" or "$name"
        case variable
        case identifier
        case keyword
        case bool
        case nilWord
        case number
        /// A quoted or raw string, quotes included.
        case string
        case character
        case pipe
        case openParenthesis
        case closeParenthesis
        case assign
        case declare
        case comma
        /// Any other printable character; none has a meaning.
        case mark
        case space
        case end
        case error
    }

    var kind: Kind
    var text: String
    /// Where it starts, in bytes.
    var offset: Int
    var line: Int

    /// The token as a parse error names it.
    var described: String {
        switch kind {
        case .end: "EOF"
        case .keyword, .dot, .nilWord: "<\(text)>"
        case .error: text
        default: text.utf8.count > 10 ? GoQuote.quote(String(text.prefix(10))) + "..." : GoQuote.quote(text)
        }
    }
}
