import PostgresSyntax
import SQLStore

/// `COPY` between tables and lines of text (the manual, "COPY"). Files of the server are not read or written.
extension Execution {
    func copy(_ copy: SQLCopy) throws(SQLError) -> StatementResult {
        guard copy.file == nil else {
            throw SQLError(
                "0A000", "COPY with a file of the server is not simulated by Drydock",
                hint: "Use psql's \\copy or STDIN and STDOUT.")
        }
        if copy.isFrom {
            let name = copy.table ?? SQLName("", position: 0)
            _ = try targets(copy, try table(name, "insert"))
            var result = StatementResult(tag: "COPY 0")
            result.copyIn = copy
            return result
        }
        let result: ResultRows
        if let query = copy.query {
            result = try rows(of: query)
        } else {
            let name = copy.table ?? SQLName("", position: 0)
            let table = try table(name, "select")
            let columns = try targets(copy, table).map { table.columns[$0] }
            let list = columns.map { SQLText.name($0.name) }.joined(separator: ", ")
            result = ResultRows(
                columns: columns.map { .init(name: $0.name, type: $0.type) },
                rows: try connection().rows("SELECT \(list) FROM \(table.storage)"))
        }
        let format = CopyFormat(copy.options)
        var lines: [String] = []
        if format.hasHeader { lines.append(format.line(result.columns.map(\.name))) }
        for row in result.rows {
            lines.append(format.line(zip(row, result.columns).map { context.conversion.write($0, $1.type) }))
        }
        var answer = StatementResult(tag: "COPY \(result.rows.count)")
        answer.copied = lines
        return answer
    }

    private func targets(_ copy: SQLCopy, _ table: Schema.Table) throws(SQLError) -> [Int] {
        guard !copy.columns.isEmpty else { return Array(table.columns.indices) }
        var targets: [Int] = []
        for name in copy.columns {
            guard let index = table.columns.firstIndex(where: { $0.name == name }) else {
                throw SQLError("42703", "column \"\(name)\" of relation \"\(table.name)\" does not exist")
            }
            targets.append(index)
        }
        return targets
    }

    /// Takes the lines that a client has sent.
    func copyIn(_ copy: SQLCopy, _ text: String) throws(SQLError) -> StatementResult {
        let table = try table(copy.table ?? SQLName("", position: 0), "insert")
        let targets = try targets(copy, table)
        let format = CopyFormat(copy.options)
        let writer = RowWriter(self, table)
        var count = 0
        for (number, fields) in format.records(text).enumerated() {
            if number == 0, format.hasHeader { continue }
            func located(_ error: SQLError, _ column: Int?, _ value: String?) -> SQLError {
                var error = error
                error.position = nil
                error.context = "COPY \(table.name), line \(number + 1)"
                if let column, let value { error.context? += ", column \(table.columns[column].name): \"\(value)\"" }
                return error
            }
            guard fields.count >= targets.count else {
                let missing = table.columns[targets[fields.count]].name
                throw located(SQLError("22P04", "missing data for column \"\(missing)\""), nil, nil)
            }
            guard fields.count == targets.count else {
                throw located(SQLError("22P04", "extra data after last expected column"), nil, nil)
            }
            var row = [SQLValue](repeating: .null, count: table.columns.count)
            var binder = binder()
            var cells: [String] = []
            for column in table.columns { cells.append(try defaultValue(column, &binder)) }
            row = try rows("SELECT \(cells.joined(separator: ", "))", binder)[0]
            for (field, target) in zip(fields, targets) {
                guard let field else {
                    row[target] = .null
                    continue
                }
                do throws(SQLError) {
                    row[target] = try context.conversion.read(field, as: table.columns[target].type)
                } catch {
                    throw located(error, target, field)
                }
            }
            try writer.generate(&row)
            do throws(SQLError) { try writer.check(row) } catch { throw located(error, nil, nil) }
            try writer.insert(row)
            count += 1
        }
        try writer.checkReferences()
        hasChangedRows = hasChangedRows || count > 0
        return StatementResult(tag: "COPY \(count)")
    }
}

/// The forms of lines that `COPY` knows: text and CSV.
struct CopyFormat {
    let isCSV: Bool
    let hasHeader: Bool
    private let delimiter: Character
    private let null: String

    init(_ options: [String: String]) {
        isCSV = options["format"] == "csv"
        hasHeader = options["header"].map { $0 != "false" } ?? false
        delimiter = options["delimiter"]?.first ?? (isCSV ? "," : "\t")
        null = options["null"] ?? (isCSV ? "" : "\\N")
    }

    func line(_ fields: [String?]) -> String {
        fields.map { field -> String in
            guard let field else { return null }
            guard isCSV else {
                return field.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
                    .replacing("\r", with: "\\r")
            }
            let needsQuotes = field.isEmpty || field.contains { $0 == delimiter || "\"\n\r".contains($0) }
            return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
        }.joined(separator: String(delimiter))
    }

    func records(_ text: String) -> [[String?]] {
        guard isCSV else {
            return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0)
                .map { line in
                    line.split(separator: delimiter, omittingEmptySubsequences: false).map {
                        $0 == null ? nil : unescaped($0)
                    }
                }
        }
        var records: [[String?]] = []
        var fields: [String?] = []
        var field = ""
        var wasQuoted = false
        var isQuoted = false
        var rest = Substring(text)
        func finished() -> String? { !wasQuoted && field == null ? nil : field }
        while let mark = rest.popFirst() {
            if isQuoted {
                if mark == "\"", rest.first == "\"" {
                    field.append("\"")
                    rest.removeFirst()
                } else if mark == "\"" {
                    isQuoted = false
                } else {
                    field.append(mark)
                }
            } else if mark == "\"" {
                (isQuoted, wasQuoted) = (true, true)
            } else if mark == delimiter {
                fields.append(finished())
                (field, wasQuoted) = ("", false)
            } else if mark == "\n" || mark == "\r\n" {
                fields.append(finished())
                records.append(fields)
                (fields, field, wasQuoted) = ([], "", false)
            } else {
                field.append(mark)
            }
        }
        if !field.isEmpty || !fields.isEmpty { records.append(fields + [finished()]) }
        return records
    }

    private func unescaped(_ field: Substring) -> String {
        var out = ""
        var rest = field
        while let mark = rest.popFirst() {
            guard mark == "\\", let next = rest.popFirst() else {
                out.append(mark)
                continue
            }
            out.append(["n": "\n", "t": "\t", "r": "\r"][next] ?? next)
        }
        return out
    }
}
