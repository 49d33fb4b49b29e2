/// Expressions, by rising strength.
extension Parser {
    mutating func expression(hasIn: Bool = true) throws(JavaScriptSyntaxError) -> Expression {
        let place = place
        let first = try assignment(hasIn: hasIn)
        guard sees(",") else { return first }
        var items = [first]
        while try take(",") { items.append(try assignment(hasIn: hasIn)) }
        return Expression(kind: .sequence(items), place: place)
    }

    mutating func assignment(hasIn: Bool = true) throws(JavaScriptSyntaxError) -> Expression {
        try deeper { (parser) throws(JavaScriptSyntaxError) in try parser.plainAssignment(hasIn: hasIn) }
    }

    private static let assignments: Set<String> = [
        "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=", "&&=", "||=", "??=",
    ]

    private mutating func plainAssignment(hasIn: Bool) throws(JavaScriptSyntaxError) -> Expression {
        let (place, start, mark) = (place, token.start, context.names.count)
        if token.kind == .identifier {
            if context.isGenerator, seesWord("yield") { return try yieldExpression(hasIn: hasIn) }
            if seesWord("async") {
                let next = try following()
                if next.kind == .identifier, !next.isFirst, try isArrowAfterName() {
                    try advance()
                    let parameter = Expression(kind: .identifier(token.text), place: self.place)
                    try advance()
                    try expect("=>")
                    return Expression(
                        kind: .function(try arrow([.item(parameter)], isAsync: true, mark: mark, start: start)),
                        place: place)
                }
            } else if !isReserved(token.text), try following().text == "=>" {
                let parameter = Expression(kind: .identifier(token.text), place: place)
                try advance()
                if token.isFirst { throw unexpected() }
                try advance()
                return Expression(
                    kind: .function(try arrow([.item(parameter)], isAsync: false, mark: mark, start: start)),
                    place: place)
            }
        }
        let target = try conditional(hasIn: hasIn)
        if sees("=>"), !token.isFirst {
            if case .cover(let parameters) = target.kind {
                try advance()
                return Expression(
                    kind: .function(try arrow(parameters, isAsync: false, mark: mark, start: start)), place: place)
            }
            if case .call(let callee, let parameters, false) = target.kind, case .identifier("async") = callee.kind {
                try advance()
                return Expression(
                    kind: .function(try arrow(parameters, isAsync: true, mark: mark, start: start)), place: place)
            }
        }
        let checked = try settled(target)
        guard token.kind == .punctuator else { return checked }
        if sees("=") {
            let left = try pattern(checked)
            try advance()
            return Expression(
                kind: .assign(left, Self.named(try assignment(hasIn: hasIn), by: left)), place: place)
        }
        guard Self.assignments.contains(token.text) else { return checked }
        switch checked.kind {
        case .identifier, .member, .index, .privateMember: break
        default: throw lexer.error("Invalid left-hand side in assignment", at: start, width: previousEnd - start)
        }
        let name = String(token.text.dropLast())
        try advance()
        var value = try assignment(hasIn: hasIn)
        if case .identifier(let target) = checked.kind { value = Self.named(value, target) }
        return Expression(kind: .compound(name, checked, value), place: place)
    }

    private func isArrowAfterName() throws(JavaScriptSyntaxError) -> Bool {
        var copy = lexer
        _ = try copy.next()
        return try copy.next().text == "=>"
    }

    /// Parentheses that no `=>` followed.
    private func settled(_ expression: Expression) throws(JavaScriptSyntaxError) -> Expression {
        guard case .cover(let elements) = expression.kind else { return expression }
        guard !elements.isEmpty else { throw unexpected() }
        var items: [Expression] = []
        for element in elements {
            guard case .item(let item) = element else {
                throw error("Unexpected token '...'", expression.place, width: 3)
            }
            items.append(item)
        }
        let inner =
            items.count == 1 ? items[0] : Expression(kind: .sequence(items), place: items[0].place)
        return Expression(kind: .parenthesized(inner), place: inner.place)
    }

    private mutating func yieldExpression(hasIn: Bool) throws(JavaScriptSyntaxError) -> Expression {
        let place = place
        try advance()
        if token.isFirst || token.kind == .end || [")", "]", "}", ",", ";", ":"].contains(where: { sees($0) }) {
            return Expression(kind: .yield(nil, isDelegate: false), place: place)
        }
        let isDelegate = try take("*")
        return Expression(kind: .yield(try assignment(hasIn: hasIn), isDelegate: isDelegate), place: place)
    }

    private mutating func conditional(hasIn: Bool) throws(JavaScriptSyntaxError) -> Expression {
        let place = place
        let test = try binary(0, hasIn: hasIn)
        guard sees("?") else { return test }
        try advance()
        let then = try assignment()
        try expect(":")
        return Expression(
            kind: .conditional(try settled(test), then, try assignment(hasIn: hasIn)), place: place)
    }

    private static let strengths: [String: Int] = [
        "??": 1, "||": 2, "&&": 3, "|": 4, "^": 5, "&": 6, "==": 7, "!=": 7, "===": 7, "!==": 7, "<": 8, ">": 8,
        "<=": 8,
        ">=": 8, "instanceof": 8, "in": 8, "<<": 9, ">>": 9, ">>>": 9, "+": 10, "-": 10, "*": 11, "/": 11, "%": 11,
        "**": 12,
    ]

    private mutating func binary(_ least: Int, hasIn: Bool) throws(JavaScriptSyntaxError) -> Expression {
        let place = place
        var left: Expression
        if token.kind == .hidden, try following().text == "in" {
            let name = token.text
            try advance()
            try advance()
            left = Expression(kind: .privateIn(name, try binary(9, hasIn: hasIn)), place: place)
        } else {
            left = try unary()
        }
        while token.kind == .punctuator || token.kind == .keyword, let strength = Self.strengths[token.text],
            strength > least, hasIn || token.text != "in"
        {
            let name = token.text
            let operatorPlace = self.place
            left = try settled(left)
            if name == "**", case .unary = left.kind {
                throw lexer.error(
                    "Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate operator precedence",
                    at: token.start, width: 2)
            }
            try advance()
            let right = try settled(try binary(name == "**" ? strength - 1 : strength, hasIn: hasIn))
            left = Expression(
                kind: ["??", "||", "&&"].contains(name) ? .logical(name, left, right) : .binary(name, left, right),
                place: name == "instanceof" || name == "in" ? operatorPlace : place)
        }
        return left
    }

    private mutating func unary() throws(JavaScriptSyntaxError) -> Expression {
        let (place, start) = (place, token.start)
        let isSign = token.kind == .punctuator && ["!", "-", "+", "~"].contains(token.text)
        if isSign || token.kind == .keyword && ["typeof", "void", "delete"].contains(token.text) {
            let name = token.text
            try advance()
            let value = try deeper { (parser) throws(JavaScriptSyntaxError) in try parser.unary() }
            return Expression(kind: .unary(name, try settled(value)), place: place)
        }
        if sees("++") || sees("--") {
            let name = token.text
            try advance()
            let target = try unary()
            return Expression(kind: .update(name, isPrefix: true, try simple(target, start, "prefix")), place: place)
        }
        if context.isAsync, seesWord("await") {
            try advance()
            let value = try deeper { (parser) throws(JavaScriptSyntaxError) in try parser.unary() }
            return Expression(kind: .await(try settled(value)), place: place)
        }
        if seesWord("await"), !context.isAsync {
            let next = try following()
            if next.kind == .identifier || next.kind == .keyword && next.text != "in" && next.text != "instanceof",
                !next.isFirst
            {
                throw unexpected()
            }
        }
        let target = try leftHandSide()
        if sees("++") || sees("--"), !token.isFirst {
            let name = token.text
            let checked = try simple(target, start, "postfix")
            try advance()
            return Expression(kind: .update(name, isPrefix: false, checked), place: place)
        }
        return target
    }

    private func simple(_ target: Expression, _ start: Int, _ side: String) throws(JavaScriptSyntaxError) -> Expression
    {
        switch try settled(target).kind {
        case .identifier, .member, .index, .privateMember: return try settled(target)
        case .parenthesized(let inner): return try simple(inner, start, side)
        default:
            throw lexer.error(
                "Invalid left-hand side expression in \(side) operation", at: start, width: previousEnd - start)
        }
    }

    // MARK: Calls and members

    mutating func leftHandSide() throws(JavaScriptSyntaxError) -> Expression {
        var result: Expression
        if sees("new") { result = try newExpression() } else { result = try primary() }
        if case .cover = result.kind {
            if sees("=>"), !token.isFirst { return result }
            result = try settled(result)
        }
        if case .function(let function) = result.kind, function.role == .arrow { return result }
        var isChain = false
        while true {
            let (place, start) = (place, result.place)
            if try take(".") {
                result = try member(result, isOptional: false)
            } else if try take("?.") {
                isChain = true
                if sees("(") {
                    result = Expression(kind: .call(result, try arguments(), isOptional: true), place: start)
                } else if try take("[") {
                    let key = try expression()
                    try expect("]")
                    result = Expression(kind: .index(result, key, isOptional: true), place: place)
                } else {
                    result = try member(result, isOptional: true)
                }
            } else if try take("[") {
                let keyPlace = self.place
                let key = try expression()
                try expect("]")
                result = Expression(kind: .index(result, key, isOptional: false), place: keyPlace)
            } else if sees("(") {
                result = Expression(kind: .call(result, try arguments(), isOptional: false), place: start)
            } else if token.kind == .template {
                result = try template(tag: result)
            } else {
                return isChain ? Expression(kind: .chain(result), place: result.place) : result
            }
        }
    }

    private mutating func member(_ object: Expression, isOptional: Bool) throws(JavaScriptSyntaxError) -> Expression {
        let place = place
        let name = token.text
        switch token.kind {
        case .identifier, .keyword:
            try advance()
            return Expression(kind: .member(object, name, isOptional: isOptional), place: place)
        case .hidden:
            try advance()
            return Expression(kind: .privateMember(object, name, isOptional: isOptional), place: place)
        default: throw unexpected()
        }
    }

    private mutating func arguments() throws(JavaScriptSyntaxError) -> [Element] {
        try expect("(")
        var items: [Element] = []
        while !sees(")") {
            if try take("...") {
                items.append(.spread(try assignment()))
            } else {
                items.append(.item(try assignment()))
            }
            if sees(")") { break }
            guard sees(",") else {
                if token.kind == .end || token.kind == .punctuator && token.text != ";" && token.text != "}" {
                    if token.kind == .end {
                        throw lexer.error("missing ) after argument list", at: token.start)
                    }
                }
                throw lexer.error(
                    "missing ) after argument list", at: token.start, width: max(1, token.end - token.start))
            }
            try advance()
        }
        try advance()
        return items
    }

    private mutating func newExpression() throws(JavaScriptSyntaxError) -> Expression {
        let place = place
        try expect("new")
        if try take(".") {
            guard seesWord("target") else { throw unexpected() }
            try advance()
            mention("new.target")
            return Expression(kind: .newTarget, place: place)
        }
        var callee: Expression
        if sees("new") { callee = try newExpression() } else { callee = try settled(try primary()) }
        while true {
            if try take(".") {
                callee = try member(callee, isOptional: false)
            } else if try take("[") {
                let keyPlace = self.place
                let key = try expression()
                try expect("]")
                callee = Expression(kind: .index(callee, key, isOptional: false), place: keyPlace)
            } else {
                break
            }
        }
        return Expression(kind: .new(callee, sees("(") ? try arguments() : []), place: place)
    }

    // MARK: Primaries

    private mutating func primary() throws(JavaScriptSyntaxError) -> Expression {
        let (place, start) = (place, token.start)
        func make(_ kind: Expression.Kind) -> Expression { Expression(kind: kind, place: place) }
        switch token.kind {
        case .number(let value):
            try advance()
            return make(.number(value))
        case .bigInt(let digits):
            try advance()
            return make(.bigInt(digits))
        case .string:
            let text = token.text
            try advance()
            return make(.string(text))
        case .template: return try template(tag: nil)
        case .identifier:
            if seesWord("async"), try following().text == "function", !(try following().isFirst) {
                return make(.function(try functionDefinition(isExpression: true)))
            }
            let name = token.text
            if isReserved(name) { throw unexpected() }
            try advance()
            mention(name)
            return make(.identifier(name))
        case .punctuator:
            switch token.text {
            case "(": return try parenthesis()
            case "[": return try arrayLiteral()
            case "{": return try objectLiteral()
            case "/", "/=":
                let (pattern, flags) = try lexer.scanRegularExpression(from: start)
                token.end = lexer.position
                try advance()
                return make(.regularExpression(pattern: pattern, flags: flags))
            default: throw unexpected()
            }
        case .keyword: return try keywordPrimary(make)
        case .end, .hidden: throw unexpected()
        }
    }

    private mutating func keywordPrimary(_ make: (Expression.Kind) -> Expression) throws(JavaScriptSyntaxError)
        -> Expression
    {
        let word = token.text
        switch word {
        case "function": return make(.function(try functionDefinition(isExpression: true)))
        case "class": return make(.classDefinition(try classDefinition(isExpression: true)))
        case "null", "true", "false", "this":
            try advance()
            if word == "this" { mention("this") }
            return make(word == "null" ? .null : word == "this" ? .this : .bool(word == "true"))
        case "super":
            try advance()
            mention("this")
            if sees("(") {
                mention("new.target")
                guard context.mayCallSuper else {
                    throw error("'super' keyword unexpected here", make(.null).place, width: 5)
                }
            } else if !sees("."), !sees("[") {
                throw error("'super' keyword unexpected here", make(.null).place, width: 5)
            }
            return make(.superReference)
        case "import":
            try advance()
            if try take(".") {
                guard seesWord("meta"), isModule else {
                    throw error("Cannot use 'import.meta' outside a module", make(.null).place, width: 11)
                }
                try advance()
                return make(.importMeta)
            }
            try expect("(")
            let source = try assignment()
            if try take(","), !sees(")") { _ = try assignment() }
            try expect(")")
            return make(.importCall(source))
        default: throw unexpected()
        }
    }

    /// Parentheses, which may turn out to be an arrow function's parameters.
    private mutating func parenthesis() throws(JavaScriptSyntaxError) -> Expression {
        let place = place
        try expect("(")
        var items: [Element] = []
        while !sees(")") {
            if try take("...") {
                let restPlace = self.place
                let pattern = try bindingPattern()
                guard sees(")") else { throw unexpected() }
                items.append(.spread(try Self.expression(of: pattern, restPlace, self)))
                break
            }
            items.append(.item(try assignment()))
            if sees(")") { break }
            guard sees(",") else { throw unexpected() }
            try advance()
            // A comma at the end: only parameters may have it.
            if sees(")"), try following().text != "=>" { throw unexpected() }
        }
        try expect(")")
        return Expression(kind: .cover(items), place: place)
    }

    /// A rest parameter as the expression that `pattern` takes apart again.
    private static func expression(
        of pattern: Pattern, _ place: SourcePlace, _ parser: Parser
    ) throws(JavaScriptSyntaxError) -> Expression {
        switch pattern {
        case .identifier(let name, _): return Expression(kind: .identifier(name), place: place)
        case .array(let items, let rest, _):
            var elements: [Element] = []
            for item in items {
                guard let item else {
                    elements.append(.hole)
                    continue
                }
                elements.append(.item(try expression(of: item, place, parser)))
            }
            if let rest { elements.append(.spread(try expression(of: rest, place, parser))) }
            return Expression(kind: .array(elements), place: place)
        case .defaulted(let inner, let value): return Expression(kind: .assign(inner, value), place: place)
        case .object(let members, let rest, _):
            var list: [Member] = []
            for member in members { list.append(.value(member.key, try expression(of: member.value, place, parser))) }
            if let rest { list.append(.spread(try expression(of: rest, place, parser))) }
            return Expression(kind: .object(list), place: place)
        case .reference(let reference): return reference
        }
    }

    private mutating func arrayLiteral() throws(JavaScriptSyntaxError) -> Expression {
        let place = place
        try expect("[")
        var items: [Element] = []
        while !sees("]") {
            if try take(",") {
                items.append(.hole)
                continue
            }
            if try take("...") {
                items.append(.spread(try assignment()))
            } else {
                items.append(.item(try assignment()))
            }
            if !sees("]") { try expect(",") }
        }
        try advance()
        return Expression(kind: .array(items), place: place)
    }

    private mutating func objectLiteral() throws(JavaScriptSyntaxError) -> Expression {
        let place = place
        try expect("{")
        var members: [Member] = []
        while !sees("}") {
            members.append(try objectMember())
            if !sees("}") { try expect(",") }
        }
        try advance()
        return Expression(kind: .object(members), place: place)
    }

    private mutating func objectMember() throws(JavaScriptSyntaxError) -> Member {
        if try take("...") { return .spread(try assignment()) }
        let first = token
        let place = place
        let head = try memberHead()
        if let accessor = head.accessor {
            var function = try functionRest(
                Context(isStrict: context.isStrict), accessor == "get" ? .getter : .setter, first.start)
            function.name = Self.text(head.key)
            return accessor == "get" ? .getter(head.key, function) : .setter(head.key, function)
        }
        if sees("(") {
            var function = try functionRest(
                Context(isAsync: head.isAsync, isGenerator: head.isGenerator, isStrict: context.isStrict), .method,
                first.start)
            function.name = Self.text(head.key)
            return .method(head.key, function)
        }
        if try take(":") { return .value(head.key, Self.named(try assignment(), Self.text(head.key))) }
        guard first.kind == .identifier, case .name(let name) = head.key, !isReserved(name) else { throw unexpected() }
        mention(name)
        if try take("=") { return .shorthandDefault(name, Self.named(try assignment(), name), place) }
        return .shorthand(name, place)
    }

    private mutating func template(tag: Expression?) throws(JavaScriptSyntaxError) -> Expression {
        let place = place
        lexer.position = token.end
        var cooked: [String?] = []
        var raw: [String] = []
        var values: [Expression] = []
        while true {
            let start = lexer.position
            let piece = try lexer.scanTemplate()
            cooked.append(piece.cooked)
            raw.append(piece.raw)
            if piece.cooked == nil, tag == nil {
                throw lexer.error("Invalid escape sequence in template", at: start)
            }
            if piece.isLast { break }
            token = try lexer.next()
            values.append(try expression())
            guard sees("}") else { throw unexpected() }
            lexer.position = token.end
        }
        token = try lexer.next()
        if let tag {
            return Expression(kind: .taggedTemplate(tag: tag, cooked: cooked, raw: raw, values), place: tag.place)
        }
        return Expression(kind: .template(cooked.map { $0 ?? "" }, values), place: place)
    }
}
