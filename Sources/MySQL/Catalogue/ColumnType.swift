import MySQLSyntax
import SQLStore

/// The type of a column.
struct ColumnType: Codable, Equatable, Sendable {
    /// `int`, `varchar`, `decimal` and so on.
    var name: String
    var modifiers: [Int] = []
    var isUnsigned = false
    var isZerofill = false
    /// Of ENUM and SET.
    var values: [String] = []
    var collation: String?

    init(_ written: MySQLTypeName) {
        (name, modifiers, isUnsigned) = (written.name, written.modifiers, written.isUnsigned)
        (isZerofill, values, collation) = (written.isZerofill, written.values, written.collation)
        switch name {
        case "decimal":
            if modifiers.isEmpty { modifiers = [10] }
            if modifiers.count == 1 { modifiers.append(0) }
        case "char", "binary", "bit": if modifiers.isEmpty { modifiers = [1] }
        default: break
        }
    }

    init(_ name: String, _ modifiers: [Int] = []) { (self.name, self.modifiers) = (name, modifiers) }

    /// The range of whole numbers, by bytes.
    private static let widths = ["tinyint": 1, "smallint": 2, "mediumint": 3, "int": 4, "bigint": 8]
    /// How wide MariaDB shows them.
    private static let shown = [
        "tinyint": (4, 3), "smallint": (6, 5), "mediumint": (9, 8), "int": (11, 10), "bigint": (20, 20),
    ]
    /// The most bytes that texts and bytes have.
    private static let sizes = [
        "tinytext": 255, "text": 65_535, "mediumtext": 16_777_215, "longtext": 4_294_967_295, "tinyblob": 255,
        "blob": 65_535, "mediumblob": 16_777_215, "longblob": 4_294_967_295, "json": 4_294_967_295,
    ]

    /// The protocol's numbers of types.
    private static let codes = [
        "tinyint": 1, "smallint": 2, "mediumint": 9, "int": 3, "bigint": 8, "timestamp": 7, "year": 13, "bit": 16,
        "char": 254, "enum": 254, "set": 254, "binary": 254, "text": 252, "tinytext": 252, "mediumtext": 252,
        "longtext": 252,
    ]

    var isInteger: Bool { Self.widths[name] != nil }
    var isText: Bool { ["char", "varchar", "tinytext", "text", "mediumtext", "longtext"].contains(name) }
    var isBytes: Bool { ["binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"].contains(name) }
    var hasDate: Bool { ["date", "datetime", "timestamp"].contains(name) }
    /// Digits of the second, or after the point.
    var scale: Int { name == "decimal" ? modifiers[1] : modifiers.first ?? 0 }

    /// The most characters of a text, or bytes of a blob.
    var capacity: Int { Self.sizes[name] ?? modifiers.first ?? 255 }

    /// The least and the greatest whole number.
    var range: ClosedRange<DecimalNumber>? {
        guard let bytes = Self.widths[name] else { return nil }
        let bits = DecimalNumber(2)
        func power(_ count: Int) -> DecimalNumber {
            (0..<count).reduce(DecimalNumber(1)) { product, _ in product * bits }
        }
        return isUnsigned
            ? DecimalNumber(0)...(power(bytes * 8) - DecimalNumber(1))
            : -power(bytes * 8 - 1)...(power(bytes * 8 - 1) - DecimalNumber(1))
    }

    /// As `DESCRIBE` shows it.
    func text(_ flavour: Flavour) -> String {
        var text = name
        if let (signed, unsigned) = Self.shown[name] {
            let isFlag = name == "tinyint" && modifiers == [1]
            if flavour == .mariadb || isFlag || isZerofill {
                text += "(\(modifiers.first ?? (isUnsigned ? unsigned : signed)))"
            }
        } else if name == "year" {
            if flavour == .mariadb { text += "(4)" }
        } else if name == "json" {
            if flavour == .mariadb { text = "longtext" }
        } else if !values.isEmpty {
            text += "(" + values.map { "'" + $0.replacing("'", with: "''") + "'" }.joined(separator: ",") + ")"
        } else if Self.sizes[name] == nil, !modifiers.isEmpty, !(hasDate || name == "time") || modifiers != [0] {
            text += "(" + modifiers.map(String.init).joined(separator: ",") + ")"
        }
        return text + (isUnsigned ? " unsigned" : "") + (isZerofill ? " zerofill" : "")
    }

    /// What a value of the column is for expressions.
    func valueType(isNullable: Bool) -> ValueType {
        var type: ValueType
        switch name {
        case "decimal": type = ValueType(.decimal, scale: scale)
        case "float", "double":
            type = ValueType(.double, scale: modifiers.count == 2 ? modifiers[1] : nil)
            type.isSingle = name == "float"
        case "date": type = ValueType(.date)
        case "time": type = ValueType(.time, scale: scale)
        case "datetime", "timestamp": type = ValueType(.datetime, scale: scale)
        case "year":
            type = ValueType(.integer, length: 4)
            type.zerofill = 4
        case _ where isInteger:
            type = ValueType(.integer, length: 11)
            if isZerofill { type.zerofill = modifiers.first ?? Self.shown[name]?.1 }
        case _ where isBytes, "bit": type = ValueType(.blob, length: capacity)
        default: type = ValueType(.text, length: name == "enum" || name == "set" ? 255 : capacity)
        }
        if name == "enum" { type.choices = values }
        type.code = Self.codes[name]
        type.isNullable = isNullable
        type.isUnsigned = isUnsigned
        type.isCaseSensitive = collation?.hasSuffix("_bin") ?? false
        return type
    }

    /// The column that `CREATE TABLE … AS SELECT` makes of a value.
    init(of type: ValueType) {
        switch type.kind {
        case .integer: self.init(type.length > 11 ? "bigint" : "int", [max(1, type.length)])
        case .decimal: self.init("decimal", [max(10, 10 + (type.scale ?? 0)), type.scale ?? 0])
        case .double: self.init(type.isSingle ? "float" : "double")
        case .date: self.init("date")
        case .time: self.init("time")
        case .datetime: self.init("datetime")
        case .blob: self.init("longblob")
        case .null: self.init("binary", [0])
        case .text: self.init(type.length > 500 ? "longtext" : "varchar", type.length > 500 ? [] : [type.length])
        }
        isUnsigned = type.isUnsigned
    }
}
