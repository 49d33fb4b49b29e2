/// What values are taken apart into, and the names that functions get from where they stand.
extension Parser {
    mutating func bindingPattern() throws(JavaScriptSyntaxError) -> Pattern {
        let place = place
        if try take("[") {
            var items: [Pattern?] = []
            var rest: Pattern?
            while !sees("]") {
                if try take(",") {
                    items.append(nil)
                    continue
                }
                if try take("...") {
                    rest = try bindingPattern()
                    break
                }
                items.append(try bindingElement())
                if !sees("]") { try expect(",") }
            }
            try expect("]")
            return .array(items, rest: rest, place)
        }
        if try take("{") {
            var members: [(key: PropertyKey, value: Pattern)] = []
            var rest: Pattern?
            while !sees("}") {
                if try take("...") {
                    rest = .identifier(try name(), place)
                    break
                }
                let isName = token.kind == .identifier
                let (start, memberPlace) = (token, self.place)
                let key = try propertyKey()
                if try take(":") {
                    members.append((key, try bindingElement()))
                } else {
                    guard isName, !isReserved(start.text) else { throw unexpected() }
                    let pattern = Pattern.identifier(start.text, memberPlace)
                    if try take("=") {
                        members.append((key, .defaulted(pattern, Self.named(try assignment(), start.text))))
                    } else {
                        members.append((key, pattern))
                    }
                }
                if !sees("}") { try expect(",") }
            }
            try expect("}")
            return .object(members, rest: rest, place)
        }
        let name = try name()
        return .identifier(name, place)
    }

    private mutating func bindingElement() throws(JavaScriptSyntaxError) -> Pattern {
        let pattern = try bindingPattern()
        guard try take("=") else { return pattern }
        return .defaulted(pattern, Self.named(try assignment(), by: pattern))
    }

    /// What was read as an expression and turns out to be assigned to.
    func pattern(_ expression: Expression) throws(JavaScriptSyntaxError) -> Pattern {
        switch expression.kind {
        case .identifier(let name): return .identifier(name, expression.place)
        case .member, .index, .privateMember: return .reference(expression)
        case .parenthesized(let inner):
            switch inner.kind {
            case .identifier, .member, .index, .privateMember: return try pattern(inner)
            default: break
            }
        case .assign(let target, let value): return .defaulted(target, value)
        case .array(let elements):
            var items: [Pattern?] = []
            for (index, element) in elements.enumerated() {
                switch element {
                case .hole: items.append(nil)
                case .item(let value): items.append(try pattern(value))
                case .spread(let value):
                    guard index == elements.count - 1 else {
                        throw error("Rest element must be last element", expression.place)
                    }
                    return .array(items, rest: try pattern(value), expression.place)
                }
            }
            return .array(items, rest: nil, expression.place)
        case .object(let members):
            var list: [(key: PropertyKey, value: Pattern)] = []
            for member in members {
                switch member {
                case .value(let key, let value): list.append((key, try pattern(value)))
                case .shorthand(let name, let place): list.append((.name(name), .identifier(name, place)))
                case .shorthandDefault(let name, let value, let place):
                    list.append((.name(name), .defaulted(.identifier(name, place), value)))
                case .spread(let value):
                    return .object(list, rest: try pattern(value), expression.place)
                case .method, .getter, .setter:
                    throw error("Invalid destructuring assignment target", expression.place)
                }
            }
            return .object(list, rest: nil, expression.place)
        default: break
        }
        throw error("Invalid left-hand side in assignment", expression.place)
    }

    func error(_ message: String, _ place: SourcePlace, width: Int = 1) -> JavaScriptSyntaxError {
        JavaScriptSyntaxError(message: message, place: place, width: width)
    }

    /// A function or class without a name gets that of what it is assigned to.
    static func named(_ expression: Expression, by pattern: Pattern) -> Expression {
        guard case .identifier(let name, _) = pattern else { return expression }
        return named(expression, name)
    }

    static func named(_ expression: Expression, _ name: String) -> Expression {
        var result = expression
        switch expression.kind {
        case .function(var function) where function.name.isEmpty:
            function.name = name
            result.kind = .function(function)
        case .classDefinition(var definition) where definition.name == nil:
            definition.name = name
            definition.hasOwnName = false
            result.kind = .classDefinition(definition)
        default: break
        }
        return result
    }
}
