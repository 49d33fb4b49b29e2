import MySQLSyntax
import SQLStore

/// Expressions: literals, names, tests and choices.
extension Binder {
    mutating func expression(_ expression: MySQLExpression, in scope: Scope) throws(SQLError) -> Bound {
        switch expression.kind {
        case .null: return Bound("NULL", ValueType(.null), literal: "")
        case .bool(let flag):
            return Bound(flag ? "1" : "0", ValueType(.integer, isNullable: false, length: 1), literal: "")
        case .number(let digits): return Self.literal(digits)
        case .string(let text):
            return Bound(
                Self.quoted(text), ValueType(.text, isNullable: false, length: text.count), literal: text)
        case .column(let parts): return try column(parts, scope)
        case .star: throw .notSimulated("a star in this place is")
        case .variable(let name): return variable(name)
        case .systemVariable(let name): return try systemVariable(name)
        case .assign(let name, let value): return try assign(name, try self.expression(value, in: scope))
        case .unary(let mark, let value): return try unary(mark, try self.expression(value, in: scope))
        case .binary(let mark, let left, let right): return try binary(mark, left, right, in: scope)
        case .isTest(let value, let test, let isNegated):
            return try isTest(try self.expression(value, in: scope), test, isNegated)
        case .between(let value, let low, let high, let isNegated):
            let bound = try self.expression(value, in: scope)
            let first = compare(">=", bound, try self.expression(low, in: scope))
            let second = compare("<=", bound, try self.expression(high, in: scope))
            let text = "(\(first.sql) AND \(second.sql))"
            let isNullable = first.type.isNullable || second.type.isNullable
            return Bound(isNegated ? "(NOT \(text))" : text, .truth(isNullable))
        case .inList(let value, let items, let isNegated): return try inList(value, items, isNegated, scope)
        case .inQuery(let value, let query, let isNegated): return try inQuery(value, query, isNegated, scope)
        case .like(let value, let pattern, let escape, let isNegated):
            return try like(
                try self.expression(value, in: scope), try self.expression(pattern, in: scope), escape, isNegated)
        case .matches(let value, let pattern, let isNegated):
            return try matches(
                try self.expression(value, in: scope), try self.expression(pattern, in: scope), isNegated)
        case .quantified(let value, let mark, let isAll, let query):
            return try quantified(value, mark, isAll, query, scope)
        case .exists(let query):
            let bound = try self.query(query, in: scope)
            return Bound("EXISTS (\(bound.sql))", .truth(false))
        case .scalar(let query): return try scalar(query, scope)
        case .choice(let operand, let branches, let otherwise):
            return try choice(operand, branches, otherwise, scope)
        case .call(let call): return try self.call(call, in: scope)
        case .cast(let value, let type): return try cast(try self.expression(value, in: scope), type)
        case .binaryText(let value):
            var bound = try self.expression(value, in: scope)
            bound = Bound(text(bound), bound.type)
            bound.type = ValueType(.text, isNullable: bound.type.isNullable, length: bound.type.length)
            bound.type.isCaseSensitive = true
            return bound
        case .collate(let value, let name):
            var bound = try self.expression(value, in: scope)
            bound.type.isCaseSensitive = name.hasSuffix("_bin") || name.hasSuffix("_cs") || name == "binary"
            return bound
        case .interval: throw SQLError(1064, "42000", "INTERVAL stands beside a date")
        case .row: throw SQLError(1241, "21000", "Operand should contain 1 column(s)")
        case .insertedValue(let name):
            guard let bound = insertedRow[name.lowercased()] else { throw unknownColumn([name]) }
            return bound
        case .byDefault: throw SQLError(1064, "42000", "DEFAULT stands for the value of a column")
        }
    }

    /// A number as it is written: whole, exact, or with a power of ten.
    static func literal(_ digits: String) -> Bound {
        if digits.lowercased().contains("e") {
            return Bound(digits, ValueType(.double, isNullable: false), literal: digits)
        }
        let bare = digits.drop { $0 == "-" }
        if let point = digits.firstIndex(of: ".") {
            let scale = digits.distance(from: point, to: digits.endIndex) - 1
            let text = digits.hasPrefix(".") ? "0" + digits : digits
            return Bound(
                quoted(text), ValueType(.decimal, scale: scale, isNullable: false, length: bare.count), literal: digits)
        }
        guard Int(digits) != nil else {
            return Bound(
                quoted(digits), ValueType(.decimal, scale: 0, isNullable: false, length: bare.count), literal: digits)
        }
        // A sign in parentheses, so that `- -1` is no comment.
        return Bound(
            digits.hasPrefix("-") ? "(\(digits))" : digits,
            ValueType(.integer, isNullable: false, length: digits.count), literal: digits)
    }

    private func column(_ parts: [String], _ scope: Scope) throws(SQLError) -> Bound {
        do throws(Scope.Failure) {
            return try scope.column(parts, prefersAliases: place == "HAVING" || place == "ORDER BY")
        } catch {
            guard error == .ambiguous else { throw unknownColumn(parts) }
            let name = parts.joined(separator: ".")
            throw SQLError(
                1052, "23000",
                "Column '\(name)' in \(flavour.clause(place)) is ambiguous")
        }
    }

    // MARK: Variables

    private mutating func variable(_ name: String) -> Bound {
        let key = name.lowercased()
        let evaluation = evaluation
        let type = evaluation.variables[key]?.type ?? ValueType(.null)
        let function = helper("variable " + key, isStrict: false) { _ in evaluation.variables[key]?.value ?? .null }
        var shown = type.kind == .null ? ValueType(.text) : type
        shown.isNullable = true
        return Bound("\(function)()", shown)
    }

    private mutating func assign(_ name: String, _ value: Bound) throws(SQLError) -> Bound {
        let key = name.lowercased()
        let evaluation = evaluation
        var type = value.type
        if type.kind == .null { type = ValueType(.text) }
        // What follows in the statement sees the new type.
        evaluation.variables[key] = .init(value: evaluation.variables[key]?.value ?? .null, type: type)
        let function = helper("assign " + key + " \(type.kind)", isStrict: false) { values in
            evaluation.variables[key] = .init(value: values[0], type: type)
            return values[0]
        }
        return Bound("\(function)(\(value.sql))", type)
    }

    private func systemVariable(_ written: String) throws(SQLError) -> Bound {
        let name = written.split(separator: ".").last.map(String.init) ?? written
        guard let value = settings.value(of: name, session) else {
            throw SQLError(1193, "HY000", "Unknown system variable '\(name)'")
        }
        // Switches are numbers here and words in SHOW VARIABLES.
        if value == "ON" || value == "OFF" {
            return Bound(value == "ON" ? "1" : "0", ValueType(.integer, isNullable: false))
        }
        if Int(value) != nil { return Bound(value, ValueType(.integer, isNullable: false, length: 21)) }
        return Bound(Self.quoted(value), ValueType(.text, length: value.count))
    }

    // MARK: Tests

    private mutating func isTest(
        _ value: Bound, _ test: MySQLExpression.Test, _ isNegated: Bool
    ) throws(SQLError) -> Bound {
        switch test {
        case .null, .unknown:
            return Bound("(\(value.sql) IS \(isNegated ? "NOT " : "")NULL)", .truth(false))
        case .isTrue, .isFalse:
            let text = "coalesce((\(truth(value))) \(test == .isTrue ? "<>" : "=") 0, 0)"
            return Bound(isNegated ? "(NOT \(text))" : text, .truth(false))
        }
    }

    private mutating func inList(
        _ value: MySQLExpression, _ items: [MySQLExpression], _ isNegated: Bool, _ scope: Scope
    ) throws(SQLError) -> Bound {
        if case .row(let parts) = value.kind {
            return try inRows(parts, items, isNegated, scope)
        }
        let bound = try expression(value, in: scope)
        var choices: [Bound] = []
        for item in items { choices.append(try expression(item, in: scope)) }
        let isNullable = bound.type.isNullable || choices.contains { $0.type.isNullable }
        let not = isNegated ? "NOT " : ""
        if choices.allSatisfy({ $0.type.kind == bound.type.kind || $0.type.kind == .null }), !bound.type.isTime {
            return Bound(
                "(\(bound.compared) \(not)IN (\(choices.map(\.sql).joined(separator: ", "))))", .truth(isNullable))
        }
        let tests = choices.map { compare("=", bound, $0).sql }
        return Bound("(\(not)(\(tests.joined(separator: " OR "))))", .truth(isNullable))
    }

    /// `(a, b) IN ((1, 2), (3, 4))`.
    private mutating func inRows(
        _ parts: [MySQLExpression], _ items: [MySQLExpression], _ isNegated: Bool, _ scope: Scope
    ) throws(SQLError) -> Bound {
        var tests: [String] = []
        for item in items {
            guard case .row(let others) = item.kind, others.count == parts.count else {
                throw SQLError(1241, "21000", "Operand should contain \(parts.count) column(s)")
            }
            var same: [String] = []
            for (part, other) in zip(parts, others) {
                same.append(compare("=", try expression(part, in: scope), try expression(other, in: scope)).sql)
            }
            tests.append("(" + same.joined(separator: " AND ") + ")")
        }
        return Bound("(\(isNegated ? "NOT " : "")(\(tests.joined(separator: " OR "))))", .truth(true))
    }

    private mutating func inQuery(
        _ value: MySQLExpression, _ query: MySQLQuery, _ isNegated: Bool, _ scope: Scope
    ) throws(SQLError) -> Bound {
        var values: [Bound] = []
        if case .row(let parts) = value.kind {
            for part in parts { values.append(try expression(part, in: scope)) }
        } else {
            values = [try expression(value, in: scope)]
        }
        let bound = try self.query(query, in: scope)
        guard bound.columns.count == values.count else {
            throw SQLError(1241, "21000", "Operand should contain \(values.count) column(s)")
        }
        var (left, right): ([String], [String]) = ([], [])
        for (index, (own, column)) in zip(values, bound.columns).enumerated() {
            let type = own.type.kind == .null ? column.type : Self.comparisonType(own.type, column.type)
            var first = own
            first.sql = converted(own, to: type)
            first.type = type
            left.append(first.compared)
            right.append(converted(Bound("c\(index + 1)", column.type), to: type))
        }
        let item = left.count == 1 ? left[0] : "(\(left.joined(separator: ", ")))"
        return Bound(
            "(\(item) \(isNegated ? "NOT " : "")IN (SELECT \(right.joined(separator: ", ")) FROM (\(bound.sql))))",
            .truth(true))
    }

    private mutating func quantified(
        _ value: MySQLExpression, _ mark: String, _ isAll: Bool, _ query: MySQLQuery, _ scope: Scope
    ) throws(SQLError) -> Bound {
        let own = try expression(value, in: scope)
        let bound = try self.query(query, in: scope)
        guard bound.columns.count == 1 else { throw SQLError(1241, "21000", "Operand should contain 1 column(s)") }
        let test = compare(mark, own, Bound("c1", bound.columns[0].type)).sql
        return Bound(
            isAll
                ? "(NOT EXISTS (SELECT 1 FROM (\(bound.sql)) WHERE NOT \(test)))"
                : "EXISTS (SELECT 1 FROM (\(bound.sql)) WHERE \(test))", .truth(false))
    }

    private mutating func scalar(_ query: MySQLQuery, _ scope: Scope) throws(SQLError) -> Bound {
        let bound = try self.query(query, in: scope)
        guard bound.columns.count == 1 else { throw SQLError(1241, "21000", "Operand should contain 1 column(s)") }
        let name = aggregate("one row") { (rows) throws(SQLError) in
            guard rows.count < 2 else { throw SQLError(1242, "21000", "Subquery returns more than 1 row") }
            return rows.first?.first ?? .null
        }
        return Bound("(SELECT \(name)(c1) FROM (\(bound.sql)))", bound.columns[0].type.nullable(true))
    }

    private mutating func choice(
        _ operand: MySQLExpression?, _ branches: [MySQLExpression.Branch], _ otherwise: MySQLExpression?, _ scope: Scope
    ) throws(SQLError) -> Bound {
        let subject: Bound? = if let operand { try expression(operand, in: scope) } else { nil }
        var conditions: [String] = []
        var results: [Bound] = []
        for branch in branches {
            let condition = try expression(branch.condition, in: scope)
            conditions.append(subject.map { compare("=", $0, condition).sql } ?? truth(condition))
            results.append(try expression(branch.result, in: scope))
        }
        let last: Bound =
            if let otherwise { try expression(otherwise, in: scope) } else { Bound("NULL", ValueType(.null)) }
        results.append(last)
        return choose(conditions, results)
    }

    /// `CASE` over conditions, with one more result than conditions.
    mutating func choose(_ conditions: [String], _ results: [Bound]) -> Bound {
        var type = results[0].type
        for result in results.dropFirst() { type = .common(type, result.type) }
        let texts = results.map { converted($0, to: type) }
        let branches = zip(conditions, texts).map { "WHEN \($0) THEN \($1)" }.joined(separator: " ")
        return Bound("(CASE \(branches) ELSE \(texts[texts.count - 1]) END)", type)
    }

    // MARK: Casts

    mutating func cast(_ value: Bound, _ written: MySQLTypeName) throws(SQLError) -> Bound {
        let isNullable = value.type.isNullable
        let evaluation = evaluation
        switch written.name {
        case "bigint", "int", "tinyint", "smallint", "mediumint":
            var type = ValueType(.integer, isNullable: isNullable, length: 21)
            type.isUnsigned = written.isUnsigned
            return Bound(integer(value), type)
        case "decimal":
            let column = ColumnType(written)
            let source = decimal(value)
            let name = helper("cast \(column.modifiers)") { values in
                .text(values[0].decimal.rounded(to: column.scale).text)
            }
            return Bound("\(name)(\(source))", ValueType(.decimal, scale: column.scale, isNullable: isNullable))
        case "double", "float": return Bound(double(value), ValueType(.double, isNullable: isNullable))
        case "date":
            let name = helper("cast date") { values in
                evaluation.moment(of: values[0].string).map { .text($0.moment.date) } ?? .null
            }
            return Bound("\(name)(\(text(value)))", ValueType(.date))
        case "datetime", "timestamp":
            let places = written.modifiers.first ?? 0
            let name = helper("cast datetime \(places)") { values in
                evaluation.moment(of: values[0].string).map { .text(DateText.datetime($0.moment, places: places)) }
                    ?? .null
            }
            return Bound("\(name)(\(text(value)))", ValueType(.datetime, scale: places))
        case "time":
            let name = helper("cast time") { values in
                evaluation.time(of: values[0].string).map { .text(DateText.time($0)) } ?? .null
            }
            return Bound("\(name)(\(text(value)))", ValueType(.time, scale: 0))
        case "year": return Bound(integer(value), ValueType(.integer, isNullable: isNullable, length: 4))
        case "json": return Bound(text(value), ValueType(.text, isNullable: isNullable, length: 1_000))
        default:
            var sql = text(value)
            if let most = written.modifiers.first { sql = "substr(\(sql), 1, \(most))" }
            var type = ValueType(
                .text, isNullable: isNullable, length: written.modifiers.first ?? max(value.type.length, 1))
            type.isCaseSensitive = written.name.contains("binary")
            return Bound(sql, type)
        }
    }
}
