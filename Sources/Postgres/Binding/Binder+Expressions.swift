import PostgresSyntax
import SQLStore

/// Expressions: constants, columns, conditions.
extension Binder {
    mutating func bind(_ expression: SQLExpression) throws(SQLError) -> BoundExpression {
        if let groups = scopes.last?.groups, !expression.isConstant {
            // What is grouped by may stand as it is.
            let known = scopes[scopes.count - 1].groups
            scopes[scopes.count - 1].groups = nil
            let plain = Result { () throws(SQLError) in try bindKind(expression) }
            scopes[scopes.count - 1].groups = known
            if case .success(let bound) = plain, groups.contains(bound.sql) { return bound }
            if case .failure(let error) = plain, error.code != "42803" { throw error }
        }
        return try bindKind(expression)
    }

    private mutating func bindKind(_ expression: SQLExpression) throws(SQLError) -> BoundExpression {
        let position = expression.position
        func plain(_ sql: String, _ type: SQLType) -> BoundExpression { BoundExpression(sql, type, at: position) }
        switch expression.kind {
        case .null: return plain("NULL", .unknown)
        case .bool(let flag): return plain(flag ? "1" : "0", .bool)
        case .number(let digits): return number(digits, position)
        case .string(let text): return constant(text, position)
        case .parameter(let index): return try parameter(index, position)
        case .column(let parts): return try column(parts, position)
        case .star(let alias):
            guard let alias, let relation = scopes.last?.relations.first(where: { $0.alias == alias }) else {
                throw SQLError("42601", "syntax error at or near \"*\"", at: position)
            }
            return record(relation.columns, position)
        case .unary(let mark, let value): return try unary(mark, value, position)
        case .binary(let mark, let left, let right): return try binary(mark, left, right, position)
        case .isTest(let value, let test, let isNegated):
            let bound = try bind(value)
            let not = isNegated ? "NOT " : ""
            switch test {
            case .null, .unknown: return plain("(\(bound.fields?.first?.sql ?? bound.sql) IS \(not)NULL)", .bool)
            case .isTrue, .isFalse:
                let condition = try condition(bound, "IS TRUE")
                return plain("(\(condition.sql) IS \(not)\(test == .isTrue ? 1 : 0))", .bool)
            }
        case .isDistinct(let left, let right, let isNegated):
            let (a, b) = try comparable(try bind(left), try bind(right), "=", position)
            return plain("(\(a) IS \(isNegated ? "" : "NOT ")\(b))", .bool)
        case .between(let value, let low, let high, let isNegated):
            let range = SQLExpression(
                .binary(
                    "and", SQLExpression(.binary(">=", value, low), position),
                    SQLExpression(.binary("<=", value, high), position)), position)
            return isNegated ? plain("(NOT \(try bind(range).sql))", .bool) : try bind(range)
        case .inList(let value, let items, let isNegated): return try inList(value, items, isNegated, position)
        case .inQuery(let value, let query, let isNegated): return try inQuery(value, query, isNegated, position)
        case .like(let value, let pattern, let escape, let ignoresCase, let isNegated):
            return try like(value, pattern, escape, ignoresCase, isNegated, position)
        case .quantified(let value, let mark, let isAll, let array):
            return try quantified(value, mark, isAll, array, position)
        case .quantifiedQuery(let value, let mark, let isAll, let query):
            return try quantifiedQuery(value, mark, isAll, query, position)
        case .exists(let query): return plain("EXISTS (\(try subquery(query).sql))", .bool)
        case .scalar(let query):
            let bound = try subquery(query)
            guard bound.columns.count == 1 else {
                throw SQLError("42601", "subquery must return only one column", at: position)
            }
            return plain(oneRow(bound), bound.columns[0].type)
        case .arrayQuery(let query):
            let bound = try subquery(query)
            let type = bound.columns[0].type
            let name = arrayAggregate(of: type)
            return plain("(SELECT coalesce(\(name)(c1), '{}') FROM (\(bound.sql)))", .array(type))
        case .array(let items): return try array(items, position)
        case .row(let items):
            var fields: [Scope.Column] = []
            for (index, item) in items.enumerated() {
                let bound = try settled(try bind(item))
                fields.append(.init(name: "f\(index + 1)", sql: bound.sql, type: bound.type))
            }
            return record(fields, position)
        case .item(let array, let index): return try item(array, index, position)
        case .choice(let operand, let branches, let otherwise):
            return try choice(operand, branches, otherwise, position)
        case .call(let call): return try bindCall(call, position)
        case .cast(let value, let name): return try cast(value, name, position)
        case .byDefault: throw SQLError("42601", "DEFAULT is not allowed in this context", at: position)
        }
    }

    /// A scalar subquery that gives two rows is an error, where SQLite takes the first.
    private mutating func oneRow(_ query: BoundQuery) -> String {
        let complain = helper("many rows", isStrict: false) { (_) throws(SQLError) in
            throw SQLError("21000", "more than one row returned by a subquery used as an expression")
        }
        return "(SELECT CASE WHEN count(*) > 1 THEN \(complain)() ELSE max(c1) END FROM (\(query.sql)))"
    }

    // MARK: Constants

    private func number(_ digits: String, _ position: Int) -> BoundExpression {
        if let value = Int(digits) {
            let type: SQLType = TypeConversion.range(of: .int4).contains(value) ? .int4 : .int8
            return BoundExpression(SQLText.literal(.int(value)), type, at: position)
        }
        return BoundExpression(SQLText.string(DecimalNumber(digits)?.text ?? digits), .anyNumeric, at: position)
    }

    private func constant(_ text: String, _ position: Int) -> BoundExpression {
        var bound = BoundExpression(SQLText.literal(.text(text)), .unknown, at: position)
        bound.constant = text
        return bound
    }

    private func parameter(_ index: Int, _ position: Int) throws(SQLError) -> BoundExpression {
        guard index >= 1, index <= parameters.count else {
            throw SQLError("42P02", "there is no parameter $\(index)", at: position)
        }
        let (value, type) = parameters[index - 1]
        var bound = BoundExpression(SQLText.literal(value), type, at: position)
        if type == .unknown, case .text(let text) = value { bound.constant = text }
        return bound
    }

    /// A constant of no type is a text where nothing else settles it.
    func settled(_ value: BoundExpression) throws(SQLError) -> BoundExpression {
        var value = value
        if value.type == .unknown {
            value.type = .text
            value.constant = nil
        }
        return value
    }

    private func record(_ fields: [Scope.Column], _ position: Int) -> BoundExpression {
        var bound = BoundExpression("(\(fields.map(\.sql).joined(separator: ", ")))", .record, at: position)
        bound.fields = fields
        return bound
    }

    // MARK: Columns

    private func column(_ parts: [String], _ position: Int) throws(SQLError) -> BoundExpression {
        guard let name = parts.last else { throw SQLError("42601", "syntax error", at: position) }
        let table = parts.count > 1 ? parts[parts.count - 2] : nil
        for (depth, scope) in scopes.enumerated().reversed() {
            if let table {
                guard let relation = scope.relations.first(where: { $0.alias == table }) else { continue }
                guard let column = relation.columns.first(where: { $0.name == name }) else {
                    throw unknownColumn(name, table, position)
                }
                return try grouped(column, relation, depth, position)
            }
            if let shared = scope.shared.first(where: { $0.name == name }) {
                return BoundExpression(shared.sql, shared.type, at: position)
            }
            let found = scope.columns(named: name)
            guard found.count < 2 else {
                throw SQLError("42702", "column reference \"\(name)\" is ambiguous", at: position)
            }
            if let (relation, column) = found.first { return try grouped(column, relation, depth, position) }
            if let relation = scope.relations.first(where: { $0.alias == name }) {
                if relation.isScalar, let column = relation.columns.first {
                    return try grouped(column, relation, depth, position)
                }
                return record(relation.columns, position)
            }
        }
        if let table, let hidden = scopes.last?.relations.first(where: { $0.origin == table }) {
            throw SQLError(
                "42P01", "invalid reference to FROM-clause entry for table \"\(table)\"",
                hint: "Perhaps you meant to reference the table alias \"\(hidden.alias)\".", at: position)
        }
        if let table {
            throw SQLError("42P01", "missing FROM-clause entry for table \"\(table)\"", at: position)
        }
        throw unknownColumn(name, nil, position)
    }

    private func grouped(
        _ column: Scope.Column, _ relation: Scope.Relation, _ depth: Int, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        if depth == scopes.count - 1, let groups = scopes[depth].groups, !groups.contains(column.sql) {
            let key = relation.primaryKey ?? []
            let isKeyed =
                !key.isEmpty
                && key.allSatisfy { name in
                    relation.columns.contains { $0.name == name && groups.contains($0.sql) }
                }
            guard isKeyed else {
                throw SQLError(
                    "42803",
                    "column \"\(relation.alias).\(column.name)\" must appear in the GROUP BY clause or be used in an aggregate function",
                    at: position)
            }
        }
        return BoundExpression(column.sql, column.type, at: position)
    }

    private func unknownColumn(_ name: String, _ table: String?, _ position: Int) -> SQLError {
        var error = SQLError(
            "42703", table.map { "column \($0).\(name) does not exist" } ?? "column \"\(name)\" does not exist",
            at: position)
        let relations = scopes.last?.relations.filter { table == nil || $0.alias == table } ?? []
        var best: (distance: Int, text: String)?
        for relation in relations {
            for column in relation.columns {
                let distance = EditDistance.between(name, column.name)
                guard distance <= name.count / 2, distance < (best?.distance ?? Int.max) else { continue }
                best = (distance, relation.alias + "." + column.name)
            }
        }
        if let best { error.hint = "Perhaps you meant to reference the column \"\(best.text)\"." }
        return error
    }

    // MARK: Conditions

    func condition(_ value: BoundExpression, _ what: String) throws(SQLError) -> BoundExpression {
        if value.type == .bool { return value }
        guard value.type == .unknown else {
            throw SQLError(
                "42804", "argument of \(what) must be type boolean, not type \(value.type.plainName)",
                at: value.position)
        }
        var result = value
        if let constant = value.constant {
            do throws(SQLError) {
                result.sql = SQLText.literal(try context.conversion.read(constant, as: .bool))
            } catch {
                throw error.located(at: value.position)
            }
        }
        result.type = .bool
        return result
    }

    private mutating func inList(
        _ value: SQLExpression, _ items: [SQLExpression], _ isNegated: Bool, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        let left = try bind(value)
        var sides: [(String, String)] = []
        for item in items { sides.append(try comparable(left, try bind(item), "=", item.position)) }
        // One side for all is a list of SQLite's, however long.
        let any: String
        if Set(sides.map(\.0)).count == 1 {
            any = "(\(sides[0].0) IN (\(sides.map(\.1).joined(separator: ", "))))"
        } else {
            any = "(" + sides.map { "\($0.0) = \($0.1)" }.joined(separator: " OR ") + ")"
        }
        return BoundExpression(isNegated ? "(NOT \(any))" : any, .bool, at: position)
    }

    private mutating func inQuery(
        _ value: SQLExpression, _ query: SQLQuery, _ isNegated: Bool, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        let left = try bind(value)
        let right = try subquery(query)
        let count = left.fields?.count ?? 1
        guard right.columns.count == count else {
            throw SQLError(
                "42601", right.columns.count > count ? "subquery has too many columns" : "subquery has too few columns",
                at: position)
        }
        let not = isNegated ? "NOT " : ""
        if left.fields != nil { return BoundExpression("(\(left.sql) \(not)IN (\(right.sql)))", .bool, at: position) }
        let column = BoundExpression("c1", right.columns[0].type, at: position)
        let (a, b) = try comparable(left, column, "=", position)
        let sql = "(\(a) \(not)IN (SELECT \(b) FROM (\(right.sql))))"
        return BoundExpression(sql, .bool, at: position)
    }

    private mutating func quantifiedQuery(
        _ value: SQLExpression, _ mark: String, _ isAll: Bool, _ query: SQLQuery, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        let left = try bind(value)
        let right = try subquery(query)
        let column = BoundExpression("c1", right.columns[0].type, at: position)
        let test = try compare(isAll ? Self.opposites[mark] ?? "<>" : mark, left, column, position)
        let sql = "EXISTS (SELECT 1 FROM (\(right.sql)) WHERE \(test.sql))"
        return BoundExpression(isAll ? "(NOT \(sql))" : sql, .bool, at: position)
    }

    private static let opposites = ["=": "<>", "<>": "=", "<": ">=", ">": "<=", "<=": ">", ">=": "<"]

    private mutating func quantified(
        _ value: SQLExpression, _ mark: String, _ isAll: Bool, _ array: SQLExpression, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        let left = try settled(try bind(value))
        var right = try bind(array)
        if right.type == .unknown { right = try coerce(right, to: .array(left.type)) }
        guard case .array(let item) = right.type else {
            throw SQLError("42809", "op ANY/ALL (array) requires array on right side", at: position)
        }
        let type = item
        let conversion = context.conversion
        let name = helper("quantified \(mark) \(isAll) \(left.type.name) \(type.name)", isStrict: false) {
            (values) throws(SQLError) in
            guard !values[0].isNull, let items = ArrayText.read(values[1].string), !values[1].isNull else {
                return .null
            }
            for item in items {
                guard let item else { continue }
                let other = try conversion.read(item, as: type)
                let order = Self.order(values[0], other, type)
                let holds: Bool =
                    switch mark {
                    case "=": order == 0
                    case "<>": order != 0
                    case "<": order < 0
                    case ">": order > 0
                    case "<=": order <= 0
                    default: order >= 0
                    }
                if holds != isAll { return .bool(!isAll) }
            }
            return .bool(isAll)
        }
        return BoundExpression("\(name)(\(left.sql), \(right.sql))", .bool, at: position)
    }

    /// -1, 0 or 1, for values of one type outside of SQLite.
    static func order(_ a: SQLValue, _ b: SQLValue, _ type: SQLType) -> Int {
        func sign<Value: Comparable>(_ x: Value, _ y: Value) -> Int { x < y ? -1 : x > y ? 1 : 0 }
        if type.isDecimal { return DecimalNumber.compare(a.decimal, b.decimal) }
        if type.isNumber || type == .bool { return sign(a.double, b.double) }
        if type == .interval { return sign(Interval(a.string)?.total ?? 0, Interval(b.string)?.total ?? 0) }
        return sign(a.string, b.string)
    }

    private mutating func like(
        _ value: SQLExpression, _ pattern: SQLExpression, _ escape: String?, _ ignoresCase: Bool, _ isNegated: Bool,
        _ position: Int
    ) throws(SQLError) -> BoundExpression {
        let left = try settled(try bind(value))
        let right = try settled(try bind(pattern))
        guard left.type.isText, right.type.isText else {
            let mark = (isNegated ? "!" : "") + "~~" + (ignoresCase ? "*" : "")
            throw noOperator("\(left.type.plainName) \(mark) \(right.type.plainName)", position)
        }
        let mark = escape.map { $0.first } ?? "\\"
        let name = helper("like \(escape ?? "\\") \(ignoresCase)") { values in
            .bool(LikePattern.matches(values[0].string, values[1].string, escape: mark, ignoresCase: ignoresCase))
        }
        return BoundExpression("(\(isNegated ? "NOT " : "")\(name)(\(left.sql), \(right.sql)))", .bool, at: position)
    }

    private mutating func choice(
        _ operand: SQLExpression?, _ branches: [SQLExpression.Branch], _ otherwise: SQLExpression?, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        var conditions: [String] = []
        var results: [BoundExpression] = []
        for branch in branches {
            if let operand {
                let test = SQLExpression(.binary("=", operand, branch.condition), branch.condition.position)
                conditions.append(try bind(test).sql)
            } else {
                conditions.append(try condition(try bind(branch.condition), "CASE/WHEN").sql)
            }
            results.append(try bind(branch.result))
        }
        if let otherwise { results.append(try bind(otherwise)) }
        let type = try commonType(results, for: "CASE")
        var sql = "CASE"
        for (index, result) in results.enumerated() {
            let value = try coerce(result, to: type).sql
            sql += index < conditions.count ? " WHEN \(conditions[index]) THEN \(value)" : " ELSE \(value)"
        }
        return BoundExpression("(\(sql) END)", type, at: position)
    }

    // MARK: Casts and arrays

    private mutating func cast(
        _ value: SQLExpression, _ name: SQLTypeName, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        let type = try type(name)
        var bound = try bind(value)
        if case .array(let items) = value.kind, items.isEmpty { bound.type = type }
        guard Self.canCast(bound.type, type) else {
            throw SQLError("42846", "cannot cast type \(bound.type.plainName) to \(type.plainName)", at: position)
        }
        var result = try coerce(bound, to: type, isExplicit: true)
        // The complaint about a constant is at the constant, all others at the cast.
        result.position = bound.constant == nil ? position : bound.position
        return result
    }

    private static func canCast(_ from: SQLType, _ to: SQLType) -> Bool {
        if isAssignable(from, to) || from.isText { return true }
        switch (from, to) {
        case (.int4, .bool), (.bool, .int4), (.json, _), (.jsonb, _): return true
        case (.time, .interval), (.interval, .time), (.enumeration, _): return true
        case (.int4, .timestamptz): return false
        default: return from == .record
        }
    }

    private mutating func array(_ items: [SQLExpression], _ position: Int) throws(SQLError) -> BoundExpression {
        var values: [BoundExpression] = []
        for item in items { values.append(try bind(item)) }
        let type = items.isEmpty ? SQLType.text : try commonType(values, for: "ARRAY")
        var parts: [String] = []
        for value in values { parts.append(try coerce(value, to: type).sql) }
        let conversion = context.conversion
        let name = helper("array \(type.name)", isStrict: false) { values in
            .text(ArrayText.write(values.map { conversion.write($0, type) }))
        }
        return BoundExpression("\(name)(\(parts.joined(separator: ", ")))", .array(type), at: position)
    }

    private mutating func item(
        _ array: SQLExpression, _ index: SQLExpression, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        let array = try bind(array)
        let index = try coerce(try bind(index), to: .int4)
        guard case .array(let type) = array.type else {
            throw SQLError(
                "42804", "cannot subscript type \(array.type.plainName) because it does not support subscripting",
                at: array.position)
        }
        let conversion = context.conversion
        let name = helper("item \(type.name)") { (values) throws(SQLError) in
            let items = ArrayText.read(values[0].string) ?? []
            let place = values[1].integer - 1
            guard items.indices.contains(place), let item = items[place] else { return .null }
            return try conversion.read(item, as: type)
        }
        return BoundExpression("\(name)(\(array.sql), \(index.sql))", type, at: position)
    }

    mutating func arrayAggregate(of type: SQLType) -> String {
        let conversion = context.conversion
        return aggregateHelper("array \(type.name)") { rows in
            rows.isEmpty ? .null : .text(ArrayText.write(rows.map { conversion.write($0[0], type) }))
        }
    }
}

extension SQLExpression {
    /// Whether it names no column and calls nothing.
    var isConstant: Bool {
        switch kind {
        case .null, .bool, .number, .string, .parameter: true
        default: false
        }
    }
}

/// How many letters must change for one word to be another.
enum EditDistance {
    static func between(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a), Array(b))
        var row = Array(0...b.count)
        for (i, mark) in a.enumerated() {
            var corner = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = mark == other ? corner : min(corner, above, row[j]) + 1
                corner = above
            }
        }
        return row[b.count]
    }
}

/// Patterns of `LIKE`.
enum LikePattern {
    static func matches(_ text: String, _ pattern: String, escape: Character?, ignoresCase: Bool) -> Bool {
        let text = Array(ignoresCase ? text.lowercased() : text)
        let pattern = Array(ignoresCase ? pattern.lowercased() : pattern)
        var (t, p) = (0, 0)
        var retry: (text: Int, pattern: Int)?
        while t < text.count {
            if p < pattern.count, pattern[p] == "%" {
                retry = (t, p + 1)
                p += 1
            } else if p < pattern.count, let step = step(pattern, p, escape, text[t]) {
                t += 1
                p += step
            } else if let place = retry {
                retry = (place.text + 1, place.pattern)
                (t, p) = (place.text + 1, place.pattern)
            } else {
                return false
            }
        }
        while p < pattern.count, pattern[p] == "%" { p += 1 }
        return p == pattern.count
    }

    /// How many marks of the pattern one character takes, `nil` when it does not fit.
    private static func step(_ pattern: [Character], _ place: Int, _ escape: Character?, _ mark: Character) -> Int? {
        if pattern[place] == escape, place + 1 < pattern.count { return pattern[place + 1] == mark ? 2 : nil }
        return pattern[place] == "_" || pattern[place] == mark ? 1 : nil
    }
}
