import MySQLSyntax
import SQLStore

/// What makes a table anew: `SHOW CREATE TABLE`.
enum CreateText {
    static func quoted(_ name: String) -> String { "`" + name.replacing("`", with: "``") + "`" }

    private static func list(_ names: [String]) -> String { names.map(quoted).joined(separator: ",") }

    static func table(_ name: String, _ table: Catalogue.Table, _ flavour: Flavour) -> String {
        var lines = table.columns.map { column($0, flavour) }
        for key in table.keys.filter({ $0.kind == .primary }) + table.keys.filter({ $0.kind == .unique })
            + table.keys.filter({ $0.kind == .plain })
        {
            let word =
                key.kind == .primary
                ? "PRIMARY KEY" : key.kind == .unique ? "UNIQUE KEY \(quoted(key.name))" : "KEY \(quoted(key.name))"
            lines.append("\(word) (\(list(key.columns)))")
        }
        lines += table.foreignKeys.sorted { $0.name < $1.name }.map { foreignKey($0) }
        lines += table.checks.filter { $0.column == nil || flavour == .mysql }.map {
            "CONSTRAINT \(quoted($0.name)) CHECK (\(flavour == .mysql ? "(\($0.text))" : $0.text))"
        }
        if flavour == .mariadb {
            for check in table.checks {
                guard let column = check.column, let index = table.index(of: column) else { continue }
                lines[index] += " CHECK (\(check.text))"
            }
        }
        var options = ") ENGINE=InnoDB"
        if table.columns.contains(where: \.isAutoIncrement), table.nextNumber > 1 {
            options += " AUTO_INCREMENT=\(table.nextNumber)"
        }
        options += " DEFAULT CHARSET=utf8mb4 COLLATE=\(table.collation)"
        if let comment = table.comment, !comment.isEmpty {
            options += " COMMENT='\(comment.replacing("'", with: "''"))'"
        }
        return "CREATE TABLE \(quoted(name)) (\n" + lines.map { "  " + $0 }.joined(separator: ",\n") + "\n" + options
    }

    /// A foreign key without what becomes of its rows, and with the database of its target.
    static func plainForeignKey(_ key: Catalogue.ForeignKey) -> String {
        var plain = key
        (plain.onDelete, plain.onUpdate) = (nil, nil)
        return foreignKey(plain).replacing("REFERENCES ", with: "REFERENCES \(quoted(key.database)).")
    }

    /// The words of a foreign key, which messages show as well.
    static func foreignKey(_ key: Catalogue.ForeignKey) -> String {
        var text = "CONSTRAINT \(quoted(key.name)) FOREIGN KEY (\(key.columns.map(quoted).joined(separator: ", ")))"
        text += " REFERENCES \(quoted(key.table)) (\(key.targets.map(quoted).joined(separator: ", ")))"
        if let action = key.onDelete, action != "RESTRICT" { text += " ON DELETE \(action)" }
        if let action = key.onUpdate, action != "RESTRICT" { text += " ON UPDATE \(action)" }
        return text
    }

    private static func column(_ column: Catalogue.Column, _ flavour: Flavour) -> String {
        var text = quoted(column.name) + " " + column.type.text(flavour)
        if let collation = column.type.collation { text += " COLLATE \(collation)" }
        if column.type.name == "json", flavour == .mariadb { text += " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" }
        if column.isNotNull { text += " NOT NULL" } else if column.type.name == "timestamp" { text += " NULL" }
        if let fallback = shownDefault(column, flavour) {
            let isWord = flavour == .mariadb || fallback.uppercased().hasPrefix("CURRENT_TIMESTAMP")
            text += " DEFAULT " + (isWord ? mariadbDefault(column) : "'\(fallback.replacing("'", with: "''"))'")
        } else if !column.isNotNull, !column.isAutoIncrement,
            flavour == .mariadb || !["text", "blob"].contains(where: column.type.name.hasSuffix)
        {
            text += " DEFAULT NULL"
        }
        if column.onUpdate { text += " ON UPDATE " + now(column, flavour) }
        if column.isAutoIncrement { text += " AUTO_INCREMENT" }
        if let comment = column.comment, !comment.isEmpty { text += " COMMENT '\(comment.replacing("'", with: "''"))'" }
        if column.type.name == "json", flavour == .mariadb { text += " CHECK (json_valid(\(quoted(column.name))))" }
        return text
    }

    private static func now(_ column: Catalogue.Column, _ flavour: Flavour) -> String {
        let places = column.type.scale == 0 ? "" : "(\(column.type.scale))"
        return flavour == .mysql
            ? "CURRENT_TIMESTAMP\(places)"
            : "current_timestamp(\(column.type.scale == 0 ? "" : String(column.type.scale)))"
    }

    private static func isNow(_ text: String) -> Bool {
        let lower = text.lowercased()
        return lower.hasPrefix("current_timestamp") || lower.hasPrefix("now") || lower.hasPrefix("localtime")
    }

    private static func mariadbDefault(_ column: Catalogue.Column) -> String {
        guard let text = column.fallback else { return "NULL" }
        if isNow(text) { return now(column, .mariadb) }
        guard let literal = try? MySQLParser.expression(text) else { return text }
        switch literal.kind {
        case .string(let value): return "'\(value.replacing("'", with: "''"))'"
        case .bool(let flag): return flag ? "1" : "0"
        default: return text
        }
    }

    /// The default as `DESCRIBE` shows it.
    static func shownDefault(_ column: Catalogue.Column, _ flavour: Flavour) -> String? {
        guard let text = column.fallback else { return nil }
        if isNow(text) { return now(column, flavour) }
        guard let literal = try? MySQLParser.expression(text) else { return text }
        switch literal.kind {
        case .string(let value): return value
        case .bool(let flag): return flag ? "1" : "0"
        case .null: return nil
        default: return text
        }
    }

    static func extra(_ column: Catalogue.Column, _ flavour: Flavour) -> String {
        if column.isAutoIncrement { return "auto_increment" }
        var words: [String] = []
        if flavour == .mysql, let text = column.fallback, isNow(text) { words.append("DEFAULT_GENERATED") }
        if column.onUpdate { words.append("on update " + now(column, flavour)) }
        return words.joined(separator: " ")
    }
}
