/// What a piece of text means; the theme says how that looks.
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
}
