/// Finds names that nothing defines, before a program runs.
enum JQNames {
    /// The first unknown function (`nofunc/0`) or variable (`$x`).
    static func undefined(in expression: JQExpression, functions: Set<String>, variables: Set<String>) -> String? {
        func look(_ inner: JQExpression?, _ more: Set<String> = []) -> String? {
            inner.flatMap { undefined(in: $0, functions: functions, variables: variables.union(more)) }
        }
        func first(_ inner: [JQExpression?]) -> String? {
            for expression in inner { if let name = look(expression) { return name } }
            return nil
        }
        switch expression {
        case .identity, .recurse, .literal, .format, .breakOut: return nil
        case .interpolated(let parts, _):
            return first(parts.map { part in if case .value(let inner) = part { inner } else { nil } })
        case .variable(let name): return variables.contains(name) ? nil : "$\(name)"
        case .index(let a, let b), .pipe(let a, let b), .comma(let a, let b), .binary(_, let a, let b),
            .assign(_, let a, let b):
            return first([a, b])
        case .slice(let term, let from, let to): return first([term, from, to])
        case .iterate(let inner), .negate(let inner): return look(inner)
        case .label(_, let inner): return look(inner)
        case .array(let inner): return look(inner)
        case .object(let members): return first(members.flatMap { [$0.key, $0.value] })
        case .condition(let test, let then, let otherwise): return first([test, then, otherwise])
        case .attempt(let body, let handler): return first([body, handler])
        case .reduce(let source, let pattern, let start, let update):
            return first([source, start]) ?? look(update, names(in: pattern))
        case .foreach(let source, let pattern, let start, let update, let extract):
            return first([source, start]) ?? look(update, names(in: pattern)) ?? look(extract, names(in: pattern))
        case .bind(let source, let patterns, let body):
            return look(source) ?? look(body, Set(patterns.flatMap { names(in: $0) }))
        case .define(let function, let body):
            let own = functions.union([JQMachine.key(function.name, function.parameters.count)])
            var inner = own
            var known = variables
            for parameter in function.parameters {
                let name = String(parameter.drop { $0 == "$" })
                inner.insert(JQMachine.key(name, 0))
                if parameter.hasPrefix("$") { known.insert(name) }
            }
            return undefined(in: function.body, functions: inner, variables: known)
                ?? undefined(in: body, functions: own, variables: variables)
        case .call(let name, let arguments):
            let key = JQMachine.key(name, arguments.count)
            let isKnown =
                functions.contains(key) || JQLibrary.functions[key] != nil || JQBuiltins.special[key] != nil
                || JQBuiltins.plain[key] != nil
            return isKnown ? first(arguments.map { $0 }) : key
        }
    }

    private static func names(in pattern: JQPattern) -> Set<String> {
        switch pattern {
        case .variable(let name): [name]
        case .array(let items): items.reduce(into: []) { $0.formUnion(names(in: $1)) }
        case .object(let members):
            members.reduce(into: []) { all, member in
                if let name = member.name { all.insert(name) }
                if let pattern = member.pattern { all.formUnion(names(in: pattern)) }
            }
        }
    }
}
