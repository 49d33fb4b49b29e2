import MySQLSyntax
import SQLStore

/// `ONLY_FULL_GROUP_BY`: a result of groups holds only what is one value in each group (MySQL's manual, 14.19.3 "MySQL
/// Handling of GROUP BY").
extension Binder {
    var wantsFullGroups: Bool {
        settings.value(of: "sql_mode", session)?.uppercased().contains("ONLY_FULL_GROUP_BY") ?? false
    }

    /// Refuses the first column of the select list that differs within a group.
    func checkGroups(_ select: MySQLSelect, _ groups: [Bound], _ scope: Scope) throws(SQLError) {
        guard wantsFullGroups, groups.isEmpty ? hasAggregate : true else { return }
        let settled = settledColumns(select, Set(groups.map(\.sql)), scope)
        for (index, item) in select.items.enumerated() {
            // What is grouped by as a whole may hold any columns.
            if case .star = item.expression.kind {
                for source in scope.sources {
                    for column in source.columns where !settled.contains(column.bound.sql) {
                        throw notGrouped(index, [source.database, source.name, column.name], isEmpty: groups.isEmpty)
                    }
                }
                continue
            }
            if select.groups.contains(item.expression) || item.alias.map({ isGroup($0, select) }) ?? false { continue }
            for parts in Self.plainColumns(item.expression) {
                guard let sql = try? scope.ownColumn(parts)?.sql, !settled.contains(sql) else { continue }
                let home = scope.home(of: parts) ?? []
                throw notGrouped(index, home + [parts[parts.count - 1]], isEmpty: groups.isEmpty)
            }
        }
    }

    private func isGroup(_ alias: String, _ select: MySQLSelect) -> Bool {
        select.groups.contains { group in
            if case .column(let parts) = group.kind { parts.last?.lowercased() == alias.lowercased() } else { false }
        }
    }

    private func notGrouped(_ index: Int, _ parts: [String?], isEmpty: Bool) -> SQLError {
        let name = parts.compactMap { $0 }.joined(separator: ".")
        if isEmpty {
            return SQLError(
                1140, "42000",
                "In aggregated query without GROUP BY, expression #\(index + 1) of SELECT list contains nonaggregated column '\(name)'; this is incompatible with sql_mode=only_full_group_by"
            )
        }
        return SQLError(
            1055, "42000",
            "Expression #\(index + 1) of SELECT list is not in GROUP BY clause and contains nonaggregated column '\(name)' which is not functionally dependent on columns in GROUP BY clause; this is incompatible with sql_mode=only_full_group_by"
        )
    }

    // MARK: What is one value in a group

    /// The columns that are grouped by, and those that follow from them: by a key, or by being equal.
    private func settledColumns(_ select: MySQLSelect, _ groups: Set<String>, _ scope: Scope) -> Set<String> {
        var settled = groups
        let equalities = Self.equalities(select)
        var grew = true
        while grew {
            let before = settled.count
            for source in scope.sources where source.keys.contains(where: { settled.isSuperset(of: $0) }) {
                settled.formUnion(source.columns.map(\.bound.sql))
            }
            for (a, b) in equalities {
                let (first, second) = (side(a, scope), side(b, scope))
                if first.isConstant || first.sql.map(settled.contains) ?? false, let sql = second.sql {
                    settled.insert(sql)
                }
                if second.isConstant || second.sql.map(settled.contains) ?? false, let sql = first.sql {
                    settled.insert(sql)
                }
            }
            grew = settled.count > before
        }
        return settled
    }

    private func side(_ expression: MySQLExpression, _ scope: Scope) -> (sql: String?, isConstant: Bool) {
        switch expression.kind {
        case .number, .string, .bool: (nil, true)
        case .column(let parts): ((try? scope.ownColumn(parts))??.sql, false)
        default: (nil, false)
        }
    }

    /// Equalities that hold for all rows: those that AND joins in WHERE and ON.
    private static func equalities(_ select: MySQLSelect) -> [(MySQLExpression, MySQLExpression)] {
        var found: [(MySQLExpression, MySQLExpression)] = []
        func take(_ expression: MySQLExpression) {
            guard case .binary(let mark, let a, let b) = expression.kind else { return }
            if mark == "and" {
                take(a)
                take(b)
            } else if mark == "=" {
                found.append((a, b))
            }
        }
        func take(_ table: MySQLTable) {
            guard case .join(_, let left, let right, let condition) = table else { return }
            take(left)
            take(right)
            if case .on(let expression) = condition { take(expression) }
        }
        for table in select.from { take(table) }
        if let condition = select.condition { take(condition) }
        return found
    }

    /// Columns that stand outside of aggregates and subqueries.
    private static func plainColumns(_ expression: MySQLExpression) -> [[String]] {
        switch expression.kind {
        case .column(let parts): return [parts]
        case .assign(_, let value), .unary(_, let value), .isTest(let value, _, _), .cast(let value, _),
            .binaryText(let value), .collate(let value, _), .interval(let value, _), .inQuery(let value, _, _),
            .quantified(let value, _, _, _):
            return plainColumns(value)
        case .binary(_, let a, let b), .like(let a, let b, _, _), .matches(let a, let b, _):
            return plainColumns(a) + plainColumns(b)
        case .between(let a, let b, let c, _): return plainColumns(a) + plainColumns(b) + plainColumns(c)
        case .inList(let value, let items, _): return plainColumns(value) + items.flatMap(plainColumns)
        case .row(let items): return items.flatMap(plainColumns)
        case .choice(let operand, let branches, let otherwise):
            return (operand.map(plainColumns) ?? [])
                + branches.flatMap { plainColumns($0.condition) + plainColumns($0.result) }
                + (otherwise.map(plainColumns) ?? [])
        case .call(let call):
            let isSet = aggregateNames.contains(call.name) || call.window != nil || call.name == "any_value"
            return isSet ? [] : call.arguments.flatMap(plainColumns)
        default: return []
        }
    }
}
