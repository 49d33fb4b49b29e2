import CommandSyntax
import WorldModel

/// A column of a list: the field in templates, the heading, and the text of a row.
struct ListColumn<Row> {
    var field: String
    var heading: String
    var text: (Row) -> String

    init(_ field: String, _ heading: String, _ text: @escaping (Row) -> String) {
        self.field = field
        self.heading = heading
        self.text = text
    }
}

/// Prints lists as Docker's commands do: a table, only ids, JSON lines, or by a template.
struct ListOutput<Row> {
    /// Go's name of the row type, for template errors.
    var typeName: String
    var columns: [ListColumn<Row>]
    /// The fields of the standard table.
    var standard: [String]
    /// Fields for templates only, besides the columns: any value.
    var extras: [(field: String, value: (Row) -> TemplateValue)] = []
    /// Those of the extra fields that have no heading: a table shows `<no value>` for it.
    var unnamedExtras: Set<String> = []
    /// Labels of a row, for `{{.Label "key"}}`.
    var labels: (Row) -> [String: String] = { _ in [:] }

    /// The text for `--format` (nil or empty is the table).
    func text(_ rows: [Row], format: String?) throws(CommandFailure) -> String {
        var format = format ?? "table"
        if format.isEmpty { format = "table" }
        if format == "table" { return table(rows) }
        if format == "json" {
            return rows.map { GoJSON.compact(object($0), escapesHTML: true) + "\n" }.joined()
        }
        let isTable = format.hasPrefix("table ")
        let source = isTable ? String(format.dropFirst(6)) : format
        do throws(TemplateError) {
            let template = try GoTemplate(Self.unescaped(source))
            var lines = ""
            for row in rows { lines += try template.execute(object(row)) + "\n" }
            guard isTable else { return lines }
            var text = TextTable()
            text.append(lines: try template.execute(headings, functions: .headers) + "\n" + lines)
            return text.text
        } catch {
            throw CommandFailure(
                "template parsing error: " + error.description)
        }
    }

    /// Runs a template on a row without anything in it, as `docker ps` does to see what it asks for (docker/cli,
    /// `buildContainerListOptions`; recorded in containers-a10-list-corners).
    func checkTemplate(_ format: String?) throws(CommandFailure) {
        guard let format, !["", "table", "json", "raw"].contains(format) else { return }
        let template: GoTemplate
        do {
            template = try GoTemplate(format)
        } catch {
            throw CommandFailure("failed to parse template: " + error.description)
        }
        var object = TemplateObject(typeName, marshalsItself: true)
        for column in columns { object[column.field] = "" }
        for extra in extras { object[extra.field] = "" }
        object.lookups["Label"] = [:]
        do {
            _ = try template.execute(.object(object))
        } catch {
            throw CommandFailure("failed to execute template: " + error.description)
        }
    }

    /// The rows as a list of objects.
    func list(_ rows: [Row]) -> TemplateValue { .list(rows.map(object)) }

    /// `\t` and `\n` typed in a shell's single quotes.
    private static func unescaped(_ text: String) -> String {
        var out = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                out += character == "t" ? "\t" : character == "n" ? "\n" : "\\" + String(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                out.append(character)
            }
        }
        return isEscaped ? out + "\\" : out
    }

    private func table(_ rows: [Row]) -> String {
        let shown = standard.compactMap { field in columns.first { $0.field == field } }
        var table = TextTable()
        table.append(shown.map(\.heading))
        for row in rows { table.append(shown.map { $0.text(row) }) }
        return table.text
    }

    private func object(_ row: Row) -> TemplateValue {
        var object = TemplateObject(typeName, marshalsItself: true)
        for column in columns { object[column.field] = .string(column.text(row)) }
        for extra in extras { object[extra.field] = extra.value(row) }
        object.lookups["Label"] = labels(row)
        return .object(object)
    }

    private var headings: TemplateValue {
        var object = TemplateObject(typeName)
        for column in columns { object[column.field] = .string(column.heading) }
        for extra in extras {
            object[extra.field] =
                unnamedExtras.contains(extra.field) ? .string("<no value>") : .string(extra.field.uppercased())
        }
        object.lookups["Label"] = [:]
        object.echoesLookups = true
        return .object(object)
    }
}
