import JSON

/// The tree of a jq program.
indirect enum JQExpression: Sendable, Equatable {
    case identity
    case recurse
    case literal(JSONValue)
    /// A text with interpolated parts, each shown by a format (`@csv`) or as text.
    case interpolated([Part], format: String?)
    case format(String)
    case variable(String)
    /// `.a`, `.[e]`
    case index(JQExpression, JQExpression)
    case slice(JQExpression, from: JQExpression?, to: JQExpression?)
    case iterate(JQExpression)
    case array(JQExpression?)
    case object([Member])
    case negate(JQExpression)
    case pipe(JQExpression, JQExpression)
    case comma(JQExpression, JQExpression)
    case binary(String, JQExpression, JQExpression)
    case assign(String, JQExpression, JQExpression)
    case condition(JQExpression, JQExpression, JQExpression?)
    case attempt(JQExpression, JQExpression?)
    case reduce(JQExpression, JQPattern, JQExpression, JQExpression)
    case foreach(JQExpression, JQPattern, JQExpression, JQExpression, JQExpression?)
    case bind(JQExpression, [JQPattern], JQExpression)
    case define(JQFunction, JQExpression)
    case call(String, [JQExpression])
    case label(String, JQExpression)
    case breakOut(String)

    enum Part: Sendable, Equatable {
        case text(String)
        case value(JQExpression)
    }

    struct Member: Sendable, Equatable {
        var key: JQExpression
        var value: JQExpression
    }
}

/// What a value is taken apart into.
indirect enum JQPattern: Sendable, Equatable {
    case variable(String)
    case array([JQPattern])
    case object([Member])

    struct Member: Sendable, Equatable {
        var key: JQExpression
        /// `$name: …` also binds the name.
        var name: String?
        var pattern: JQPattern?
    }
}

/// `def f(g; $x): body;`
struct JQFunction: Sendable, Equatable {
    var name: String
    var parameters: [String]
    var body: JQExpression
}
