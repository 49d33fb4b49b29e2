/// Where something stands in a text: line and column, from 1.
package struct SourcePlace: Sendable, Equatable {
    package var line: Int32
    package var column: Int32

    package init(line: Int, column: Int) {
        self.line = Int32(line)
        self.column = Int32(column)
    }
}

/// A text that is no JavaScript, in V8's words.
package struct JavaScriptSyntaxError: Error, Sendable, Equatable {
    package var message: String
    package var place: SourcePlace
    /// How many characters are marked below the line.
    package var width: Int

    package init(message: String, place: SourcePlace, width: Int) {
        self.message = message
        self.place = place
        self.width = width
    }
}

package struct Expression: Sendable {
    package var kind: Kind
    package var place: SourcePlace

    package init(kind: Kind, place: SourcePlace) {
        self.kind = kind
        self.place = place
    }

    package indirect enum Kind: Sendable {
        case null
        case bool(Bool)
        case number(Double)
        case bigInt(String)
        case string(String)
        case regularExpression(pattern: String, flags: String)
        case identifier(String)
        case this
        case superReference
        case newTarget
        case importMeta
        case template([String], [Expression])
        case taggedTemplate(tag: Expression, cooked: [String?], raw: [String], [Expression])
        case array([Element])
        case object([Member])
        case function(Function)
        case classDefinition(ClassDefinition)
        case unary(String, Expression)
        /// `++` and `--`.
        case update(String, isPrefix: Bool, Expression)
        case binary(String, Expression, Expression)
        case logical(String, Expression, Expression)
        case privateIn(String, Expression)
        case assign(Pattern, Expression)
        /// `+=` and the like, with the operator before the `=`.
        case compound(String, Expression, Expression)
        case conditional(Expression, Expression, Expression)
        case call(Expression, [Element], isOptional: Bool)
        case new(Expression, [Element])
        case member(Expression, String, isOptional: Bool)
        case privateMember(Expression, String, isOptional: Bool)
        case index(Expression, Expression, isOptional: Bool)
        /// Where a chain with `?.` ends.
        case chain(Expression)
        case sequence([Expression])
        case yield(Expression?, isDelegate: Bool)
        case await(Expression)
        case importCall(Expression)
        case parenthesized(Expression)
        /// What stands between parentheses before it is known whether `=>` follows.
        case cover([Element])
    }
}

/// An item of an array or of arguments.
package enum Element: Sendable {
    case hole
    case item(Expression)
    case spread(Expression)

    package var expression: Expression? {
        switch self {
        case .hole: nil
        case .item(let expression), .spread(let expression): expression
        }
    }
}

package enum PropertyKey: Sendable {
    case name(String)
    case computed(Expression)
    case hidden(String)
}

/// What stands in an object literal.
package enum Member: Sendable {
    case value(PropertyKey, Expression)
    case shorthand(String, SourcePlace)
    /// `{ a = 1 }`: only a pattern may have it.
    case shorthandDefault(String, Expression, SourcePlace)
    case method(PropertyKey, Function)
    case getter(PropertyKey, Function)
    case setter(PropertyKey, Function)
    case spread(Expression)
}

/// What a value is taken apart into.
package indirect enum Pattern: Sendable {
    case identifier(String, SourcePlace)
    case reference(Expression)
    case object([(key: PropertyKey, value: Pattern)], rest: Pattern?, SourcePlace)
    case array([Pattern?], rest: Pattern?, SourcePlace)
    case defaulted(Pattern, Expression)

    /// The names that it declares.
    package var names: [String] {
        switch self {
        case .identifier(let name, _): [name]
        case .reference: []
        case .object(let members, let rest, _): members.flatMap(\.value.names) + (rest?.names ?? [])
        case .array(let items, let rest, _): items.flatMap { $0?.names ?? [] } + (rest?.names ?? [])
        case .defaulted(let pattern, _): pattern.names
        }
    }
}

package struct Function: Sendable {
    package enum Role: Sendable { case plain, arrow, method, getter, setter, constructor, derivedConstructor, field }

    package var name = ""
    package var role = Role.plain
    package var isAsync = false
    package var isGenerator = false
    package var isStrict = false
    package var parameters: [Pattern] = []
    package var rest: Pattern?
    package var body: [Statement] = []
    package var place = SourcePlace(line: 1, column: 1)
    /// Names that the function speaks of, and those that functions inside it do.
    package var references: Set<String> = []
    package var innerReferences: Set<String> = []
    /// Its text, as `toString` gives it.
    package var text = ""
    /// A function expression sees its own name.
    package var isNamedExpression = false

    package init() {}
}

package struct ClassDefinition: Sendable {
    package enum Item: Sendable {
        case method(PropertyKey, Function, isStatic: Bool)
        case getter(PropertyKey, Function, isStatic: Bool)
        case setter(PropertyKey, Function, isStatic: Bool)
        /// The value is a function without parameters.
        case field(PropertyKey, Function?, isStatic: Bool)
        case staticBlock(Function)
    }

    package var name: String?
    /// The name stands in the class itself, and its body can use it.
    package var hasOwnName = true
    package var superclass: Expression?
    package var constructor: Function?
    package var items: [Item] = []
    package var text = ""
    /// Names that the functions of the class speak of.
    package var innerReferences: Set<String> = []
}

package struct Statement: Sendable {
    package var kind: Kind
    package var place: SourcePlace

    package init(kind: Kind, place: SourcePlace) {
        self.kind = kind
        self.place = place
    }

    package enum Declaration: String, Sendable { case `var`, `let`, const }

    package indirect enum Kind: Sendable {
        case empty
        case expression(Expression)
        case variables(Declaration, [(pattern: Pattern, value: Expression?)])
        case function(Function)
        case classDefinition(ClassDefinition)
        case block([Statement])
        case condition(Expression, Statement, Statement?)
        case loop(Statement?, Expression?, Expression?, Statement)
        case forIn(ForBinding, Expression, Statement)
        case forOf(ForBinding, Expression, Statement, isAwait: Bool)
        case whileLoop(Expression, Statement)
        case doWhile(Statement, Expression)
        case returning(Expression?)
        case breaking(String?)
        case continuing(String?)
        case throwing(Expression)
        case trying([Statement], Pattern?, [Statement]?, finally: [Statement]?)
        case switching(Expression, [(test: Expression?, body: [Statement])])
        case labeled(String, Statement)
        case importing(ImportDeclaration)
        case exporting(ExportDeclaration)
    }
}

/// What a `for … of` binds.
package enum ForBinding: Sendable {
    case declaration(Statement.Declaration, Pattern)
    case target(Pattern)
}

package struct ImportDeclaration: Sendable {
    package var source: String
    /// What is imported, and under which name; `*` for the namespace.
    package var names: [(imported: String, local: String)]
}

package enum ExportDeclaration: Sendable {
    case declaration(Statement)
    case defaultFunction(Function)
    case defaultClass(ClassDefinition)
    case defaultExpression(Expression)
    case names([(local: String, exported: String)])
    case namesFrom(String, [(imported: String, exported: String)])
    case allFrom(String, name: String?)
}

/// A whole text.
package struct Script: Sendable {
    /// The text as a function: its body and what it speaks of.
    package var function: Function
    package var isModule: Bool
}
