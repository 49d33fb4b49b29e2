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
        for extra in extras { object[extra.field] = .string(extra.field.uppercased()) }
        object.lookups["Label"] = [:]
        return .object(object)
    }
}

/// `--filter` values by key.
struct Filters: Sendable, Equatable {
    private(set) var values: [(key: String, value: String)] = []

    init(_ texts: [String]) {
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            values.append((parts[0].lowercased().filter { $0 != " " }, parts.count > 1 ? parts[1] : ""))
        }
    }

    /// Throws for a key that the command does not know.
    func check(_ known: Set<String>) throws(CommandFailure) {
        for (key, _) in values where !known.contains(key) {
            throw CommandFailure("Error response from daemon: invalid filter '\(key)'")
        }
    }

    static func == (a: Filters, b: Filters) -> Bool { a.values.elementsEqual(b.values) { $0 == $1 } }

    var isEmpty: Bool { values.isEmpty }

    subscript(_ key: String) -> [String] { values.filter { $0.key == key }.map(\.value) }

    /// The moment of an `until` filter.
    func until(_ now: Instant) throws(CommandFailure) -> Instant? {
        guard let text = self["until"].first else { return nil }
        guard let instant = TimeNotation.parse(text, now: now) else {
            throw CommandFailure(
                "Error response from daemon: failed to parse value as time or duration: \(GoQuote.quote(text))")
        }
        return instant
    }

    /// Whether labels satisfy all `label` and `label!` filters.
    func admits(labels: [String: String]) -> Bool {
        func matches(_ text: String) -> Bool {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let value = labels[parts[0]] else { return false }
            return parts.count < 2 || parts[1] == value
        }
        return self["label"].allSatisfy(matches) && !self["label!"].contains(where: matches)
    }
}
