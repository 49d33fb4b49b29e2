/// Parses SQL as PostgreSQL writes it (its manual, part VI "Reference"), by recursive descent.
package struct SQLParser {
    private var tokens: [SQLToken]
    private(set) var index = 0
    private let text: [Character]
    /// How deeply what is being parsed is nested.
    private var depth = 0

    /// Deeper texts are refused, for all that follows walks the tree.
    private static let deepest = 120
    /// Operators in a row make a deep tree, too.
    static let longestChain = 300

    package static let tooDeepMessage = "stack depth limit exceeded"

    static func tooDeep(_ position: Int) -> SQLSyntaxError { SQLSyntaxError(tooDeepMessage, position) }

    /// Goes one level down, for as long as `body` lasts.
    mutating func nested<Part>(
        _ body: (inout SQLParser) throws(SQLSyntaxError) -> Part
    ) throws(SQLSyntaxError) -> Part {
        guard depth < Self.deepest else { throw Self.tooDeep(token.position) }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    /// The statements of a text, each with where it begins.
    package static func statements(of text: String) throws(SQLSyntaxError) -> [(statement: SQLStatement, text: String)]
    {
        var parser = try SQLParser(text)
        var found: [(SQLStatement, String)] = []
        while true {
            while parser.take(symbol: ";") {}
            if parser.isAtEnd { return found }
            let start = parser.token.position
            let statement = try parser.statement()
            guard parser.isAtEnd || parser.isAt(symbol: ";") else { throw parser.unexpected() }
            found.append((statement, parser.source(from: start)))
        }
    }

    /// One expression, as defaults and checks are kept.
    package static func expression(_ text: String) throws(SQLSyntaxError) -> SQLExpression {
        var parser = try SQLParser(text)
        let expression = try parser.expression()
        guard parser.isAtEnd else { throw parser.unexpected() }
        return expression
    }

    /// One query, as views are kept.
    package static func query(_ text: String) throws(SQLSyntaxError) -> SQLQuery {
        var parser = try SQLParser(text)
        let query = try parser.query()
        guard parser.isAtEnd else { throw parser.unexpected() }
        return query
    }

    /// The type that a text names.
    package static func type(_ text: String) throws(SQLSyntaxError) -> SQLTypeName {
        var parser = try SQLParser(text)
        return try parser.typeName()
    }

    private init(_ text: String) throws(SQLSyntaxError) {
        tokens = try SQLLexer.tokens(of: text)
        self.text = Array(text)
    }

    // MARK: Tokens

    var token: SQLToken { tokens[index] }
    var isAtEnd: Bool { token.kind == .end }

    func ahead(_ distance: Int) -> SQLToken { tokens[min(index + distance, tokens.count - 1)] }

    mutating func advance() { index = min(index + 1, tokens.count - 1) }

    mutating func goBack(to place: Int) { index = place }

    /// The text from a position to the end of the last token taken.
    func source(from start: Int) -> String {
        let last = tokens[max(0, index - 1)]
        let end = last.position + last.text.count
        return start < end ? String(text[start..<end]) : ""
    }

    func unexpected() -> SQLSyntaxError {
        isAtEnd
            ? SQLSyntaxError("syntax error at end of input", token.position)
            : SQLSyntaxError("syntax error at or near \"\(token.text)\"", token.position)
    }

    func isAt(symbol: String) -> Bool { token.kind == .symbol(symbol) }

    func isAt(_ words: String...) -> Bool { isAt(words) }

    private func isAt(_ words: [String]) -> Bool {
        for (distance, word) in words.enumerated() where ahead(distance).kind != .word(word, isQuoted: false) {
            return false
        }
        return true
    }

    func isAtAny(_ words: Set<String>) -> Bool {
        if case .word(let word, false) = token.kind { words.contains(word) } else { false }
    }

    mutating func take(symbol: String) -> Bool {
        guard isAt(symbol: symbol) else { return false }
        advance()
        return true
    }

    /// Takes key words, all of them or none.
    mutating func take(_ words: String...) -> Bool {
        guard isAt(words) else { return false }
        for _ in words { advance() }
        return true
    }

    mutating func expect(symbol: String) throws(SQLSyntaxError) {
        guard take(symbol: symbol) else { throw unexpected() }
    }

    mutating func expect(_ words: String...) throws(SQLSyntaxError) {
        for word in words {
            guard token.kind == .word(word, isQuoted: false) else { throw unexpected() }
            advance()
        }
    }

    /// A name of anything. Reserved words are none.
    mutating func name() throws(SQLSyntaxError) -> String {
        guard case .word(let word, let isQuoted) = token.kind, isQuoted || !Self.reserved.contains(word) else {
            throw unexpected()
        }
        advance()
        return word
    }

    /// A name after `AS` or a dot, where reserved words are none of its concern.
    mutating func anyName() throws(SQLSyntaxError) -> String {
        guard case .word(let word, _) = token.kind else { throw unexpected() }
        advance()
        return word
    }

    mutating func string() throws(SQLSyntaxError) -> String {
        guard case .string(let text) = token.kind else { throw unexpected() }
        advance()
        return text
    }

    mutating func integer() throws(SQLSyntaxError) -> Int {
        let isNegative = take(symbol: "-")
        guard case .number(let text) = token.kind, let value = Int(text) else { throw unexpected() }
        advance()
        return isNegative ? -value : value
    }

    mutating func qualifiedName() throws(SQLSyntaxError) -> SQLName {
        let position = token.position
        let first = try name()
        guard take(symbol: ".") else { return SQLName(first, position: position) }
        let second = try anyName()
        guard take(symbol: ".") else { return SQLName(second, schema: first, position: position) }
        return SQLName(try anyName(), schema: second, position: position)
    }

    mutating func list<Item>(
        _ item: (inout SQLParser) throws(SQLSyntaxError) -> Item
    ) throws(SQLSyntaxError) -> [Item] {
        var items = [try item(&self)]
        while take(symbol: ",") { items.append(try item(&self)) }
        return items
    }

    /// `(a, b, c)`.
    mutating func names() throws(SQLSyntaxError) -> [String] {
        try expect(symbol: "(")
        let names = try list { (parser) throws(SQLSyntaxError) in try parser.name() }
        try expect(symbol: ")")
        return names
    }

    /// Words that no name can be without quotes (the manual's appendix C, "reserved").
    static let reserved: Set<String> = [
        "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "both", "case", "cast", "check",
        "collate", "column", "constraint", "create", "current_catalog", "current_date", "current_role", "current_time",
        "current_timestamp", "current_user", "default", "deferrable", "desc", "distinct", "do", "else", "end", "except",
        "false", "fetch", "for", "foreign", "from", "grant", "group", "having", "in", "initially", "intersect", "into",
        "lateral", "leading", "limit", "localtime", "localtimestamp", "not", "null", "offset", "on", "only", "or",
        "order", "placing", "primary", "references", "returning", "select", "session_user", "some", "symmetric",
        "table", "then", "to", "trailing", "true", "union", "unique", "user", "using", "variadic", "when", "where",
        "window", "with",
    ]

    /// Words that end a `FROM` item or a column without `AS`; they are no alias there.
    static let noAlias: Set<String> = reserved.union([
        "join", "inner", "left", "right", "full", "cross", "natural", "isnull", "notnull", "is", "between", "like",
        "ilike", "similar", "overlaps", "over", "filter", "within", "set", "values",
    ])
}
