import PostgresSyntax
import SQLStore

/// Queries: `SELECT`, `VALUES`, set operations, `WITH`.
extension Binder {
    /// A query within an expression: it sees the tables around it.
    mutating func subquery(_ query: SQLQuery) throws(SQLError) -> BoundQuery {
        let groups = scopes.last?.groups
        // What stands within is not held to the groups of the query around it.
        if !scopes.isEmpty { scopes[scopes.count - 1].groups = nil }
        defer { if !scopes.isEmpty { scopes[scopes.count - 1].groups = groups } }
        return try bindQuery(query)
    }

    /// A query in SQLite's words. Its columns are called `c1`, `c2` and so on there.
    ///
    /// - Parameter expected: the types that constants in `VALUES` are to be read as.
    mutating func bindQuery(_ query: SQLQuery, expected: [SQLType?] = []) throws(SQLError) -> BoundQuery {
        let outerTables = commonTables
        defer { commonTables = outerTables }
        var prefix = ""
        if !query.with.isEmpty { prefix = try bindWith(query.with, isRecursive: query.isRecursive) }
        var bound: BoundQuery
        switch query.body {
        case .select(let select): bound = try bindSelect(select, query, expected)
        case .values(let rows):
            bound = try bindValues(rows, expected)
            bound.sql = "SELECT * FROM (\(bound.sql))"
            bound.sql += try outerOrder(query, bound) + limits(query)
        case .both(let word, let keepsAll, let left, let right):
            bound = try bindBoth(word, keepsAll, left, right)
            bound.sql = "SELECT * FROM (\(bound.sql))"
            bound.sql += try outerOrder(query, bound) + limits(query)
        }
        bound.sql = prefix + bound.sql
        return bound
    }

    // MARK: WITH

    mutating func bindWith(_ tables: [SQLCommonTable], isRecursive: Bool) throws(SQLError) -> String {
        var parts: [String] = []
        for table in tables {
            let name = alias("w")
            var bound: BoundQuery
            switch table.statement {
            case .query(let query):
                if isRecursive, case .both(let word, let keepsAll, let first, let second) = query.body, word == "union"
                {
                    bound = try bindRecursive(table, name, keepsAll, first, second)
                } else {
                    bound = try bindQuery(query)
                }
            default:
                guard let result = try runChange?(table.statement) else {
                    throw SQLError(
                        "0A000", "WITH clause containing a data-modifying statement must be at the top level")
                }
                bound = constantRows(result)
            }
            var columns = bound.columns
            for (index, column) in table.columns.enumerated() where index < columns.count {
                columns[index].name = column
            }
            commonTables[table.name] = (name, columns)
            parts.append("\(name)(\(columnNames(columns.count))) AS (\(bound.sql))")
        }
        return "WITH RECURSIVE " + parts.joined(separator: ", ") + " "
    }

    private mutating func bindRecursive(
        _ table: SQLCommonTable, _ name: String, _ keepsAll: Bool, _ first: SQLQuery, _ second: SQLQuery
    ) throws(SQLError) -> BoundQuery {
        let start = try bindQuery(first)
        var columns = start.columns
        for (index, column) in table.columns.enumerated() where index < columns.count { columns[index].name = column }
        commonTables[table.name] = (name, columns)
        let step = try bindQuery(second)
        guard step.columns.count == columns.count else {
            throw SQLError("42601", "each UNION query must have the same number of columns")
        }
        return BoundQuery(sql: "\(start.sql) UNION \(keepsAll ? "ALL " : "")\(step.sql)", columns: start.columns)
    }

    private func columnNames(_ count: Int) -> String { (0..<count).map { "c\($0 + 1)" }.joined(separator: ", ") }

    /// Rows that are there already, as a query.
    func constantRows(_ result: ResultRows) -> BoundQuery {
        let columns = result.columns.map { (name: $0.name, type: $0.type) }
        let rows = result.rows.map { row in
            "SELECT "
                + row.enumerated().map { "\(SQLText.literal($0.element)) AS c\($0.offset + 1)" }.joined(separator: ", ")
        }
        let empty = "SELECT " + columns.indices.map { "NULL AS c\($0 + 1)" }.joined(separator: ", ") + " WHERE 0"
        return BoundQuery(
            sql: rows.isEmpty
                ? (columns.isEmpty ? "SELECT NULL AS c1 WHERE 0" : empty) : rows.joined(separator: " UNION ALL "),
            columns: columns)
    }

    // MARK: VALUES and set operations

    private mutating func bindValues(_ rows: [[SQLExpression]], _ expected: [SQLType?]) throws(SQLError) -> BoundQuery {
        guard let width = rows.first?.count else { return BoundQuery(sql: "SELECT 1 WHERE 0", columns: []) }
        var bound: [[BoundExpression]] = []
        for row in rows {
            guard row.count == width else {
                throw SQLError("42601", "VALUES lists must all be the same length", at: row.first?.position)
            }
            var values: [BoundExpression] = []
            for value in row { values.append(try bind(value)) }
            bound.append(values)
        }
        var columns: [(name: String, type: SQLType)] = []
        for index in 0..<width {
            let asked = index < expected.count ? expected[index] : nil
            let column = bound.map { $0[index] }
            let type: SQLType
            if let asked, column.allSatisfy({ $0.type == .unknown }) {
                type = asked
            } else {
                type = try commonType(column, for: "VALUES")
            }
            for row in bound.indices { bound[row][index] = try coerce(bound[row][index], to: type) }
            columns.append(("column\(index + 1)", type))
        }
        let selects = bound.map { row in
            "SELECT " + row.enumerated().map { "\($0.element.sql) AS c\($0.offset + 1)" }.joined(separator: ", ")
        }
        // SQLite bounds the terms of a compound; more of them go in groups.
        return BoundQuery(sql: Self.grouped(selects), columns: columns)
    }

    private static func grouped(_ selects: [String]) -> String {
        guard selects.count > 400 else { return selects.joined(separator: " UNION ALL ") }
        let groups = stride(from: 0, to: selects.count, by: 400).map { start in
            "SELECT * FROM (" + selects[start..<min(start + 400, selects.count)].joined(separator: " UNION ALL ") + ")"
        }
        return grouped(groups)
    }

    private mutating func bindBoth(
        _ word: String, _ keepsAll: Bool, _ left: SQLQuery, _ right: SQLQuery
    ) throws(SQLError) -> BoundQuery {
        let a = try bindQuery(left)
        let b = try bindQuery(right)
        guard a.columns.count == b.columns.count else {
            throw SQLError(
                "42601", "each \(word.uppercased()) query must have the same number of columns", at: firstItem(right))
        }
        var columns = a.columns
        var (first, second): ([String], [String]) = ([], [])
        for index in columns.indices {
            let name = "c\(index + 1)"
            let pair = [
                BoundExpression(name, a.columns[index].type, at: left.position),
                BoundExpression(name, b.columns[index].type, at: right.position),
            ]
            let type = try commonType(pair, for: word.uppercased())
            columns[index].type = type
            first.append("\(try coerce(pair[0], to: type).comparable) AS \(name)")
            second.append("\(try coerce(pair[1], to: type).comparable) AS \(name)")
        }
        let join = word.uppercased() + (keepsAll && word == "union" ? " ALL" : "")
        let sql =
            "SELECT \(first.joined(separator: ", ")) FROM (\(a.sql)) \(join) SELECT \(second.joined(separator: ", ")) FROM (\(b.sql))"
        return BoundQuery(sql: sql, columns: columns)
    }

    private func firstItem(_ query: SQLQuery) -> Int {
        if case .select(let select) = query.body, let item = select.items.first { return item.expression.position }
        return query.position
    }

    /// `ORDER BY` of a whole: by the names and numbers of its columns.
    private mutating func outerOrder(_ query: SQLQuery, _ bound: BoundQuery) throws(SQLError) -> String {
        guard !query.order.isEmpty else { return "" }
        let columns = bound.columns.enumerated().map {
            Scope.Column(name: $0.element.name, sql: "c\($0.offset + 1)", type: $0.element.type)
        }
        scopes.append(Scope(relations: [Scope.Relation(alias: "", columns: columns)]))
        defer { scopes.removeLast() }
        var keys: [String] = []
        for key in query.order {
            if case .number(let digits) = key.expression.kind, let place = Int(digits) {
                keys.append(orderKey(try positioned(place, columns, key.expression.position), key))
            } else {
                keys.append(orderKey(try bind(key.expression), key))
            }
        }
        return " ORDER BY " + keys.joined(separator: ", ")
    }

    private func positioned(_ place: Int, _ columns: [Scope.Column], _ position: Int) throws(SQLError)
        -> BoundExpression
    {
        guard columns.indices.contains(place - 1) else {
            throw SQLError("42P10", "ORDER BY position \(place) is not in select list", at: position)
        }
        return BoundExpression(columns[place - 1].sql, columns[place - 1].type, at: position)
    }

    private mutating func limits(_ query: SQLQuery) throws(SQLError) -> String {
        guard query.limit != nil || query.offset != nil else { return "" }
        var sql = " LIMIT "
        if let limit = query.limit { sql += try count(limit, "LIMIT") } else { sql += "-1" }
        if let offset = query.offset { sql += " OFFSET " + (try count(offset, "OFFSET")) }
        return sql
    }

    private mutating func count(_ value: SQLExpression, _ word: String) throws(SQLError) -> String {
        if case .null = value.kind { return word == "LIMIT" ? "-1" : "0" }
        let bound = try coerce(try bind(value), to: .int8)
        let check = helper("count \(word)") { (values) throws(SQLError) in
            guard values[0].integer >= 0 else {
                throw SQLError(word == "LIMIT" ? "2201W" : "2201X", "\(word) must not be negative")
            }
            return values[0]
        }
        return "\(check)(\(bound.sql))"
    }

    // MARK: SELECT

    private mutating func bindSelect(
        _ select: SQLSelect, _ query: SQLQuery, _ expected: [SQLType?]
    ) throws(SQLError) -> BoundQuery {
        scopes.append(Scope())
        defer { scopes.removeLast() }
        var sources: [String] = []
        for table in select.from { sources.append(try bindTable(table)) }
        let top = scopes.count - 1
        scopes[top].windows = select.windows
        var condition = ""
        if let expression = select.condition {
            scopes[top].forbidsAggregates = "WHERE"
            condition = " WHERE " + (try self.condition(try bind(expression), "WHERE").sql)
            scopes[top].forbidsAggregates = nil
        }
        let groups = try bindGroups(select)
        let isGrouped =
            !select.groups.isEmpty || select.having != nil || select.items.contains { $0.expression.hasAggregate }
            || query.order.contains { $0.expression.hasAggregate }
        if isGrouped { scopes[top].groups = Set(groups.map(\.sql)) }
        var (items, columns) = try bindItems(select.items, expected)
        var tail = ""
        if !groups.isEmpty { tail += " GROUP BY " + groups.map(\.comparable).joined(separator: ", ") }
        if let having = select.having { tail += " HAVING " + (try self.condition(try bind(having), "HAVING").sql) }
        let order = try bindOrder(query.order, select, items, columns)
        sources += scopes[top].extraSources
        let distinct = select.isDistinct && select.distinctOn.isEmpty
        if distinct {
            items = zip(items, columns).map { $0.hasSuffix($1.type.collation) ? $0 : $0 + $1.type.collation }
        }
        var sql = "SELECT " + (distinct ? "DISTINCT " : "")
        var names = items.enumerated().map { "\($0.element) AS c\($0.offset + 1)" }
        if names.isEmpty { names = ["NULL AS c1"] }
        let from = sources.isEmpty ? "" : " FROM " + sources.joined(separator: " CROSS JOIN ")
        if !select.distinctOn.isEmpty {
            var keys: [String] = []
            for key in select.distinctOn { keys.append(try bind(key).comparable) }
            let ranks = order.isEmpty ? "" : " ORDER BY " + order.map(\.expanded).joined(separator: ", ")
            names.append("row_number() OVER (PARTITION BY \(keys.joined(separator: ", "))\(ranks)) AS rank")
            let inner = sql + names.joined(separator: ", ") + from + condition + tail
            let list = columns.indices.map { "c\($0 + 1)" }.joined(separator: ", ")
            let outer = order.compactMap(\.outer)
            sql = "SELECT \(list) FROM (\(inner)) WHERE rank = 1"
            if outer.count == order.count, !outer.isEmpty { sql += " ORDER BY " + outer.joined(separator: ", ") }
        } else {
            sql += names.joined(separator: ", ") + from + condition + tail
            if !order.isEmpty { sql += " ORDER BY " + order.map(\.expanded).joined(separator: ", ") }
        }
        return BoundQuery(sql: sql + (try limits(query)), columns: columns)
    }

    private mutating func bindGroups(_ select: SQLSelect) throws(SQLError) -> [BoundExpression] {
        var groups: [BoundExpression] = []
        for group in select.groups {
            var expression = group
            if case .number(let digits) = group.kind, let place = Int(digits) {
                guard select.items.indices.contains(place - 1) else {
                    throw SQLError("42P10", "GROUP BY position \(place) is not in select list", at: group.position)
                }
                expression = select.items[place - 1].expression
            } else if case .column(let parts) = group.kind, parts.count == 1,
                scopes.last?.columns(named: parts[0]).isEmpty == true,
                let item = select.items.first(where: { $0.alias == parts[0] })
            {
                expression = item.expression
            }
            scopes[scopes.count - 1].forbidsAggregates = "GROUP BY"
            let bound = try bind(expression)
            scopes[scopes.count - 1].forbidsAggregates = nil
            groups.append(bound)
        }
        return groups
    }

    /// The list of a `SELECT`, with the names that its columns get.
    mutating func bindItems(
        _ items: [SQLSelect.Item], _ expected: [SQLType?] = []
    ) throws(SQLError) -> ([String], [(name: String, type: SQLType)]) {
        var parts: [String] = []
        var columns: [(name: String, type: SQLType)] = []
        for item in items {
            if case .star(let alias) = item.expression.kind {
                guard scopes.last?.relations.isEmpty == false || alias != nil else {
                    throw SQLError(
                        "42601", "SELECT * with no tables specified is not valid", at: item.expression.position)
                }
                guard let star = scopes.last?.star(alias) else {
                    throw SQLError(
                        "42P01", "missing FROM-clause entry for table \"\(alias ?? "")\"", at: item.expression.position)
                }
                for column in star {
                    let name = SQLExpression(
                        .column(alias.map { [$0, column.name] } ?? [column.name]), item.expression.position)
                    if scopes.last?.groups != nil { _ = try bind(name) }
                    parts.append(column.sql)
                    columns.append((column.name, column.type))
                }
                continue
            }
            var bound = try bind(item.expression)
            let asked = parts.count < expected.count ? expected[parts.count] : nil
            if bound.type == .unknown, let asked {
                bound = try coerce(bound, to: asked)
            } else {
                bound = try settled(bound)
            }
            if let fields = bound.fields {
                bound.sql = rowText(fields)
                bound.type = .record
            }
            parts.append(bound.sql)
            columns.append((item.alias ?? item.expression.columnName, bound.type))
        }
        return (parts, columns)
    }

    /// A row as text: `(1,"a b",)`.
    private mutating func rowText(_ fields: [Scope.Column]) -> String {
        let types = fields.map(\.type)
        let conversion = context.conversion
        let name = helper("row " + types.map(\.name).joined(separator: ","), isStrict: false) { values in
            let parts = zip(values, types).map { value, type -> String in
                guard let text = conversion.write(value, type) else { return "" }
                let needsQuotes = text.isEmpty || text.contains { $0.isWhitespace || "(),\"\\".contains($0) }
                return needsQuotes
                    ? "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\"\"") + "\"" : text
            }
            return .text("(" + parts.joined(separator: ",") + ")")
        }
        return "\(name)(\(fields.map(\.sql).joined(separator: ", ")))"
    }

    /// One sort key: in full, and in terms of the result's columns where it is one of them.
    private struct BoundOrder {
        var expanded: String
        var outer: String?
    }

    private mutating func bindOrder(
        _ order: [SQLOrder], _ select: SQLSelect, _ items: [String], _ columns: [(name: String, type: SQLType)]
    ) throws(SQLError) -> [BoundOrder] {
        var keys: [BoundOrder] = []
        for key in order {
            var place: Int?
            if case .number(let digits) = key.expression.kind, let number = Int(digits) {
                guard columns.indices.contains(number - 1) else {
                    throw SQLError(
                        "42P10", "ORDER BY position \(number) is not in select list", at: key.expression.position)
                }
                place = number - 1
            } else if case .column(let parts) = key.expression.kind, parts.count == 1 {
                place = columns.firstIndex { $0.name == parts[0] }
            }
            if let place {
                let value = BoundExpression(items[place], columns[place].type, at: key.expression.position)
                var outer = value
                outer.sql = "c\(place + 1)"
                keys.append(BoundOrder(expanded: orderKey(value, key), outer: orderKey(outer, key)))
                continue
            }
            let bound = try bind(key.expression)
            let match = items.firstIndex(of: bound.sql)
            if select.isDistinct, select.distinctOn.isEmpty, match == nil {
                throw SQLError(
                    "42P10", "for SELECT DISTINCT, ORDER BY expressions must appear in select list",
                    at: key.expression.position)
            }
            var outer = bound
            if let match { outer.sql = "c\(match + 1)" }
            keys.append(BoundOrder(expanded: orderKey(bound, key), outer: match == nil ? nil : orderKey(outer, key)))
        }
        return keys
    }
}

extension SQLExpression {
    /// The name that a column gets when none is written (PostgreSQL's `FigureColname`).
    var columnName: String {
        switch kind {
        case .column(let parts): parts.last ?? "?column?"
        case .call(let call): Self.spokenNames[call.name] ?? call.name
        case .cast(let value, let type):
            value.columnName == "?column?" ? Self.castName(type) : value.columnName
        case .choice(_, _, let otherwise):
            otherwise.map { $0.columnName == "?column?" ? "case" : $0.columnName } ?? "case"
        case .exists: "exists"
        case .array, .arrayQuery: "array"
        case .row: "row"
        case .item(let base, _): base.columnName
        case .scalar(let query):
            if case .select(let select) = query.body, let item = select.items.first {
                item.alias ?? item.expression.columnName
            } else {
                "?column?"
            }
        default: "?column?"
        }
    }

    /// Functions that are written in words are called by other names.
    private static let spokenNames = ["similar_to": "?column?"]

    private static func castName(_ type: SQLTypeName) -> String {
        ["serial": "int4", "bigserial": "int8"][type.name] ?? type.name
    }

    /// Whether an aggregate stands in it, outside of subqueries and windows.
    var hasAggregate: Bool {
        switch kind {
        case .call(let call):
            if Aggregates.names.contains(call.name), call.window == nil { return true }
            let inWindow = (call.window?.order.map(\.expression) ?? []) + (call.window?.partition ?? [])
            return (call.arguments + inWindow).contains { $0.hasAggregate }
        case .unary(_, let value), .isTest(let value, _, _), .cast(let value, _), .inQuery(let value, _, _):
            return value.hasAggregate
        case .binary(_, let a, let b), .isDistinct(let a, let b, _), .item(let a, let b),
            .quantified(let a, _, _, let b):
            return a.hasAggregate || b.hasAggregate
        case .like(let a, let b, _, _, _): return a.hasAggregate || b.hasAggregate
        case .between(let a, let b, let c, _): return a.hasAggregate || b.hasAggregate || c.hasAggregate
        case .inList(let value, let items, _): return value.hasAggregate || items.contains { $0.hasAggregate }
        case .array(let items), .row(let items): return items.contains { $0.hasAggregate }
        case .choice(let operand, let branches, let otherwise):
            return operand?.hasAggregate == true || otherwise?.hasAggregate == true
                || branches.contains { $0.condition.hasAggregate || $0.result.hasAggregate }
        default: return false
        }
    }
}
