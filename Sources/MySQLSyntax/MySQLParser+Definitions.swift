/// Tables: their columns, types, keys and options.
extension MySQLParser {
    mutating func createTable(isTemporary: Bool) throws(MySQLSyntaxError) -> MySQLStatement {
        let ifNotExists = take("if", "not", "exists")
        let name = try qualifiedName()
        if take("like") { return .createTableLike(name, like: try qualifiedName(), ifNotExists: ifNotExists) }
        var table = MySQLCreateTable(name)
        table.ifNotExists = ifNotExists
        table.isTemporary = isTemporary
        if isAt(symbol: "("), keyword(1) == "like" {
            advance()
            advance()
            let other = try qualifiedName()
            try expect(symbol: ")")
            return .createTableLike(name, like: other, ifNotExists: ifNotExists)
        }
        if isAt(symbol: "("), keyword(1) != "select" {
            advance()
            repeat { try element(of: &table) } while take(symbol: ",")
            try expect(symbol: ")")
        }
        try tableOptions(&table.options)
        if isAt("partition") { throw notSimulated("partitions are") }
        _ = take("as")
        if isAtQuery { table.query = try query() }
        guard !table.columns.isEmpty || table.query != nil else { throw unexpected() }
        return .createTable(table)
    }

    mutating func tableOptions(_ options: inout [String: String]) throws(MySQLSyntaxError) {
        while true {
            _ = take(symbol: ",")
            _ = take("default")
            if take("character", "set") || take("charset") {
                _ = take(symbol: "=")
                options["charset"] = try nameOrString()
            } else if isAtAny(["engine", "collate", "comment", "auto_increment", "row_format", "key_block_size"]) {
                let option = try anyName().lowercased()
                _ = take(symbol: "=")
                if case .number(let digits) = token.kind {
                    options[option] = digits
                    advance()
                } else if case .string(let text) = token.kind {
                    options[option] = text
                    advance()
                } else {
                    options[option] = try anyName()
                }
            } else {
                return
            }
        }
    }

    /// A column or a key of a table.
    private mutating func element(of table: inout MySQLCreateTable) throws(MySQLSyntaxError) {
        if let check = try takeCheck() {
            table.checks.append(check)
        } else if let key = try takeKey() {
            table.keys.append(key)
        } else {
            table.columns.append(try column())
        }
    }

    private mutating func takeCheck() throws(MySQLSyntaxError) -> MySQLCheck? {
        var name: String?
        if isAt("constraint"), keyword(1) == "check" || keyword(2) == "check" {
            advance()
            if !isAt("check") { name = try self.name() }
        }
        guard take("check") else { return nil }
        try expect(symbol: "(")
        let start = token.position
        let condition = try expression()
        let text = source(from: start)
        try expect(symbol: ")")
        _ = take("enforced")
        return MySQLCheck(name: name, condition: condition, text: text)
    }

    /// `PRIMARY KEY (…)`, `UNIQUE name (…)`, `KEY …`, `CONSTRAINT name FOREIGN KEY …`.
    mutating func takeKey() throws(MySQLSyntaxError) -> MySQLKey? {
        var name: String?
        if take("constraint"), !isAtAny(["primary", "unique", "foreign"]) { name = try self.name() }
        var kind = MySQLKey.Kind.plain
        if take("primary", "key") {
            kind = .primary
        } else if take("unique") {
            kind = .unique
            if !take("key") { _ = take("index") }
        } else if take("foreign", "key") {
            if !isAt(symbol: "(") { name = try self.name() }
            let columns = try keyColumns()
            try expect("references")
            let target = try references()
            kind = .foreign(
                table: target.table, columns: target.columns, onDelete: target.onDelete, onUpdate: target.onUpdate)
            return MySQLKey(kind: kind, name: name, columns: columns)
        } else if isAtAny(["fulltext", "spatial"]) {
            throw notSimulated("full-text and spatial indexes are")
        } else if !take("key"), !take("index") {
            guard name == nil else { throw unexpected() }
            return nil
        }
        if !isAt(symbol: "("), !isAt("using") { name = try self.name() }
        takeIndexType()
        let columns = try keyColumns()
        takeIndexType()
        if take("comment") { _ = try string() }
        return MySQLKey(kind: kind, name: name, columns: columns)
    }

    mutating func takeIndexType() { if take("using") { advance() } }

    /// Columns of a key; the length of a part and its direction change nothing here.
    mutating func keyColumns() throws(MySQLSyntaxError) -> [String] {
        try expect(symbol: "(")
        let columns = try list { (parser) throws(MySQLSyntaxError) -> String in
            let name = try parser.name()
            if parser.take(symbol: "(") {
                _ = try parser.integer()
                try parser.expect(symbol: ")")
            }
            if !parser.take("asc") { _ = parser.take("desc") }
            return name
        }
        try expect(symbol: ")")
        return columns
    }

    private mutating func references() throws(MySQLSyntaxError) -> (
        table: MySQLName, columns: [String], onDelete: String?, onUpdate: String?
    ) {
        let table = try qualifiedName()
        let columns = isAt(symbol: "(") ? try keyColumns() : []
        var (onDelete, onUpdate): (String?, String?) = (nil, nil)
        while take("on") {
            let isDelete = take("delete")
            if !isDelete { try expect("update") }
            let action: String
            if take("cascade") {
                action = "CASCADE"
            } else if take("set", "null") {
                action = "SET NULL"
            } else if take("no", "action") {
                action = "NO ACTION"
            } else if take("set", "default") {
                action = "SET DEFAULT"
            } else {
                try expect("restrict")
                action = "RESTRICT"
            }
            if isDelete { onDelete = action } else { onUpdate = action }
        }
        return (table, columns, onDelete, onUpdate)
    }

    mutating func column() throws(MySQLSyntaxError) -> MySQLColumn {
        var column = MySQLColumn(name: try name(), type: MySQLTypeName("int"))
        if isAt("serial") {
            advance()
            column.type = MySQLTypeName("bigint")
            column.type.isUnsigned = true
            (column.isNotNull, column.isAutoIncrement, column.isUnique) = (true, true, true)
        } else {
            column.type = try typeName()
        }
        while try attribute(of: &column) {}
        return column
    }

    private mutating func attribute(of column: inout MySQLColumn) throws(MySQLSyntaxError) -> Bool {
        if take("not", "null") {
            column.isNotNull = true
        } else if take("null") {
            column.isNullable = true
        } else if take("auto_increment") {
            column.isAutoIncrement = true
        } else if take("primary") {
            _ = take("key")
            column.isPrimary = true
        } else if take("unique") {
            _ = take("key")
            column.isUnique = true
        } else if isAt("key") {
            advance()
            column.isPrimary = true
        } else if take("default") {
            let start = token.position
            column.fallback = try expression()
            column.fallbackText = source(from: start)
        } else if take("on", "update") {
            _ = try expression()
            column.onUpdate = true
        } else if take("comment") {
            column.comment = try string()
        } else if take("collate") {
            column.type.collation = try nameOrString().lowercased()
        } else if isAt("character", "set") || isAt("charset") {
            if !take("charset") { _ = take("character", "set") }
            _ = try nameOrString()
        } else if take("references") {
            column.references = try references()
        } else if let check = try takeCheck() {
            column.check = check
        } else if take("generated", "always") || isAt("as") {
            try expect("as")
            try expect(symbol: "(")
            column.generated = try expression()
            try expect(symbol: ")")
            if !take("stored"), !take("virtual") { _ = take("persistent") }
        } else {
            return false
        }
        return true
    }

    // MARK: Types

    private static let synonyms = [
        "integer": "int", "int4": "int", "int8": "bigint", "int2": "smallint", "middleint": "mediumint",
        "numeric": "decimal", "dec": "decimal", "fixed": "decimal", "real": "double", "float8": "double",
        "float4": "float", "character": "char", "nchar": "char", "nvarchar": "varchar", "long": "mediumtext",
    ]

    static let types: Set<String> = [
        "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double", "bit", "char", "varchar",
        "tinytext", "text", "mediumtext", "longtext", "binary", "varbinary", "tinyblob", "blob", "mediumblob",
        "longblob", "date", "time", "datetime", "timestamp", "year", "enum", "set", "json", "uuid", "inet4", "inet6",
    ]

    mutating func typeName() throws(MySQLSyntaxError) -> MySQLTypeName {
        let start = token
        var word = try anyName().lowercased()
        if word == "bool" || word == "boolean" { return MySQLTypeName("tinyint", [1]) }
        word = Self.synonyms[word] ?? word
        if word == "double" { _ = take("precision") }
        if word == "char", take("varying") { word = "varchar" }
        guard Self.types.contains(word) else {
            throw MySQLSyntaxError(near: source(from: start.position), line: 1, message: "Unknown data type")
        }
        var type = MySQLTypeName(word)
        // They have no usual length.
        if word == "varchar" || word == "varbinary", !isAt(symbol: "(") { throw unexpected() }
        if take(symbol: "(") {
            if word == "enum" || word == "set" {
                type.values = try list { (parser) throws(MySQLSyntaxError) in try parser.string() }
            } else {
                type.modifiers = try list { (parser) throws(MySQLSyntaxError) in try parser.integer() }
            }
            try expect(symbol: ")")
        }
        while true {
            if take("unsigned") {
                type.isUnsigned = true
            } else if take("zerofill") {
                (type.isUnsigned, type.isZerofill) = (true, true)
            } else if take("character", "set") || take("charset") {
                _ = try anyName()
            } else if take("collate") {
                type.collation = try nameOrString().lowercased()
            } else if !take("signed"), !take("binary") {
                return type
            }
        }
    }

    // MARK: Altering

    mutating func alterTable() throws(MySQLSyntaxError) -> MySQLStatement {
        _ = take("if", "exists")
        let table = try qualifiedName()
        let changes = try list { (parser) throws(MySQLSyntaxError) in try parser.tableChange() }
        return .alterTable(table, changes.flatMap { $0 })
    }

    private mutating func place() throws(MySQLSyntaxError) -> MySQLTableChange.Place {
        if take("first") { return .first }
        return take("after") ? .after(try name()) : .last
    }

    private mutating func tableChange() throws(MySQLSyntaxError) -> [MySQLTableChange] {
        if take("add") { return try addition() }
        if take("modify") {
            _ = take("column")
            let column = try column()
            return [.changeColumn(column.name, column, try place())]
        }
        if take("change") {
            _ = take("column")
            let old = try name()
            let column = try column()
            return [.changeColumn(old, column, try place())]
        }
        if take("drop") { return [try dropping()] }
        if take("rename") { return [try renaming()] }
        if take("alter") {
            _ = take("column")
            let name = try name()
            if take("drop", "default") { return [.setDefault(name, nil, text: "")] }
            try expect("set", "default")
            let start = token.position
            let value = try expression()
            return [.setDefault(name, value, text: source(from: start))]
        }
        if take("convert", "to", "character", "set") {
            _ = try nameOrString()
            if take("collate") { return [.option("collate", try nameOrString())] }
            return []
        }
        if isAtAny(["disable", "enable"]), keyword(1) == "keys" {
            advance()
            advance()
            return []
        }
        if isAtAny(["algorithm", "lock"]) {
            advance()
            _ = take(symbol: "=")
            advance()
            return []
        }
        var options: [String: String] = [:]
        try tableOptions(&options)
        guard !options.isEmpty else { throw unexpected() }
        return options.sorted { $0.key < $1.key }.map { .option($0.key, $0.value) }
    }

    private mutating func addition() throws(MySQLSyntaxError) -> [MySQLTableChange] {
        if let check = try takeCheck() { return [.addCheck(check)] }
        if isAtAny(["constraint", "primary", "unique", "foreign", "key", "index", "fulltext", "spatial"]),
            let key = try takeKey()
        {
            return [.addKey(key)]
        }
        _ = take("column")
        let ifNotExists = take("if", "not", "exists")
        if take(symbol: "(") {
            let columns = try list { (parser) throws(MySQLSyntaxError) in try parser.column() }
            try expect(symbol: ")")
            return columns.map { .addColumn($0, .last, ifNotExists: ifNotExists) }
        }
        let column = try column()
        return [.addColumn(column, try place(), ifNotExists: ifNotExists)]
    }

    private mutating func dropping() throws(MySQLSyntaxError) -> MySQLTableChange {
        if take("primary", "key") { return .dropPrimaryKey }
        if take("foreign", "key") { return .dropForeignKey(try name()) }
        if take("key") || take("index") {
            _ = take("if", "exists")
            return .dropKey(try name())
        }
        if take("constraint") || take("check") { return .dropConstraint(try name()) }
        _ = take("column")
        let ifExists = take("if", "exists")
        return .dropColumn(try name(), ifExists: ifExists)
    }

    private mutating func renaming() throws(MySQLSyntaxError) -> MySQLTableChange {
        if take("column") {
            let old = try name()
            try expect("to")
            return .renameColumn(old, to: try name())
        }
        if take("index") || take("key") {
            let old = try name()
            try expect("to")
            return .renameKey(old, to: try name())
        }
        if !take("to") { _ = take("as") }
        return .rename(try qualifiedName())
    }
}
