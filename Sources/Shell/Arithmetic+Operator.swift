extension Arithmetic {
    /// A binary operator.
    enum Operator {
        case or, and, bitOr, bitXor, bitAnd, equal, unequal, lessOrEqual, greaterOrEqual, less, greater, shiftLeft
        case shiftRight, plus, minus, times, divide, modulo, power

        /// How strongly it binds; more is stronger.
        var strength: Int {
            switch self {
            case .or: 1
            case .and: 2
            case .bitOr: 3
            case .bitXor: 4
            case .bitAnd: 5
            case .equal, .unequal: 6
            case .lessOrEqual, .greaterOrEqual, .less, .greater: 7
            case .shiftLeft, .shiftRight: 8
            case .plus, .minus: 9
            case .times, .divide, .modulo: 10
            case .power: 11
            }
        }
    }
}
