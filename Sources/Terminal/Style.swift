/// What a piece of text means; the palette says how that looks.
package enum Style: String, Sendable, CaseIterable {
    /// Right, finished, healthy.
    case done
    /// Wants a look before going on.
    case attention
    /// Failed or forbidden.
    case wrong
    /// Can be skipped.
    case dim
    case heading
    case code
    case strong
    case emphasis
    case struck
    case link
    /// The part of a line at which the user types.
    case prompt

    /// Parameters of the SGR sequence. Only the eight basic colours, and neither black nor white: themes define them
    /// readable on their own background.
    var sgr: String {
        switch self {
        case .done: "32"
        case .attention: "33"
        case .wrong: "31"
        case .dim: "2"
        case .heading, .strong, .prompt: "1"
        case .code: "36"
        case .emphasis: "3"
        case .struck: "9"
        case .link: "4"
        }
    }
}
