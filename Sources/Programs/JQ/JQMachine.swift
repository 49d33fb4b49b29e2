import JSON
import WorldModel

/// Runs jq programs. Each expression gives any number of values, one after the other, to whoever asked.
final class JQMachine {
    /// A value, and the way to it from the input when paths are asked for.
    struct Item {
        var value: JSONValue
        var path: [JSONValue]?
    }

    /// What ends an evaluation early.
    enum Stop: Error {
        case failed(JSONValue)
        case brokeOut(Int)
        /// Too many steps, or too deep.
        case exhausted
    }

    typealias Emit = (Item) throws(Stop) -> Void

    /// A function with the surroundings in which it was defined.
    final class Closure: Sendable {
        let function: JQFunction
        let surroundings: Scope
        /// Arguments do not know themselves.
        let isArgument: Bool

        init(_ function: JQFunction, _ surroundings: Scope, isArgument: Bool = false) {
            self.function = function
            self.surroundings = surroundings
            self.isArgument = isArgument
        }
    }

    /// Names that can be used.
    struct Scope: Sendable {
        var variables: [String: JSONValue] = [:]
        var functions: [String: Closure] = [:]
        var labels: [String: Int] = [:]
    }

    /// The next input, for `input` and `inputs`.
    var nextInput: () throws(Stop) -> JSONValue?
    var environment: JSONValue = .null
    var now = Instant(seconds: 0)
    private var stepsLeft = 20_000_000
    /// How deep expressions and functions may be nested: what the stack of a thread surely holds.
    private static let deepest = 700
    private var depth = 0
    var labelCount = 0

    init(nextInput: @escaping () throws(Stop) -> JSONValue?) { self.nextInput = nextInput }

    static func error(_ text: String) -> Stop { .failed(.string(text)) }

    /// All values that an expression gives for an input.
    func values(_ expression: JQExpression, _ input: JSONValue, _ scope: Scope) throws(Stop) -> [JSONValue] {
        var all: [JSONValue] = []
        try evaluate(expression, Item(value: input), scope) { item throws(Stop) in all.append(item.value) }
        return all
    }

    /// Evaluates without asking for paths.
    func each(
        _ expression: JQExpression, _ input: JSONValue, _ scope: Scope,
        _ body: (JSONValue) throws(Stop) -> Void
    ) throws(Stop) {
        try evaluate(expression, Item(value: input), scope) { item throws(Stop) in try body(item.value) }
    }

    func evaluate(_ expression: JQExpression, _ input: Item, _ scope: Scope, _ emit: Emit) throws(Stop) {
        stepsLeft -= 1
        guard stepsLeft > 0, depth < Self.deepest else { throw .exhausted }
        depth += 1
        defer { depth -= 1 }
        switch expression {
        case .identity: try emit(input)
        case .recurse: try recurse(input, emit)
        case .literal(let value): try emit(Item(value: value))
        case .interpolated(let parts, let format): try interpolate(parts[...], format, "", input.value, scope, emit)
        case .format(let name): try emit(Item(value: .string(try JQFormat.apply(name, input.value))))
        case .variable(let name):
            if name == "ENV" { return try emit(Item(value: environment)) }
            guard let value = scope.variables[name] else { throw Self.error("$\(name) is not defined") }
            try emit(Item(value: value))
        case .index(let term, let key):
            try evaluate(term, input, scope) { item throws(Stop) in
                try each(key, input.value, scope) { key throws(Stop) in
                    let value = try JQPaths.get(item.value, key)
                    try emit(Item(value: value, path: item.path.map { $0 + [key] }))
                }
            }
        case .slice(let term, let from, let to):
            try evaluate(term, input, scope) { item throws(Stop) in
                try each(to ?? .literal(.null), input.value, scope) { end throws(Stop) in
                    try each(from ?? .literal(.null), input.value, scope) { start throws(Stop) in
                        let key = JSONValue.object(JSONObject([("start", start), ("end", end)]))
                        let value = try JQPaths.get(item.value, key)
                        try emit(Item(value: value, path: item.path.map { $0 + [key] }))
                    }
                }
            }
        case .iterate(let term):
            try evaluate(term, input, scope) { item throws(Stop) in try iterate(item, emit) }
        case .array(let body):
            try emit(
                Item(
                    value: .array(
                        try body.map { expression throws(Stop) in try values(expression, input.value, scope) } ?? [])))
        case .object(let members): try build(members[...], JSONObject(), input.value, scope, emit)
        case .negate(let term):
            try each(term, input.value, scope) { value throws(Stop) in
                guard case .number(let number) = value else {
                    throw Self.error("\(JQText.described(value)) cannot be negated")
                }
                try emit(Item(value: .number(-number)))
            }
        case .pipe(let left, let right):
            try evaluate(left, input, scope) { item throws(Stop) in try evaluate(right, item, scope, emit) }
        case .comma(let left, let right):
            try evaluate(left, input, scope, emit)
            try evaluate(right, input, scope, emit)
        case .binary(let sign, let left, let right): try binary(sign, left, right, input, scope, emit)
        case .assign(let sign, let target, let value): try assign(sign, target, value, input, scope, emit)
        case .condition(let test, let then, let otherwise):
            try each(test, input.value, scope) { value throws(Stop) in
                if JQText.isTrue(value) {
                    try evaluate(then, input, scope, emit)
                } else if let otherwise {
                    try evaluate(otherwise, input, scope, emit)
                } else {
                    try emit(input)
                }
            }
        case .attempt(let body, let handler): try attempt(body, handler, input, scope, emit)
        case .reduce(let source, let pattern, let start, let update):
            try reduce(source, pattern, start, update, input, scope, emit)
        case .foreach(let source, let pattern, let start, let update, let extract):
            try foreach(source, pattern, start, update, extract, input, scope, emit)
        case .bind(let source, let patterns, let body): try bindAll(source, patterns, body, input, scope, emit)
        case .define(let function, let body):
            var inner = scope
            inner.functions[Self.key(function.name, function.parameters.count)] = Closure(function, scope)
            try evaluate(body, input, inner, emit)
        case .call(let name, let arguments): try call(name, arguments, input, scope, emit)
        case .label(let name, let body):
            labelCount += 1
            let number = labelCount
            var inner = scope
            inner.labels[name] = number
            do throws(Stop) {
                try evaluate(body, input, inner, emit)
            } catch {
                if case .brokeOut(number) = error { return }
                throw error
            }
        case .breakOut(let name):
            guard let number = scope.labels[name] else { throw Self.error("$*label-\(name) is not defined") }
            throw .brokeOut(number)
        }
    }

    static func key(_ name: String, _ count: Int) -> String { "\(name)/\(count)" }

    // MARK: Parts of evaluation

    private func iterate(_ item: Item, _ emit: Emit) throws(Stop) {
        switch item.value {
        case .array(let items):
            for (index, value) in items.enumerated() {
                try emit(Item(value: value, path: item.path.map { $0 + [.number(Double(index))] }))
            }
        case .object(let object):
            for (key, value) in object.members {
                try emit(Item(value: value, path: item.path.map { $0 + [.string(key)] }))
            }
        case let other: throw Self.error("Cannot iterate over \(JQText.described(other))")
        }
    }

    private func recurse(_ item: Item, _ emit: Emit) throws(Stop) {
        try emit(item)
        switch item.value {
        case .array, .object: try iterate(item) { inner throws(Stop) in try recurse(inner, emit) }
        default: break
        }
    }

    private func interpolate(
        _ parts: ArraySlice<JQExpression.Part>, _ format: String?, _ text: String, _ input: JSONValue, _ scope: Scope,
        _ emit: Emit
    ) throws(Stop) {
        guard let first = parts.first else { return try emit(Item(value: .string(text))) }
        switch first {
        case .text(let more): try interpolate(parts.dropFirst(), format, text + more, input, scope, emit)
        case .value(let expression):
            try each(expression, input, scope) { value throws(Stop) in
                let shown =
                    try format.map { name throws(Stop) in try JQFormat.apply(name, value) } ?? JQText.string(value)
                try interpolate(parts.dropFirst(), format, text + shown, input, scope, emit)
            }
        }
    }

    private func build(
        _ members: ArraySlice<JQExpression.Member>, _ object: JSONObject, _ input: JSONValue, _ scope: Scope,
        _ emit: Emit
    ) throws(Stop) {
        guard let first = members.first else { return try emit(Item(value: .object(object))) }
        try each(first.key, input, scope) { key throws(Stop) in
            guard case .string(let name) = key else {
                throw Self.error("Object keys must be strings")
            }
            try each(first.value, input, scope) { value throws(Stop) in
                var next = object
                next[name] = value
                try build(members.dropFirst(), next, input, scope, emit)
            }
        }
    }

    private func binary(
        _ sign: String, _ left: JQExpression, _ right: JQExpression, _ input: Item, _ scope: Scope, _ emit: Emit
    ) throws(Stop) {
        switch sign {
        case "and", "or":
            try each(left, input.value, scope) { value throws(Stop) in
                let isDecided = JQText.isTrue(value) == (sign == "or")
                if isDecided { return try emit(Item(value: .bool(sign == "or"))) }
                try each(right, input.value, scope) { value throws(Stop) in
                    try emit(Item(value: .bool(JQText.isTrue(value))))
                }
            }
        case "//":
            var found = false
            do throws(Stop) {
                try evaluate(left, input, scope) { item throws(Stop) in
                    guard JQText.isTrue(item.value) else { return }
                    found = true
                    try emit(item)
                }
            } catch {
                guard case .failed = error, !found else { throw error }
            }
            if !found { try evaluate(right, input, scope, emit) }
        default:
            try each(right, input.value, scope) { second throws(Stop) in
                try each(left, input.value, scope) { first throws(Stop) in
                    try emit(Item(value: try JQArithmetic.apply(sign, first, second)))
                }
            }
        }
    }

    private func attempt(
        _ body: JQExpression, _ handler: JQExpression?, _ input: Item, _ scope: Scope, _ emit: Emit
    ) throws(Stop) {
        // An error of those who get the values is not an error of the body.
        var outer: Stop?
        do throws(Stop) {
            try evaluate(body, input, scope) { item throws(Stop) in
                do throws(Stop) {
                    try emit(item)
                } catch {
                    outer = error
                    throw error
                }
            }
        } catch {
            if let outer { throw outer }
            guard case .failed(let value) = error else { throw error }
            if value == .object(JSONObject([("__jq", .number(0))])) { return }
            if let handler { try evaluate(handler, Item(value: value), scope, emit) }
        }
    }

    private func reduce(
        _ source: JQExpression, _ pattern: JQPattern, _ start: JQExpression, _ update: JQExpression, _ input: Item,
        _ scope: Scope, _ emit: Emit
    ) throws(Stop) {
        try each(start, input.value, scope) { begin throws(Stop) in
            var state = begin
            try each(source, input.value, scope) { value throws(Stop) in
                try bind(pattern, value, scope) { inner throws(Stop) in
                    state = try values(update, state, inner).last ?? .null
                }
            }
            try emit(Item(value: state))
        }
    }

    private func foreach(
        _ source: JQExpression, _ pattern: JQPattern, _ start: JQExpression, _ update: JQExpression,
        _ extract: JQExpression?, _ input: Item, _ scope: Scope, _ emit: Emit
    ) throws(Stop) {
        try each(start, input.value, scope) { begin throws(Stop) in
            var state = begin
            try each(source, input.value, scope) { value throws(Stop) in
                try bind(pattern, value, scope) { inner throws(Stop) in
                    for next in try values(update, state, inner) {
                        state = next
                        try evaluate(extract ?? .identity, Item(value: state), inner, emit)
                    }
                }
            }
        }
    }

    private func bindAll(
        _ source: JQExpression, _ patterns: [JQPattern], _ body: JQExpression, _ input: Item, _ scope: Scope,
        _ emit: Emit
    ) throws(Stop) {
        var base = scope
        if patterns.count > 1 {
            for pattern in patterns { for name in Self.names(in: pattern) { base.variables[name] = .null } }
        }
        try each(source, input.value, scope) { value throws(Stop) in
            for (number, pattern) in patterns.enumerated() {
                do throws(Stop) {
                    try bind(pattern, value, base) { inner throws(Stop) in try evaluate(body, input, inner, emit) }
                    return
                } catch {
                    guard case .failed = error, number < patterns.count - 1 else { throw error }
                }
            }
        }
    }

    private static func names(in pattern: JQPattern) -> [String] {
        switch pattern {
        case .variable(let name): [name]
        case .array(let items): items.flatMap(names)
        case .object(let members): members.flatMap { [$0.name].compactMap { $0 } + ($0.pattern.map(names) ?? []) }
        }
    }

    private func bind(
        _ pattern: JQPattern, _ value: JSONValue, _ scope: Scope, _ body: (Scope) throws(Stop) -> Void
    ) throws(Stop) {
        switch pattern {
        case .variable(let name):
            var inner = scope
            inner.variables[name] = value
            try body(inner)
        case .array(let items): try bindItems(items[...], 0, value, scope, body)
        case .object(let members): try bindMembers(members[...], value, scope, body)
        }
    }

    private func bindItems(
        _ items: ArraySlice<JQPattern>, _ index: Int, _ value: JSONValue, _ scope: Scope,
        _ body: (Scope) throws(Stop) -> Void
    ) throws(Stop) {
        guard let first = items.first else { return try body(scope) }
        let item = try JQPaths.get(value, .number(Double(index)))
        try bind(first, item, scope) { inner throws(Stop) in
            try bindItems(items.dropFirst(), index + 1, value, inner, body)
        }
    }

    private func bindMembers(
        _ members: ArraySlice<JQPattern.Member>, _ value: JSONValue, _ scope: Scope,
        _ body: (Scope) throws(Stop) -> Void
    ) throws(Stop) {
        guard let first = members.first else { return try body(scope) }
        try each(first.key, value, scope) { key throws(Stop) in
            let item = try JQPaths.get(value, key)
            var inner = scope
            if let name = first.name { inner.variables[name] = item }
            guard let pattern = first.pattern else { return try bindMembers(members.dropFirst(), value, inner, body) }
            try bind(pattern, item, inner) { scope throws(Stop) in
                try bindMembers(members.dropFirst(), value, scope, body)
            }
        }
    }
}
