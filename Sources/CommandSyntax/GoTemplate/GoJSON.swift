/// JSON as Go and Docker print it.
package enum GoJSON {
    /// Everything on one line, without blanks.
    package static func compact(_ value: TemplateValue, escapesHTML: Bool = false) -> String {
        var writer = Writer(escapesHTML: escapesHTML, indent: nil)
        writer.write(value)
        return writer.text
    }

    /// A line for each element, four spaces deeper than its container, as `docker inspect` does.
    package static func indented(_ value: TemplateValue, by width: Int = 4, escapesHTML: Bool = false) -> String {
        var writer = Writer(escapesHTML: escapesHTML, indent: width)
        writer.write(value)
        return writer.text
    }

    /// A text in JSON's quotes.
    package static func quote(_ text: String, escapesHTML: Bool = false) -> String {
        var writer = Writer(escapesHTML: escapesHTML, indent: nil)
        writer.write(string: text)
        return writer.text
    }

    private struct Writer {
        var escapesHTML: Bool
        let indent: Int?
        var text = ""
        private var depth = 0

        init(escapesHTML: Bool, indent: Int?) {
            self.escapesHTML = escapesHTML
            self.indent = indent
        }

        mutating func write(_ value: TemplateValue) {
            switch value {
            case .null, .missing, .nilList, .nilMap: text += "null"
            case .bool(let value): text += value ? "true" : "false"
            case .int(let value): text += String(value)
            case .float(let value): text += GoJSON.number(value)
            case .duration(let span): text += String(span.nanoseconds)
            case .string(let value): write(string: value)
            case .list(let values):
                write(between: "[", "]", values) { writer, value in writer.write(value) }
            case .object(let object): write(object)
            }
        }

        private mutating func write(_ object: TemplateObject) {
            let outer = escapesHTML
            defer { escapesHTML = outer }
            if object.marshalsItself { escapesHTML = true }
            var fields = object.fields.compactMap { field in field.jsonName.map { ($0, field.value) } }
            if object.isMap || object.marshalsItself {
                fields.sort { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
            }
            write(between: "{", "}", fields) { writer, field in
                writer.write(string: field.0)
                writer.text += writer.indent == nil ? ":" : ": "
                writer.write(field.1)
            }
        }

        private mutating func write<Element>(
            between open: String, _ close: String, _ elements: [Element],
            _ writeOne: (inout Writer, Element) -> Void
        ) {
            text += open
            guard !elements.isEmpty else {
                text += close
                return
            }
            depth += 1
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                breakLine()
                writeOne(&self, element)
            }
            depth -= 1
            breakLine()
            text += close
        }

        private mutating func breakLine() {
            guard let indent else { return }
            text += "\n" + String(repeating: " ", count: indent * depth)
        }

        mutating func write(string: String) {
            text += "\""
            for scalar in string.unicodeScalars { write(scalar) }
            text += "\""
        }

        private mutating func write(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{8}": text += "\\b"
            case "\u{c}": text += "\\f"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "<", ">", "&":
                if escapesHTML {
                    text += "\\u" + GoQuote.hex(scalar.value, width: 4)
                } else {
                    text.unicodeScalars.append(scalar)
                }
            case "\u{2028}", "\u{2029}": text += "\\u" + GoQuote.hex(scalar.value, width: 4)
            default:
                if scalar.value < 0x20 {
                    text += "\\u" + GoQuote.hex(scalar.value, width: 4)
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
    }

    /// A number as Go's encoder writes it: an exponent only below 1e-6 and from 1e21 on.
    private static func number(_ value: Double) -> String {
        let magnitude = value.magnitude
        guard magnitude != 0, magnitude < 1e-6 || magnitude >= 1e21 else {
            return NumberText.plainShortest(value)
        }
        // Go shortens e-09 to e-9.
        let text = NumberText.shortest(value)
        guard text.utf8.suffix(4).starts(with: "e-0".utf8) else { return text }
        return String(text.dropLast(2)) + String(text.suffix(1))
    }
}
