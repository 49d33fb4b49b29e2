import SQLStore

/// A function of PostgreSQL by the types of its arguments.
struct SQLFunction: Sendable {
    typealias Body = @Sendable (SQLContext, [SQLValue], [SQLType]) throws(SQLError) -> SQLValue

    /// What each argument must be; `nil` takes anything.
    var arguments: [SQLType?]
    /// How many of the arguments may be left out.
    var optional = 0
    /// Whether the last argument may come again and again.
    var isVariadic = false
    /// Whether a NULL argument makes the result NULL.
    var isStrict = true
    var result: @Sendable ([SQLType]) -> SQLType
    var body: Body

    init(
        _ arguments: [SQLType?], optional: Int = 0, isVariadic: Bool = false, isStrict: Bool = true, _ result: SQLType,
        _ body: @escaping Body
    ) {
        self.arguments = arguments
        self.optional = optional
        self.isVariadic = isVariadic
        self.isStrict = isStrict
        self.result = { _ in result }
        self.body = body
    }

    init(
        _ arguments: [SQLType?], optional: Int = 0, isVariadic: Bool = false, isStrict: Bool = true,
        result: @escaping @Sendable ([SQLType]) -> SQLType, _ body: @escaping Body
    ) {
        self.init(arguments, optional: optional, isVariadic: isVariadic, isStrict: isStrict, .void, body)
        self.result = result
    }

    /// What the arguments are asked to be, when that many of them fit.
    func fits(_ types: [SQLType]) -> (types: [SQLType?], score: Int)? {
        let least = arguments.count - optional
        guard types.count >= least, isVariadic || types.count <= arguments.count else { return nil }
        var asked: [SQLType?] = []
        var score = 0
        for (index, type) in types.enumerated() {
            let wanted = arguments[min(index, arguments.count - 1)]
            asked.append(wanted)
            guard let wanted else { continue }
            if wanted.family == type.family {
                score += 3
            } else if type == .unknown {
                score += wanted == .text ? 2 : 1
            } else if Binder.isImplicit(type, wanted) {
                // Whole numbers become exact ones only where there is nothing nearer.
                score += wanted == .float8 ? 2 : 1
            } else {
                return nil
            }
        }
        return (asked, score)
    }
}

/// All functions, by name.
enum FunctionTable {
    static let all: [String: [SQLFunction]] = {
        var table: [String: [SQLFunction]] = [:]
        for group in [text, numbers, times, documents, server] {
            for (name, functions) in group { table[name, default: []] += functions }
        }
        return table
    }()

    /// The function that fits best, with what its arguments are asked to be.
    static func choose(_ name: String, _ types: [SQLType]) -> (SQLFunction, [SQLType?])? {
        var best: (function: SQLFunction, types: [SQLType?], score: Int)?
        for function in all[name] ?? [] {
            guard let fit = function.fits(types), fit.score > (best?.score ?? -1) else { continue }
            best = (function, fit.types, fit.score)
        }
        return best.map { ($0.function, $0.types) }
    }
}
