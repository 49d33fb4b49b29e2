/// How many operands a command takes.
package enum Arity: Sendable, Equatable {
    case none
    case exact(Int)
    case atLeast(Int)
    case atMost(Int)
    case range(Int, Int)
    case any

    /// Whether a command line with this many operands is complete and not too long.
    package func admits(_ count: Int) -> Bool {
        switch self {
        case .none: count == 0
        case .exact(let wanted): count == wanted
        case .atLeast(let least): count >= least
        case .atMost(let most): count <= most
        case .range(let least, let most): count >= least && count <= most
        case .any: true
        }
    }
}
