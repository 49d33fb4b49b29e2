/// Where something stands in a source text: lines from 1, columns in characters from 0; the end is behind the last one.
package struct SourceRange: Sendable, Equatable {
    package var line: Int
    package var column: Int
    package var endLine: Int
    package var endColumn: Int

    package init(line: Int, column: Int, endLine: Int, endColumn: Int) {
        (self.line, self.column, self.endLine, self.endColumn) = (line, column, endLine, endColumn)
    }

    /// From the beginning of one range to the end of another.
    package func through(_ other: SourceRange) -> SourceRange {
        SourceRange(line: line, column: column, endLine: other.endLine, endColumn: other.endColumn)
    }
}

/// An expression with its place.
package struct Expression: Sendable {
    package let kind: Kind
    package let range: SourceRange
    /// How many expressions lie inside of each other, this one counted.
    package let height: Int

    package indirect enum Kind: Sendable {
        case none, ellipsis
        case bool(Bool)
        /// Digits without underscores, and their base.
        case integer(String, base: Int)
        case float(Double)
        case string(String)
        case bytes([UInt8])
        /// An f-string: texts and values in turn.
        case formatted([FormatPart])
        case name(String)
        case attribute(Expression, String)
        case subscripting(Expression, Expression)
        case slice(Expression?, Expression?, Expression?)
        case call(Expression, [Argument])
        case unary(UnaryOperator, Expression)
        case binary(Expression, BinaryOperator, Expression)
        case comparison(Expression, [(ComparisonOperator, Expression)])
        case and([Expression])
        case or([Expression])
        case conditional(Expression, test: Expression, otherwise: Expression)
        case lambda(Parameters, Expression)
        case list([Expression])
        case tuple([Expression])
        case set([Expression])
        /// Without a key: `**mapping`.
        case dictionary([(key: Expression?, value: Expression)])
        case comprehension(ComprehensionKind, Expression, value: Expression?, [Clause])
        case starred(Expression)
        case yield(Expression?)
        case yieldFrom(Expression)
        case await(Expression)
        /// A comprehension that waits: a function of its own with its first iterable as the only argument. One that makes
        /// a list, set or dictionary is awaited where it stands.
        case asyncComprehension(Function, iterable: Expression, isAsyncIterable: Bool, isGenerator: Bool)
        case assignment(String, Expression)
    }

    package init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
        height = kind.innerHeight + 1
    }
}

/// A piece of an f-string.
package enum FormatPart: Sendable {
    case text(String)
    /// A value, `!r` and the like, and the format after the colon; `label` is the text of `{x=}`.
    case value(Expression, conversion: Character?, format: [FormatPart], label: String?)
}

/// An argument of a call.
package enum Argument: Sendable {
    case positional(Expression)
    case keyword(String, Expression)
    case list(Expression)
    case mapping(Expression)

    package var value: Expression {
        switch self {
        case .positional(let value), .keyword(_, let value), .list(let value), .mapping(let value): value
        }
    }
}

package enum UnaryOperator: String, Sendable {
    case minus = "-"
    case plus = "+"
    case invert = "~"
    case not
}

package enum BinaryOperator: String, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case modulo = "%"
    case power = "**"
    case leftShift = "<<"
    case rightShift = ">>"
    case and = "&"
    case or = "|"
    case xor = "^"
    case matrixMultiply = "@"
}

package enum ComparisonOperator: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case `is`
    case isNot = "is not"
    case `in`
    case notIn = "not in"
}

package enum ComprehensionKind: Sendable { case list, set, dictionary, generator }

/// `for x in y if z`
package struct Clause: Sendable {
    package var target: Expression
    package var iterable: Expression
    package var conditions: [Expression]
}

/// The parameters of a function.
package struct Parameters: Sendable {
    package struct Parameter: Sendable {
        package var name: String
        package var defaultValue: Expression?
        package var annotation: Expression?

        package init(_ name: String) { self.name = name }
    }

    package var positionalOnly = 0
    package var positional: [Parameter] = []
    package var variadic: String?
    package var keywordOnly: [Parameter] = []
    package var keywords: String?

    package init() {}

    /// All names in the order of a frame's first variables.
    package var names: [String] {
        positional.map(\.name) + keywordOnly.map(\.name) + [variadic, keywords].compactMap { $0 }
    }
}

/// A statement with its place.
package struct Statement: Sendable {
    package var kind: Kind
    package var range: SourceRange

    package indirect enum Kind: Sendable {
        case expression(Expression)
        case assign([Expression], Expression)
        case augmented(Expression, BinaryOperator, Expression)
        case annotated(Expression, annotation: Expression, Expression?)
        case delete([Expression])
        case pass, `break`, `continue`
        case `return`(Expression?)
        case raise(Expression?, from: Expression?)
        case assert(Expression, Expression?)
        case global([String])
        case nonlocal([String])
        case `import`([(path: String, alias: String?)])
        case importFrom(String, level: Int, [(name: String, alias: String?)])
        case `if`(Expression, [Statement], [Statement])
        case `while`(Expression, [Statement], otherwise: [Statement])
        case `for`(Expression, Expression, [Statement], otherwise: [Statement])
        case `try`([Statement], [Handler], otherwise: [Statement], finally: [Statement])
        case with([(context: Expression, target: Expression?)], [Statement])
        case function(Function)
        case `class`(ClassDefinition)
        case match(Expression, [MatchCase])
    }

    package init(kind: Kind, range: SourceRange) {
        self.kind = kind
        self.range = range
    }
}

/// `except E as e:`
package struct Handler: Sendable {
    package var type: Expression?
    package var name: String?
    package var body: [Statement]
    package var range: SourceRange
}

package struct Function: Sendable {
    package var isAsync = false
    package var name: String
    package var parameters: Parameters
    package var body: [Statement]
    package var decorators: [Expression]
    package var returns: Expression?
}

package struct ClassDefinition: Sendable {
    package var name: String
    package var arguments: [Argument]
    package var body: [Statement]
    package var decorators: [Expression]
}

package struct MatchCase: Sendable {
    package var pattern: Pattern
    package var guarding: Expression?
    package var body: [Statement]
}

/// What a `case` matches.
package indirect enum Pattern: Sendable {
    case wildcard
    case capture(String)
    case value(Expression)
    case sequence([Pattern])
    case star(String?)
    case mapping([(Expression, Pattern)], rest: String?)
    case object(Expression, [Pattern], [(String, Pattern)])
    case either([Pattern])
    case bound(Pattern, String)
}

/// A text that is no Python, with Python's own words.
package struct PythonSyntaxError: Error, Sendable, Equatable {
    package var message: String
    package var range: SourceRange
    /// `SyntaxError`, `IndentationError`, `TabError`, or what CPython raises for too deep a text: `MemoryError` and
    /// `RecursionError`.
    package var type: String

    package init(_ message: String, _ range: SourceRange, type: String = "SyntaxError") {
        (self.message, self.range, self.type) = (message, range, type)
    }
}
