/// Builds the tree of a template; the first mistake ends it, as in Go.
struct TemplateParser {
    private let tokens: [TemplateToken]
    private let name: String
    private var position = 0
    /// Variables in scope; a use of any other is a mistake.
    private var variables = ["$"]
    private var loopDepth = 0
    private var depth = 0
    private let functions: Set<String>
    private(set) var definitions: [String: [TemplateNode]] = [:]

    /// How deep actions and parentheses may nest.
    private static let maximumDepth = 200

    init(_ text: String, name: String, functions: Set<String>) {
        tokens = TemplateLexer.tokens(of: text)
        self.name = name
        self.functions = functions
    }

    /// What ended a list of nodes.
    private enum Terminator: Equatable {
        case endOfText
        case end
        case elseBranch
    }

    mutating func parse() throws(TemplateError) -> [TemplateNode] {
        let (nodes, terminator) = try parseNodes()
        switch terminator {
        case .endOfText: return nodes
        case .end: throw error("unexpected {{end}}")
        case .elseBranch: throw error("unexpected {{else}}")
        }
    }

    // MARK: - Lists and control

    private mutating func parseNodes() throws(TemplateError) -> ([TemplateNode], Terminator) {
        var nodes: [TemplateNode] = []
        while true {
            let token = next()
            switch token.kind {
            case .end: return (nodes, .endOfText)
            case .text: nodes.append(.text(token.text))
            case .open:
                if let terminator = try parseAction(into: &nodes) { return (nodes, terminator) }
            default: throw unexpected(token, in: "input")
            }
        }
    }

    private mutating func parseAction(into nodes: inout [TemplateNode]) throws(TemplateError) -> Terminator? {
        let token = nextNonSpace()
        guard token.kind == .keyword else {
            back()
            nodes.append(.action(try parsePipeline("command", until: .close)))
            return nil
        }
        switch token.text {
        case "end":
            try expect(.close, in: "end")
            return .end
        case "else":
            // "else if" and "else with" stay for the branch to read.
            if !["if", "with"].contains(peekNonSpace().text) { try expect(.close, in: "else") }
            return .elseBranch
        case "if", "with", "range": nodes.append(try parseBranch(token.text))
        case "template": nodes.append(try parseTemplateCall())
        case "define": try parseDefinition()
        case "block": nodes.append(try parseBlock())
        default:
            guard loopDepth > 0 else { throw error("{{\(token.text)}} outside {{range}}") }
            try expect(.close, in: token.text)
            nodes.append(token.text == "break" ? .breakLoop : .continueLoop)
        }
        return nil
    }

    private mutating func parseBranch(_ word: String) throws(TemplateError) -> TemplateNode {
        try descend()
        defer { depth -= 1 }
        let scope = variables.count
        defer { variables.removeSubrange(scope...) }
        let pipeline = try parsePipeline(word, until: .close)
        if word == "range" { loopDepth += 1 }
        let (body, terminator) = try parseNodes()
        if word == "range" { loopDepth -= 1 }
        var other: [TemplateNode] = []
        switch terminator {
        case .endOfText: throw error("unexpected EOF")
        case .end: break
        case .elseBranch: other = try parseElse(of: word)
        }
        switch word {
        case "if": return .condition(pipeline, then: body, else: other)
        case "with": return .with(pipeline, then: body, else: other)
        default: return .range(pipeline, body: body, else: other)
        }
    }

    /// What follows `{{else`: another branch of the same kind, which shares the `{{end}}`, or a list.
    private mutating func parseElse(of word: String) throws(TemplateError) -> [TemplateNode] {
        let following = peekNonSpace()
        if following.kind == .keyword, following.text == word, word != "range" {
            _ = nextNonSpace()
            return [try parseBranch(word)]
        }
        let (nodes, terminator) = try parseNodes()
        switch terminator {
        case .end: return nodes
        case .elseBranch: throw error("expected end; found {{else}}")
        case .endOfText: throw error("unexpected EOF")
        }
    }

    private mutating func parseTemplateCall() throws(TemplateError) -> TemplateNode {
        let token = nextNonSpace()
        let name = try templateName(token, in: "template clause")
        if peekNonSpace().kind == .close {
            _ = nextNonSpace()
            return .template(name: name, nil, offset: token.offset)
        }
        let pipeline = try parsePipeline("template clause", until: .close)
        return .template(name: name, pipeline, offset: token.offset)
    }

    private mutating func parseDefinition() throws(TemplateError) {
        let name = try templateName(nextNonSpace(), in: "define clause")
        try expect(.close, in: "define clause")
        try parseDefinitionBody(name)
    }

    private mutating func parseBlock() throws(TemplateError) -> TemplateNode {
        let token = nextNonSpace()
        let name = try templateName(token, in: "block clause")
        let pipeline = try parsePipeline("block clause", until: .close)
        try parseDefinitionBody(name)
        return .template(name: name, pipeline, offset: token.offset)
    }

    private mutating func parseDefinitionBody(_ name: String) throws(TemplateError) {
        let outer = variables
        variables = ["$"]
        let (nodes, terminator) = try parseNodes()
        variables = outer
        guard terminator == .end else { throw error("unexpected EOF") }
        definitions[name] = nodes
    }

    private func templateName(_ token: TemplateToken, in place: String) throws(TemplateError) -> String {
        guard token.kind == .string, let name = TemplateString.unquote(token.text) else {
            throw unexpected(token, in: place)
        }
        return name
    }

    // MARK: - Pipelines

    private mutating func parsePipeline(
        _ place: String, until end: TemplateToken.Kind
    ) throws(TemplateError) -> TemplatePipeline {
        var pipeline = TemplatePipeline(isRange: place == "range", commands: [], offset: peekNonSpace().offset)
        try parseVariables(of: &pipeline, in: place)
        while true {
            let token = nextNonSpace()
            switch token.kind {
            case end:
                try check(pipeline, in: place)
                return pipeline
            case .bool, .character, .dot, .field, .identifier, .number, .nilWord, .string, .variable,
                .openParenthesis:
                back()
                pipeline.commands.append(try parseCommand())
            default: throw unexpected(token, in: place)
            }
        }
    }

    /// `$x :=`, `$x =` or, in a range, `$i, $x :=` in front of a pipeline.
    private mutating func parseVariables(
        of pipeline: inout TemplatePipeline, in place: String
    ) throws(TemplateError) {
        while peekNonSpace().kind == .variable {
            let start = position
            let variable = nextNonSpace()
            let following = nextNonSpace()
            switch following.kind {
            case .assign, .declare:
                pipeline.variables.append(variable.text)
                pipeline.declares = following.kind == .declare
                if pipeline.declares { variables += pipeline.variables }
                return
            case .comma where place == "range" && pipeline.variables.count < 1:
                pipeline.variables.append(variable.text)
            case .comma: throw error("too many declarations in \(place)")
            default:
                position = start
                return
            }
        }
    }

    private func check(_ pipeline: TemplatePipeline, in place: String) throws(TemplateError) {
        guard !pipeline.commands.isEmpty else { throw error("missing value for \(place)") }
        for (index, command) in pipeline.commands.enumerated().dropFirst() {
            switch command.words.first?.kind {
            case .bool, .dot, .nilWord, .number, .string:
                throw error("non executable command in pipeline stage \(index + 1)")
            default: continue
            }
        }
    }

    private mutating func parseCommand() throws(TemplateError) -> TemplateCommand {
        var command = TemplateCommand(words: [], offset: peekNonSpace().offset)
        while true {
            _ = peekNonSpace()
            if let operand = try parseOperand() { command.words.append(operand) }
            let token = next()
            switch token.kind {
            case .space: continue
            case .close, .closeParenthesis: back()
            case .pipe: break
            default: throw unexpected(token, in: "operand")
            }
            break
        }
        guard !command.words.isEmpty else { throw error("empty command") }
        return command
    }

    private mutating func parseOperand() throws(TemplateError) -> TemplateOperand? {
        guard let term = try parseTerm() else { return nil }
        guard peek().kind == .field else { return term }
        // Go puts the position of `.A.B` at its second field.
        let offset = peek().offset
        var names: [String] = []
        while peek().kind == .field { names.append(String(next().text.dropFirst())) }
        switch term.kind {
        case .fields(let first): return TemplateOperand(kind: .fields(first + names), offset: offset)
        case .variable(let name, let first):
            return TemplateOperand(kind: .variable(name, first + names), offset: offset)
        case .bool, .string, .number, .nilWord, .dot:
            throw error("unexpected . after term \(GoQuote.quote(term.text))")
        default: return TemplateOperand(kind: .chain(term, names), offset: offset)
        }
    }

    private mutating func parseTerm() throws(TemplateError) -> TemplateOperand? {
        let token = nextNonSpace()
        let kind: TemplateOperand.Kind
        switch token.kind {
        case .identifier:
            guard functions.contains(token.text) else {
                throw error("function \(GoQuote.quote(token.text)) not defined")
            }
            kind = .identifier(token.text)
        case .dot: kind = .dot
        case .nilWord: kind = .nilWord
        case .bool: kind = .bool(token.text == "true")
        case .field: kind = .fields([String(token.text.dropFirst())])
        case .variable:
            guard variables.contains(token.text) else { throw error("undefined variable \(GoQuote.quote(token.text))") }
            kind = .variable(token.text, [])
        case .number:
            guard let number = TemplateNumber(token.text) else { throw unexpected(token, in: "operand") }
            kind = .number(number)
        case .character:
            guard let scalar = TemplateString.character(token.text) else {
                throw error("malformed character constant: \(token.text)")
            }
            kind = .number(TemplateNumber(character: scalar, source: token.text))
        case .string:
            guard let text = TemplateString.unquote(token.text) else { throw error("invalid syntax") }
            kind = .string(text, source: token.text)
        case .openParenthesis:
            try descend()
            defer { depth -= 1 }
            kind = .pipeline(try parsePipeline("parenthesized pipeline", until: .closeParenthesis))
        default:
            back()
            return nil
        }
        return TemplateOperand(kind: kind, offset: token.offset)
    }

    // MARK: - Tokens

    private mutating func descend() throws(TemplateError) {
        depth += 1
        guard depth <= Self.maximumDepth else { throw error("template nests too deeply") }
    }

    private var last: TemplateToken {
        tokens.last ?? TemplateToken(kind: .end, text: "", offset: 0, line: 1)
    }

    private func peek() -> TemplateToken { position < tokens.count ? tokens[position] : last }

    private mutating func next() -> TemplateToken {
        let token = peek()
        position = min(position + 1, tokens.count)
        return token
    }

    private mutating func back() { position -= 1 }

    private mutating func peekNonSpace() -> TemplateToken {
        while peek().kind == .space { position += 1 }
        return peek()
    }

    private mutating func nextNonSpace() -> TemplateToken {
        _ = peekNonSpace()
        return next()
    }

    private mutating func expect(_ kind: TemplateToken.Kind, in place: String) throws(TemplateError) {
        let token = nextNonSpace()
        guard token.kind == kind else { throw unexpected(token, in: place) }
    }

    private func unexpected(_ token: TemplateToken, in place: String) -> TemplateError {
        if token.kind == .error { return error(token.text, line: token.line) }
        return error("unexpected \(token.described) in \(place)", line: token.line)
    }

    private func error(_ message: String, line: Int? = nil) -> TemplateError {
        let line = line ?? tokens[..<min(position, tokens.count)].last?.line ?? 1
        return TemplateError(phase: .parsing, description: "template: \(name):\(line): \(message)")
    }
}
