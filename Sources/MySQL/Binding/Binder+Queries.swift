import MySQLSyntax
import SQLStore

/// Queries: what they select, how it is grouped, put in order and joined with other queries.
extension Binder {
    mutating func query(_ query: MySQLQuery, in outer: Scope? = nil) throws(SQLError) -> BoundQuery {
        let known = commonTables.count
        defer { commonTables.removeSubrange(known...) }
        let with = try bindCommonTables(query, in: outer)
        var bound: BoundQuery
        switch query.body {
        case .select(let select): bound = try self.select(select, order: query.order, in: outer)
        case .values(let rows): bound = try values(rows, in: outer)
        case .both(let word, let keepsAll, let left, let right):
            bound = try both(word, keepsAll, left, right, in: outer)
            bound.sql += try orderOfUnion(query.order, bound)
        }
        if let limit = query.limit { bound.sql += " LIMIT " + (try count(limit)) }
        if let offset = query.offset { bound.sql += " OFFSET " + (try count(offset)) }
        bound.sql = with + bound.sql
        return bound
    }

    private func count(_ expression: MySQLExpression) throws(SQLError) -> String {
        guard case .number(let digits) = expression.kind else {
            throw SQLError(1064, "42000", "a limit is a number")
        }
        // `LIMIT 5, 18446744073709551615` means all the rest.
        return Int(digits).map { String($0) } ?? "-1"
    }

    // MARK: Common tables

    private mutating func bindCommonTables(_ query: MySQLQuery, in outer: Scope?) throws(SQLError) -> String {
        guard !query.with.isEmpty else { return "" }
        var texts: [String] = []
        for table in query.with {
            let sqlName = newAlias()
            if query.isRecursive, case .both("union", let keepsAll, let left, let right) = table.query.body {
                let first = try self.query(left, in: outer)
                let columns = named(first.columns, table.columns).map { ($0.name, $0.type.nullable(true)) }
                commonTables.append(CommonTable(name: table.name, sqlName: sqlName, columns: columns))
                let second = try self.query(right, in: outer)
                texts.append(
                    "\(sqlName)(\(Self.columnNames(columns.count))) AS (\(first.sql) UNION\(keepsAll ? " ALL" : "") \(second.sql))"
                )
                continue
            }
            let bound = try self.query(table.query, in: outer)
            commonTables.append(
                CommonTable(name: table.name, sqlName: sqlName, columns: named(bound.columns, table.columns)))
            texts.append("\(sqlName)(\(Self.columnNames(bound.columns.count))) AS (\(bound.sql))")
        }
        return "WITH \(query.isRecursive ? "RECURSIVE " : "")\(texts.joined(separator: ", ")) "
    }

    func named(
        _ columns: [(name: String, type: ValueType)], _ names: [String]
    ) -> [(name: String, type: ValueType)] {
        columns.enumerated().map { ($0.offset < names.count ? names[$0.offset] : $0.element.name, $0.element.type) }
    }

    static func columnNames(_ count: Int) -> String {
        (0..<count).map { "c\($0 + 1)" }.joined(separator: ", ")
    }

    // MARK: Several queries

    private mutating func both(
        _ word: String, _ keepsAll: Bool, _ left: MySQLQuery, _ right: MySQLQuery, in outer: Scope?
    ) throws(SQLError) -> BoundQuery {
        let (a, b) = (try query(left, in: outer), try query(right, in: outer))
        guard a.columns.count == b.columns.count else {
            throw SQLError(1222, "21000", "The used SELECT statements have a different number of columns")
        }
        let types = zip(a.columns, b.columns).map { ValueType.common($0.type, $1.type) }
        let texts = [a, b].map { side in
            let items = zip(side.columns, types).enumerated().map { index, pair in
                var bound = Bound("c\(index + 1)", pair.0.type)
                bound.sql = converted(bound, to: pair.1)
                bound.type = pair.1
                return "\(bound.compared) AS c\(index + 1)"
            }
            return "SELECT \(items.joined(separator: ", ")) FROM (\(side.sql))"
        }
        let sql = texts.joined(separator: " \(word.uppercased())\(keepsAll ? " ALL" : "") ")
        return BoundQuery(sql: sql, columns: zip(a.columns, types).map { ($0.name, $1) })
    }

    private mutating func orderOfUnion(_ order: [MySQLOrder], _ bound: BoundQuery) throws(SQLError) -> String {
        guard !order.isEmpty else { return "" }
        place = "ORDER BY"
        var keys: [String] = []
        for key in order {
            var index: Int?
            if case .number(let digits) = key.expression.kind { index = Int(digits).map { $0 - 1 } }
            if case .column(let parts) = key.expression.kind {
                index = bound.columns.firstIndex { $0.name.lowercased() == parts.last?.lowercased() }
            }
            guard let index, bound.columns.indices.contains(index) else {
                if case .column(let parts) = key.expression.kind { throw unknownColumn(parts) }
                throw .notSimulated("expressions in the order of a union are")
            }
            let rule = bound.columns[index].type.collation.map { " COLLATE \($0)" } ?? ""
            keys.append("\(index + 1)\(rule)\(key.isDescending ? " DESC" : "")")
        }
        return " ORDER BY " + keys.joined(separator: ", ")
    }

    private mutating func values(_ rows: [[MySQLExpression]], in outer: Scope?) throws(SQLError) -> BoundQuery {
        var columns: [(name: String, type: ValueType)] = []
        var texts: [String] = []
        for row in rows {
            var items: [Bound] = []
            for item in row { items.append(try expression(item, in: outer ?? Scope())) }
            if columns.isEmpty {
                columns = zip(row.indices, items).map { ("column_\($0)", $1.type) }
            }
            guard items.count == columns.count else {
                throw SQLError(1136, "21S01", "Column count doesn't match value count at row \(texts.count + 1)")
            }
            for (index, item) in items.enumerated() {
                columns[index].type = .common(columns[index].type, item.type)
            }
            texts.append(
                "SELECT " + items.enumerated().map { "\($0.element.sql) AS c\($0.offset + 1)" }.joined(separator: ", "))
        }
        return BoundQuery(sql: texts.joined(separator: " UNION ALL "), columns: columns)
    }

    // MARK: One select

    private mutating func select(
        _ select: MySQLSelect, order: [MySQLOrder], in outer: Scope?
    ) throws(SQLError) -> BoundQuery {
        let saved = (place, allowsAggregates, hasAggregate)
        defer { (place, allowsAggregates, hasAggregate) = saved }
        var scope = Scope()
        if let outer { scope.parent = [outer] }
        allowsAggregates = false
        var from = ""
        if !select.from.isEmpty { from = " FROM " + (try tables(select.from, &scope)) }
        place = "WHERE"
        var condition: String?
        if let written = select.condition {
            let bound = try expression(written, in: scope)
            condition = truth(bound)
        }
        place = "SELECT"
        allowsAggregates = true
        hasAggregate = false
        var items: [(name: String, bound: Bound)] = []
        for item in select.items { items += try expand(item, scope) }
        scope.aliases = items
        let groups = try groups(select.groups, items, scope)
        try checkGroups(select, groups, scope)
        place = "HAVING"
        allowsAggregates = true
        var having: String?
        if let written = select.having {
            let bound = try expression(written, in: scope)
            having = truth(bound)
        }
        let keys = try self.order(order, items, scope)
        let isGrouped = !groups.isEmpty || hasAggregate
        var sql = "SELECT \(select.isDistinct ? "DISTINCT " : "")"
        sql += items.enumerated().map { index, item in
            (select.isDistinct ? item.bound.compared : item.bound.sql) + " AS c\(index + 1)"
        }.joined(separator: ", ")
        sql += from
        // Without groups HAVING is one more condition.
        if let having, !isGrouped { condition = condition.map { "(\($0)) AND (\(having))" } ?? having }
        if let condition { sql += " WHERE " + condition }
        if !groups.isEmpty { sql += " GROUP BY " + groups.map(\.compared).joined(separator: ", ") }
        if let having, isGrouped { sql += " HAVING " + having }
        if select.rollsUp { throw .notSimulated("WITH ROLLUP is") }
        if !keys.isEmpty {
            sql += " ORDER BY " + keys.joined(separator: ", ")
        } else if !isGrouped, !select.isDistinct, let first = scope.sources.first, !first.order.isEmpty {
            // InnoDB keeps rows by their primary key.
            sql += " ORDER BY " + first.order.joined(separator: ", ")
        }
        return BoundQuery(sql: sql, columns: items.map { ($0.name, $0.bound.type) })
    }

    /// A column of the result, or those that a star stands for.
    mutating func expand(
        _ item: MySQLSelect.Item, _ scope: Scope
    ) throws(SQLError) -> [(name: String, bound: Bound)] {
        if case .star(let parts) = item.expression.kind {
            let sources = scope.sources.filter { source in
                parts.isEmpty
                    || source.name.lowercased() == parts.last?.lowercased()
                        && (parts.count < 2 || source.database == parts[0])
            }
            if let table = parts.last, sources.isEmpty { throw SQLError(1051, "42S02", "Unknown table '\(table)'") }
            if sources.isEmpty { throw SQLError(1096, "HY000", "No tables used") }
            return sources.flatMap { source in
                source.columns.filter { !($0.isHidden && parts.isEmpty) }.map { ($0.name, $0.bound) }
            }
        }
        let bound = try expression(item.expression, in: scope)
        return [(item.alias ?? columnName(item, scope), bound)]
    }

    /// The name of a column without an alias: a column's own, a text's contents, or what was written.
    private func columnName(_ item: MySQLSelect.Item, _ scope: Scope) -> String {
        switch item.expression.kind {
        case .column(let parts):
            scope.sources.filter(\.isView).flatMap(\.columns)
                .first { $0.name.lowercased() == parts[parts.count - 1].lowercased() }?.name ?? parts[parts.count - 1]
        case .string(let text): text
        default: item.text
        }
    }

    /// A key that a number or a name of the select list stands for.
    private func listed(_ expression: MySQLExpression, _ items: [(name: String, bound: Bound)]) throws(SQLError)
        -> Bound?
    {
        if case .number(let digits) = expression.kind, let index = Int(digits) {
            guard items.indices.contains(index - 1) else { throw unknownColumn([digits]) }
            return items[index - 1].bound
        }
        return nil
    }

    private mutating func groups(
        _ groups: [MySQLExpression], _ items: [(name: String, bound: Bound)], _ scope: Scope
    ) throws(SQLError) -> [Bound] {
        place = "GROUP BY"
        allowsAggregates = false
        defer { allowsAggregates = true }
        var bounds: [Bound] = []
        for group in groups {
            if let item = try listed(group, items) {
                bounds.append(item)
            } else {
                bounds.append(try expression(group, in: scope))
            }
        }
        return bounds
    }

    /// ` WHERE …`, or nothing.
    mutating func whereClause(_ condition: MySQLExpression?, _ scope: Scope) throws(SQLError) -> String {
        guard let condition else { return "" }
        place = "WHERE"
        let bound = try expression(condition, in: scope)
        return " WHERE " + truth(bound)
    }

    mutating func order(
        _ order: [MySQLOrder], _ items: [(name: String, bound: Bound)], _ scope: Scope
    ) throws(SQLError) -> [String] {
        place = "ORDER BY"
        var keys: [String] = []
        for key in order {
            let bound: Bound
            if let item = try listed(key.expression, items) {
                bound = item
            } else if case .column(let parts) = key.expression.kind, parts.count == 1, let alias = scope.alias(parts[0])
            {
                bound = alias
            } else {
                bound = try expression(key.expression, in: scope)
            }
            // A constant orders nothing, and a number would mean a column to SQLite.
            let sorted = bound.type.choices.isEmpty ? bound.compared : number(bound).sql
            keys.append((bound.literal == nil ? sorted : "''") + (key.isDescending ? " DESC" : ""))
        }
        return keys
    }
}
