/// `printf`, for the builtin and the program of that name (XCU `printf`).
package enum PrintfCommand {
    /// What it prints and how it ends.
    package struct Outcome: Sendable {
        package var output: [UInt8] = []
        package var messages: [String] = []
        package var status: Int32 = 0
    }

    package static func run(_ arguments: [String]) -> Outcome {
        var outcome = Outcome()
        var arguments = arguments[...]
        if arguments.first == "--" { arguments = arguments.dropFirst() }
        guard let format = arguments.popFirst() else {
            return Outcome(messages: ["usage: printf [-v var] format [arguments]"], status: 2)
        }
        var rest = arguments
        repeat {
            let before = rest.count
            guard print(format, &rest, &outcome), rest.count < before else { break }
        } while !rest.isEmpty
        return outcome
    }

    /// Prints the format once. False when `\c` or an error ends everything.
    private static func print(_ format: String, _ rest: inout ArraySlice<String>, _ outcome: inout Outcome) -> Bool {
        let characters = Array(format)
        var index = 0
        while index < characters.count {
            let character = characters[index]
            if character == "\\" {
                let run = escapeLength(characters, index)
                let (text, isCut) = Escapes.decode(String(characters[index..<(index + run)]))
                outcome.output += Array(text.utf8)
                if isCut { return false }
                index += run
            } else if character == "%" {
                index += 1
                if index < characters.count, characters[index] == "%" {
                    outcome.output.append(0x25)
                    index += 1
                    continue
                }
                guard convert(characters, &index, &rest, &outcome) else { return false }
            } else {
                outcome.output += Array(String(character).utf8)
                index += 1
            }
        }
        return true
    }

    private static func escapeLength(_ characters: [Character], _ start: Int) -> Int {
        var end = start + 2
        guard start + 1 < characters.count else { return 1 }
        let code = characters[start + 1]
        let limit = code == "x" ? 4 : code.isWholeNumber ? 4 : 2
        while end < characters.count, end - start < limit, characters[end].isHexDigit,
            code == "x" || (characters[end].wholeNumberValue ?? 9) < 8
        { end += 1 }
        return min(end, characters.count) - start
    }

    private struct Directive {
        var flags = ""
        var width = 0
        var precision: Int?
    }

    private static func convert(
        _ characters: [Character], _ index: inout Int, _ rest: inout ArraySlice<String>, _ outcome: inout Outcome
    ) -> Bool {
        var directive = Directive()
        while index < characters.count, "-+ #0".contains(characters[index]) {
            directive.flags.append(characters[index])
            index += 1
        }
        directive.width = number(characters, &index, &rest) ?? 0
        if directive.width < 0 {
            directive.flags += "-"
            directive.width = -directive.width
        }
        if index < characters.count, characters[index] == "." {
            index += 1
            directive.precision = number(characters, &index, &rest) ?? 0
        }
        while index < characters.count, "hlLqjzt".contains(characters[index]) { index += 1 }
        guard index < characters.count else {
            outcome.messages.append("missing format character")
            outcome.status = 1
            return false
        }
        let kind = characters[index]
        index += 1
        let argument = rest.popFirst()
        guard let text = format(kind, argument, directive, &outcome) else {
            outcome.messages.append("%\(kind): invalid directive")
            outcome.status = 1
            return false
        }
        outcome.output += Array(pad(text, directive, isNumber: "diouxX".contains(kind)).utf8)
        return true
    }

    private static func number(
        _ characters: [Character], _ index: inout Int, _ rest: inout ArraySlice<String>
    ) -> Int? {
        if index < characters.count, characters[index] == "*" {
            index += 1
            return rest.popFirst().flatMap { Int($0) }
        }
        let start = index
        while index < characters.count, characters[index].isASCII, characters[index].isNumber { index += 1 }
        return Int(String(characters[start..<index])).map { min($0, 100_000) }
    }

    private static func format(
        _ kind: Character, _ argument: String?, _ directive: Directive, _ outcome: inout Outcome
    ) -> String? {
        switch kind {
        case "s":
            let text = argument ?? ""
            return directive.precision.map { String(text.prefix($0)) } ?? text
        case "b": return Escapes.decode(argument ?? "").text
        case "c": return String((argument ?? "").prefix(1))
        case "q": return Quoting.quoted(argument ?? "")
        case "d", "i":
            let value = integer(argument, &outcome)
            let digits = minimum(String(value.magnitude), directive.precision)
            let sign = value < 0 ? "-" : directive.flags.contains("+") ? "+" : directive.flags.contains(" ") ? " " : ""
            return sign + digits
        case "u": return minimum(String(UInt64(bitPattern: integer(argument, &outcome))), directive.precision)
        case "o": return minimum(String(UInt64(bitPattern: integer(argument, &outcome)), radix: 8), directive.precision)
        case "x", "X":
            let digits = String(UInt64(bitPattern: integer(argument, &outcome)), radix: 16, uppercase: kind == "X")
            return (directive.flags.contains("#") ? "0\(kind)" : "") + minimum(digits, directive.precision)
        case "f", "F", "g", "e", "E", "G": return decimal(argument, directive.precision ?? 6, &outcome)
        default: return nil
        }
    }

    private static func minimum(_ digits: String, _ precision: Int?) -> String {
        String(repeating: "0", count: max(0, (precision ?? 1) - digits.count)) + digits
    }

    private static func integer(_ argument: String?, _ outcome: inout Outcome) -> Int64 {
        guard let argument, !argument.isEmpty else { return 0 }
        if argument.hasPrefix("'") || argument.hasPrefix("\"") {
            return Int64(argument.dropFirst().unicodeScalars.first?.value ?? 0)
        }
        if argument.hasPrefix("0x"), let value = Int64(argument.dropFirst(2), radix: 16) { return value }
        if argument.hasPrefix("0"), argument.count > 1, let value = Int64(argument, radix: 8) { return value }
        if let value = Int64(argument) { return value }
        outcome.messages.append("\(argument): invalid number")
        outcome.status = 1
        let digits = argument.prefix { $0.isNumber || $0 == "-" || $0 == "+" }
        return Int64(digits) ?? 0
    }

    private static func decimal(_ argument: String?, _ precision: Int, _ outcome: inout Outcome) -> String {
        guard let argument, !argument.isEmpty else { return fixed(0, precision) }
        guard let value = Double(argument) else {
            outcome.messages.append("\(argument): invalid number")
            outcome.status = 1
            return fixed(0, precision)
        }
        return fixed(value, precision)
    }

    /// A number with a fixed count of decimals.
    package static func fixed(_ value: Double, _ precision: Int) -> String {
        let precision = min(precision, 15)
        var scale = 1.0
        for _ in 0..<precision { scale *= 10 }
        let scaled = (value.magnitude * scale).rounded(.toNearestOrEven)
        guard scaled < 9e18 else { return String(value) }
        let whole = UInt64(scaled)
        let unit = UInt64(scale)
        let fraction = String(whole % unit)
        let sign = value < 0 && whole > 0 ? "-" : ""
        guard precision > 0 else { return sign + String(whole) }
        return sign + String(whole / unit) + "." + String(repeating: "0", count: precision - fraction.count) + fraction
    }

    private static func pad(_ text: String, _ directive: Directive, isNumber: Bool) -> String {
        let missing = directive.width - text.count
        guard missing > 0 else { return text }
        if directive.flags.contains("-") { return text + String(repeating: " ", count: missing) }
        if directive.flags.contains("0"), isNumber {
            let sign = text.prefix { $0 == "-" || $0 == "+" }
            return sign + String(repeating: "0", count: missing) + text.dropFirst(sign.count)
        }
        return String(repeating: " ", count: missing) + text
    }
}
