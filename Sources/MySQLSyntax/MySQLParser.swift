/// Parses SQL as MySQL and MariaDB write it (MySQL's manual, chapter 15 "SQL Statements"), by recursive descent.
package struct MySQLParser {
    private let tokens: [MySQLToken]
    private var index = 0
    private let characters: [Character]
    /// How deeply what is being parsed is nested.
    private var depth = 0

    /// Deeper texts are refused, for all that follows walks the tree.
    private static let deepest = 100
    /// Operators in a row make a deep tree, too.
    static let longestChain = 300

    /// The statement of a text; one mark may end it. No statement is nothing but comments.
    package static func statement(of text: String) throws(MySQLSyntaxError) -> MySQLStatement? {
        // Marks at the end are taken off first, even those of a text that was never closed.
        var bare = text[...]
        while let last = bare.last, last == ";" || last.isWhitespace { bare.removeLast() }
        var parser = try MySQLParser(String(bare))
        if parser.isAtEnd { return nil }
        let statement = try parser.statement()
        guard parser.isAtEnd else { throw parser.unexpected() }
        return statement
    }

    /// One expression, as defaults and checks are kept.
    package static func expression(_ text: String) throws(MySQLSyntaxError) -> MySQLExpression {
        var parser = try MySQLParser(text)
        let expression = try parser.expression()
        guard parser.isAtEnd else { throw parser.unexpected() }
        return expression
    }

    /// One query, as views are kept.
    package static func query(_ text: String) throws(MySQLSyntaxError) -> MySQLQuery {
        var parser = try MySQLParser(text)
        let query = try parser.query()
        guard parser.isAtEnd else { throw parser.unexpected() }
        return query
    }

    private init(_ text: String) throws(MySQLSyntaxError) {
        characters = Array(text)
        tokens = try MySQLLexer.tokens(of: characters)
    }

    /// Goes one level down, for as long as `body` lasts.
    mutating func nested<Part>(
        _ body: (inout MySQLParser) throws(MySQLSyntaxError) -> Part
    ) throws(MySQLSyntaxError) -> Part {
        guard depth < Self.deepest else { throw tooDeep() }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    func tooDeep() -> MySQLSyntaxError {
        MySQLSyntaxError(characters, at: token.position, message: "this statement is nested too deeply for Drydock")
    }

    // MARK: Tokens

    var token: MySQLToken { tokens[index] }
    var isAtEnd: Bool { token.kind == .end }

    func ahead(_ distance: Int) -> MySQLToken { tokens[min(index + distance, tokens.count - 1)] }

    mutating func advance() { index = min(index + 1, tokens.count - 1) }

    /// The text from a position to the end of the last token taken.
    func source(from start: Int) -> String {
        let end = tokens[max(0, index - 1)].end
        return start < end ? String(characters[start..<end]) : ""
    }

    /// What was wrong at a place before.
    func unexpected(at place: Int) -> MySQLSyntaxError { MySQLSyntaxError(characters, at: place) }

    func unexpected() -> MySQLSyntaxError { MySQLSyntaxError(characters, at: token.position) }

    func isAt(symbol: String) -> Bool { token.kind == .symbol(symbol) }

    /// The key word at a place, in lower case. Names in quotes are none.
    func keyword(_ distance: Int = 0) -> String? {
        if case .word(let word, false) = ahead(distance).kind { word.lowercased() } else { nil }
    }

    func isAt(_ words: String...) -> Bool { isAt(words) }

    private func isAt(_ words: [String]) -> Bool {
        words.enumerated().allSatisfy { keyword($0.offset) == $0.element }
    }

    func isAtAny(_ words: Set<String>) -> Bool { keyword().map(words.contains) ?? false }

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

    mutating func expect(symbol: String) throws(MySQLSyntaxError) {
        guard take(symbol: symbol) else { throw unexpected() }
    }

    mutating func expect(_ words: String...) throws(MySQLSyntaxError) {
        for word in words {
            guard keyword() == word else { throw unexpected() }
            advance()
        }
    }

    /// A name of anything. Reserved words are none.
    mutating func name() throws(MySQLSyntaxError) -> String {
        guard case .word(let word, let isQuoted) = token.kind,
            isQuoted || !Self.reserved.contains(word.lowercased())
        else { throw unexpected() }
        advance()
        return word
    }

    /// A name after a dot, where no word is reserved.
    mutating func anyName() throws(MySQLSyntaxError) -> String {
        guard case .word(let word, _) = token.kind else { throw unexpected() }
        advance()
        return word
    }

    /// A name or a text, as an alias may be.
    mutating func nameOrString() throws(MySQLSyntaxError) -> String {
        if case .string(let text) = token.kind {
            advance()
            return text
        }
        return try name()
    }

    mutating func string() throws(MySQLSyntaxError) -> String {
        guard case .string(let text) = token.kind else { throw unexpected() }
        advance()
        return text
    }

    mutating func integer() throws(MySQLSyntaxError) -> Int {
        guard case .number(let text) = token.kind, let value = Int(text) else { throw unexpected() }
        advance()
        return value
    }

    mutating func qualifiedName() throws(MySQLSyntaxError) -> MySQLName {
        let first = try name()
        guard take(symbol: ".") else { return MySQLName(first) }
        return MySQLName(try anyName(), database: first)
    }

    mutating func list<Item>(
        _ item: (inout MySQLParser) throws(MySQLSyntaxError) -> Item
    ) throws(MySQLSyntaxError) -> [Item] {
        var items = [try item(&self)]
        while take(symbol: ",") { items.append(try item(&self)) }
        return items
    }

    mutating func qualifiedNames() throws(MySQLSyntaxError) -> [MySQLName] {
        try list { (parser) throws(MySQLSyntaxError) in try parser.qualifiedName() }
    }

    mutating func expressions() throws(MySQLSyntaxError) -> [MySQLExpression] {
        try list { (parser) throws(MySQLSyntaxError) in try parser.expression() }
    }

    /// `(a, b, c)`.
    mutating func names() throws(MySQLSyntaxError) -> [String] {
        try expect(symbol: "(")
        let names = try list { (parser) throws(MySQLSyntaxError) in try parser.name() }
        try expect(symbol: ")")
        return names
    }

    /// `'app'@'%'`; without a host it is `%`.
    mutating func account() throws(MySQLSyntaxError) -> MySQLAccount {
        if take("current_user") {
            if take(symbol: "(") { try expect(symbol: ")") }
            return MySQLAccount(user: "", host: "")
        }
        let user = try nameOrString()
        guard case .variable(let host) = token.kind else { return MySQLAccount(user: user, host: "%") }
        advance()
        return MySQLAccount(user: user, host: host)
    }

    /// Words that no name can be without quotes (the manual, 11.3 "Keywords and Reserved Words").
    static let reserved: Set<String> = [
        "add", "all", "alter", "analyze", "and", "as", "asc", "before", "between", "both", "by", "cascade", "case",
        "change", "check", "collate", "column", "constraint", "convert", "create", "cross", "current_date",
        "current_time", "current_timestamp", "current_user", "database", "databases", "default", "delete", "desc",
        "describe", "distinct", "distinctrow", "div", "drop", "else", "exists", "explain", "false", "for", "force",
        "foreign", "from", "fulltext", "grant", "group", "having", "if", "ignore", "in", "index", "inner", "insert",
        "interval", "into", "is", "join", "key", "keys", "kill", "leading", "left", "like", "limit", "lines", "load",
        "localtime", "localtimestamp", "lock", "match", "mod", "natural", "not", "null", "on", "or", "order", "outer",
        "primary", "procedure", "read", "references", "regexp", "rename", "replace", "require", "restrict", "revoke",
        "right", "rlike", "schema", "schemas", "select", "set", "show", "ssl", "starting", "straight_join", "table",
        "terminated", "then", "to", "trailing", "trigger", "true", "union", "unique", "unlock", "unsigned", "update",
        "usage", "use", "using", "utc_date", "utc_time", "utc_timestamp", "values", "varying", "when", "where", "with",
        "write", "xor", "zerofill", "intersect", "except", "over", "window", "int", "integer", "bigint", "varchar",
        "char", "decimal", "double", "float",
    ]
}
