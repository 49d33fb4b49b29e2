import Kernel
import WorldModel

/// Which argument goes to which parameter.
extension Interpreter {
    /// The first variables of a frame: parameters with their values.
    mutating func bind(
        _ function: FunctionObject, _ code: Code, _ positional: [Value], _ named: [(Symbol, Value)]
    ) throws(Trap) -> [Value] {
        let total = code.positional + code.keywordOnly
        var values = [Value](repeating: .undefined, count: total)
        for index in 0..<min(positional.count, code.positional) { values[index] = positional[index] }
        let name = function.qualifiedName
        var extra = Table()
        for (symbol, value) in named {
            let place = code.variables[..<total].firstIndex(of: symbol)
            guard let place, place >= code.positionalOnly else {
                guard code.hasKeywords else {
                    if place != nil {
                        let taken = code.variables[..<code.positionalOnly].filter { variable in
                            named.contains { $0.0 == variable }
                        }
                        let list = taken.map { symbols.name($0) }.joined(separator: ", ")
                        throw error(
                            .typeError,
                            "\(name)() got some positional-only arguments passed as keyword arguments: '\(list)'")
                    }
                    throw error(.typeError, "\(name)() got an unexpected keyword argument '\(symbols.name(symbol))'")
                }
                extra.set(.string(symbols.name(symbol)), text(symbols.name(symbol)), value)
                continue
            }
            guard values[place] == .undefined else {
                throw error(.typeError, "\(name)() got multiple values for argument '\(symbols.name(symbol))'")
            }
            values[place] = value
        }
        if positional.count > code.positional, !code.hasVariadic {
            throw tooMany(function, code, positional.count, values)
        }
        let firstDefault = code.positional - function.defaults.count
        var missing: [String] = []
        for index in 0..<code.positional where values[index] == .undefined {
            if index >= firstDefault {
                values[index] = function.defaults[index - firstDefault]
            } else {
                missing.append(symbols.name(code.variables[index]))
            }
        }
        if !missing.isEmpty { throw lacking(name, missing, "positional") }
        for index in code.positional..<total where values[index] == .undefined {
            if let value = function.keywordDefaults[code.variables[index]] {
                values[index] = value
            } else {
                missing.append(symbols.name(code.variables[index]))
            }
        }
        if !missing.isEmpty { throw lacking(name, missing, "keyword-only") }
        if code.hasVariadic { values.append(tuple(Array(positional.dropFirst(code.positional)))) }
        if code.hasKeywords { values.append(make(.dictionary(extra))) }
        return values
    }

    private mutating func tooMany(_ function: FunctionObject, _ code: Code, _ count: Int, _ values: [Value]) -> Trap {
        let least = code.positional - function.defaults.count
        let takes =
            function.defaults.isEmpty
            ? "\(code.positional) positional argument\(code.positional == 1 ? "" : "s")"
            : "from \(least) to \(code.positional) positional arguments"
        let given = values[code.positional...].count { $0 != .undefined }
        let extra =
            given > 0
            ? "positional argument\(count == 1 ? "" : "s") (and \(given) keyword-only argument\(given == 1 ? "" : "s")) were given"
            : "\(count == 1 ? "was" : "were") given"
        return error(.typeError, "\(function.qualifiedName)() takes \(takes) but \(count) \(extra)")
    }

    private mutating func lacking(_ name: String, _ missing: [String], _ kind: String) -> Trap {
        let quoted = missing.map { "'\($0)'" }
        let names =
            quoted.count == 1
            ? quoted[0]
            : quoted.count == 2
                ? quoted.joined(separator: " and ")
                : quoted.dropLast().joined(separator: ", ") + ", and " + quoted[quoted.count - 1]
        return error(
            .typeError,
            "\(name)() missing \(missing.count) required \(kind) argument\(missing.count == 1 ? "" : "s"): \(names)")
    }
}
