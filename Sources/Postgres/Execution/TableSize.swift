import SQLStore

/// What a table takes on disk, in bytes, by PostgreSQL's layout: pages of 8 kB, 24 bytes of header and 4 of pointer a row.
struct TableSize: Equatable, Sendable {
    /// The rows.
    var heap = 0
    /// The index of the table for long values, which every table has whose values can be long.
    var long = 0
    /// By the names of the indexes.
    var indexSizes: [String: Int] = [:]

    var indexes: Int { indexSizes.values.reduce(0, +) }

    var table: Int { heap + long }

    private static let page = 8_192

    init() {}

    /// - Parameter bytes: what the values of all rows take.
    init(_ table: Schema.Table, rows: Int, bytes: Int) {
        let usable = Self.page - 24
        heap = (bytes + rows * 28 + usable - 1) / usable * Self.page
        long = table.columns.contains { $0.type.canBeLong } ? Self.page : 0
        for index in Descriptions.indexes(of: table) {
            let widths = index.keys.map { max(4, table.column($0)?.type.width ?? 16) }
            indexSizes[index.name] = Self.index(rows: rows, width: widths.reduce(0, +))
        }
    }

    /// A B-tree: a page about itself, leaves that are nine tenths full, and a root above them when they are several.
    private static func index(rows: Int, width: Int) -> Int {
        guard rows > 0 else { return page }
        let entry = (8 + width + 7) / 8 * 8 + 4
        let perLeaf = max(1, (page - 40) * 9 / 10 / entry)
        let leaves = (rows + perLeaf - 1) / perLeaf
        return (1 + leaves + (leaves > 1 ? 1 : 0)) * page
    }
}

extension SQLType {
    /// Whether its values can be too long for a page.
    fileprivate var canBeLong: Bool {
        switch self {
        case .text, .json, .jsonb, .bytea, .array: true
        case .varchar(let length): (length ?? .max) > 500
        case .char(let length): length > 500
        case .numeric(let precision, _): precision == nil
        default: false
        }
    }
}

extension Execution {
    /// Measures a table by the values that it holds.
    func measure(_ table: Schema.Table) throws(SQLError) -> TableSize {
        let widths = table.columns.map { column in
            column.type.width > 0
                ? String(column.type.width) : "coalesce(length(CAST(\(SQLText.name(column.name)) AS BLOB)), 0) + 1"
        }
        let sum = widths.isEmpty ? "0" : widths.joined(separator: " + ")
        let row = try connection().rows("SELECT count(*), coalesce(sum(\(sum)), 0) FROM \(table.storage)").first ?? []
        return TableSize(table, rows: row.first?.integer ?? 0, bytes: row.last?.integer ?? 0)
    }
}
