import Foundation
import Kernel
import WorldModel

/// `"{} {name!r:>8}".format(…)`
enum TextFormat {
    static func format(
        _ format: String, _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation, mapping: Value? = nil
    ) throws(Trap) -> String {
        var next = 0
        return try self.format(Array(format)[...], a, &next, &m, &os, mapping)
    }

    private static func format(
        _ format: ArraySlice<Character>, _ a: Arguments, _ next: inout Int, _ m: inout Interpreter,
        _ os: inout Simulation, _ mapping: Value?
    ) throws(Trap) -> String {
        var out = ""
        var rest = format
        while let letter = rest.popFirst() {
            if letter == "{", rest.first == "{" || letter == "}" && rest.first == "}" {
                rest.removeFirst()
                out.append(letter)
            } else if letter == "}" {
                guard rest.first == "}" else { throw m.error(.valueError, "Single '}' encountered in format string") }
                rest.removeFirst()
                out.append("}")
            } else if letter == "{" {
                var field: [Character] = []
                var depth = 1
                while let inner = rest.popFirst() {
                    if inner == "{" { depth += 1 }
                    if inner == "}" { depth -= 1 }
                    if depth == 0 { break }
                    field.append(inner)
                }
                if depth > 0 { throw m.error(.valueError, "expected '}' before end of string") }
                out += try value(field, a, &next, &m, &os, mapping)
            } else {
                out.append(letter)
            }
        }
        return out
    }

    private static func value(
        _ field: [Character], _ a: Arguments, _ next: inout Int, _ m: inout Interpreter, _ os: inout Simulation,
        _ mapping: Value?
    ) throws(Trap) -> String {
        // The first colon outside of brackets begins the format.
        let colon = field.firstIndex(of: ":") ?? field.count
        var name = Array(field[..<colon])
        var conversion: Character?
        if let mark = name.firstIndex(of: "!") {
            conversion = mark + 1 < name.count ? name[mark + 1] : nil
            name = Array(name[..<mark])
        }
        let head = String(name.prefix { $0 != "." && $0 != "[" })
        var value: Value
        if head.isEmpty || Int(head) != nil {
            // -1: the fields have numbers.
            let index = Int(head) ?? next
            if head.isEmpty ? next < 0 : next > 0 {
                throw m.error(
                    .valueError,
                    head.isEmpty
                        ? "cannot switch from manual field specification to automatic field numbering"
                        : "cannot switch from automatic field numbering to manual field specification")
            }
            next = head.isEmpty ? next + 1 : -1
            guard index + 1 < a.count else {
                throw m.error(.indexError, "Replacement index \(index) out of range for positional args tuple")
            }
            value = a[index + 1]
        } else if let found = a.keyword(head) {
            value = found
        } else if let mapping {
            value = try m.item(mapping, m.text(head), &os)
        } else {
            throw .raised(m.exception(.keyError, [m.text(head)]))
        }
        var rest = name.dropFirst(head.count)
        while let mark = rest.popFirst() {
            if mark == "." {
                let attribute = String(rest.prefix { $0 != "." && $0 != "[" })
                rest = rest.dropFirst(attribute.count)
                value = try m.attribute(value, attribute, &os)
            } else {
                let index = String(rest.prefix { $0 != "]" })
                rest = rest.dropFirst(index.count + 1)
                value = try m.item(value, Int(index).map { .int($0) } ?? m.text(index), &os)
            }
        }
        // Blanks inside of the format are filled after the value itself.
        let spec = colon < field.count ? try format(field[(colon + 1)...], a, &next, &m, &os, mapping) : ""
        switch conversion {
        case "r": value = m.text(try m.repr(value, &os))
        case "s": value = m.text(try m.str(value, &os))
        case "a": value = m.text(Interpreter.ascii(try m.repr(value, &os)))
        default: break
        }
        return try m.format(value, spec, &os)
    }
}
