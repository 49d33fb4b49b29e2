import Foundation
import Kernel
import WorldModel

/// Regular expressions and JSON.
enum TextBuiltins {
    static let groups: [Natives.Group] = [
        Natives.Group("RegExp.prototype", ofExpressions), Natives.Group("JSON", ofJSON),
    ]

    // MARK: Regular expressions

    static let makeRegularExpression: NativeFunction = { (m, os, c) throws(Trap) in
        var source = ""
        var flags = ""
        if case .regularExpression(let known, let knownFlags)? = m.kind(c[0]) {
            (source, flags) = (known, knownFlags)
        } else if c[0] != .undefined {
            source = try m.toText(c[0], &os)
        }
        if c[1] != .undefined { flags = try m.toText(c[1], &os) }
        return try m.makeRegularExpression(source, flags)
    }

    private static func own(_ c: Call, _ name: String, _ m: inout Machine) throws(Trap) -> (ObjectID, String, String) {
        guard case .object(let id) = c.this, case .regularExpression(let source, let flags) = m.things[Int(id)].kind
        else {
            throw m.error(.typeError, "Receiver is not a RegExp")
        }
        return (id, source, flags)
    }

    /// A pattern between slashes: its own slashes are escaped.
    private static func shown(_ source: String) -> String {
        if source.isEmpty { return "(?:)" }
        var result = ""
        var isEscaped = false
        var isInClass = false
        for character in source {
            if character == "/", !isEscaped, !isInClass { result += "\\" }
            if character == "\n" {
                result += "\\n"
                continue
            }
            if !isEscaped {
                if character == "[" { isInClass = true }
                if character == "]" { isInClass = false }
            }
            isEscaped = !isEscaped && character == "\\"
            result.append(character)
        }
        return result
    }

    private static func flag(_ name: String, _ letter: Character) -> Natives.Function {
        ("get " + name, 0, { (m, os, c) throws(Trap) in .bool(try own(c, name, &m).2.contains(letter)) })
    }

    private static let ofExpressions: Natives.Functions = [
        (
            "exec", 1,
            { (m, os, c) throws(Trap) in
                let (id, source, flags) = try own(c, "exec", &m)
                let text = try m.toTextValue(c[0], &os)
                let moves = flags.contains("g") || flags.contains("y")
                let start = moves ? try m.toInteger(try m.get(c.this, .lastIndex, &os), &os) : 0
                let string = m.string(text) ?? ""
                let units = string as NSString
                guard start <= units.length, let expression = RegularExpression.compile(source, flags),
                    let match = expression.match(units, from: max(0, start), isSticky: flags.contains("y"))
                else {
                    if moves { m.define(id, .key(KnownName.lastIndex.rawValue), .number(0), .writable) }
                    return .null
                }
                let whole = Text(string)
                var groups: [Value] = []
                for group in match {
                    groups.append(group.map { m.text(whole.slice($0.lowerBound, $0.upperBound)) } ?? .undefined)
                }
                let bounds = match[0] ?? 0..<0
                if moves { m.define(id, .key(KnownName.lastIndex.rawValue), .int(bounds.upperBound), .writable) }
                let list = m.array(groups)
                guard case .object(let result) = list else { return .null }
                m.define(result, .key(KnownName.index.rawValue), .int(bounds.lowerBound))
                m.define(result, .key(KnownName.input.rawValue), text)
                var named = Value.undefined
                if !expression.names.isEmpty {
                    let holder = m.make(.ordinary, -1)
                    for (number, name) in expression.names.sorted(by: { $0.key < $1.key }) {
                        m.define(holder, name, number < groups.count ? groups[number] : .undefined)
                    }
                    named = .object(holder)
                }
                m.define(result, .key(KnownName.groups.rawValue), named)
                return list
            }
        ),
        (
            "toString", 0,
            { (m, os, c) throws(Trap) in
                let (_, source, flags) = try own(c, "toString", &m)
                return m.text("/\(shown(source))/\(flags)")
            }
        ),
        (
            "get source", 0,
            { (m, os, c) throws(Trap) in
                let source = try own(c, "source", &m).1
                return m.text(shown(source))
            }
        ),
        ("get flags", 0, { (m, os, c) throws(Trap) in m.text(String(try own(c, "flags", &m).2.sorted())) }),
        flag("global", "g"), flag("ignoreCase", "i"), flag("multiline", "m"), flag("sticky", "y"),
        flag("unicode", "u"), flag("dotAll", "s"), flag("hasIndices", "d"),
    ]

    // MARK: JSON

    private static let ofJSON: Natives.Functions = [
        (
            "parse", 2,
            { (m, os, c) throws(Trap) in
                var reader = JSONReader(try m.toText(c[0], &os))
                let value = try reader.read(&m)
                guard m.isCallable(c[1]) else { return value }
                return try m.call(m.hooks["revive"] ?? .undefined, .undefined, [value, c[1]], &os)
            }
        ),
        (
            "stringify", 3,
            { (m, os, c) throws(Trap) in
                var writer = JSONWriter()
                if case .number(let number) = c[2] {
                    writer.gap = String(
                        repeating: " ", count: max(0, min(10, Int(exactly: number.rounded(.down)) ?? 0)))
                } else if let text = m.string(c[2]) {
                    writer.gap = String(text.prefix(10))
                }
                if m.isCallable(c[1]) {
                    writer.replacer = c[1]
                } else if m.isArray(c[1]), let items = m.items(c[1]) {
                    var names: [PropertyName] = []
                    for item in items { names.append(try m.name(item, &os)) }
                    writer.names = names
                }
                let holder = m.makeObject()
                m.define(holder, "", c[0])
                m.held.append(.object(holder))
                defer { m.held.removeLast() }
                guard try writer.write(c[0], holder: .object(holder), key: .key(m.names.key("")), &m, &os) else {
                    return .undefined
                }
                return m.text(writer.output)
            }
        ),
    ]
}

extension Machine {
    mutating func makeRegularExpression(_ source: String, _ flags: String) throws(Trap) -> Value {
        guard flags.allSatisfy({ "dgimsuyv".contains($0) }), Set(flags).count == flags.count else {
            throw error(.syntaxError, "Invalid flags supplied to RegExp constructor '\(flags)'")
        }
        if let problem = RegularExpression.problem(source, flags) {
            throw error(.syntaxError, "Invalid regular expression: /\(source)/\(flags): \(problem)")
        }
        let id = make(.regularExpression(source: source, flags: flags), prototypes.regularExpression)
        things[Int(id)].properties.add(KnownName.lastIndex.rawValue, .number(0), .writable)
        return .object(id)
    }
}
