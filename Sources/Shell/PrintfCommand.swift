import Glibc
import ShellSyntax
import WorldModel

/// `printf`, for the builtins and the program of that name (XCU `printf`).
package struct PrintfCommand {
    /// What it prints and how it ends.
    package struct Outcome: Sendable {
        package var output: [UInt8] = []
        package var messages: [String] = []
        package var status: Int32 = 0
    }

    private let style: ShellFlavour
    /// GNU's program differs from bash's builtin in a few words.
    private let isProgram: Bool
    private let now: Instant
    private var outcome = Outcome()
    private var rest: ArraySlice<String>

    /// Prints `arguments`: a format and what it formats.
    package static func run(
        _ arguments: [String], style: ShellFlavour = .bash, isProgram: Bool = false, now: Instant = Instant(seconds: 0)
    ) -> Outcome {
        guard let format = arguments.first else {
            switch style {
            case .bash: return Outcome(messages: ["usage: printf [-v var] format [arguments]"], status: 2)
            case .dash: return Outcome(messages: ["usage: printf format [arg ...]"], status: 2)
            case .ash: return Outcome(messages: ["usage: printf FORMAT [ARGUMENT...]"], status: isProgram ? 1 : 2)
            }
        }
        var command = PrintfCommand(style: style, isProgram: isProgram, now: now, rest: arguments.dropFirst())
        let bytes = Array(format.utf8)
        var isWhole = true
        repeat {
            let before = command.rest.count
            isWhole = command.print(bytes)
            guard isWhole, command.rest.count < before else { break }
        } while !command.rest.isEmpty
        if isProgram, isWhole, style == .bash, let extra = command.rest.first, command.rest.count == arguments.count - 1
        {
            command.outcome.messages.append("warning: ignoring excess arguments, starting with '\(extra)'")
        }
        return command.outcome
    }

    private init(style: ShellFlavour, isProgram: Bool, now: Instant, rest: ArraySlice<String>) {
        self.style = style
        self.isProgram = isProgram
        self.now = now
        self.rest = rest
    }

    /// Prints the format once. False when `\c` or an error ends everything.
    private mutating func print(_ format: [UInt8]) -> Bool {
        var index = 0
        while index < format.count {
            let byte = format[index]
            if byte == UInt8(ascii: "\\"), index + 1 < format.count, format[index + 1] == UInt8(ascii: "%") {
                // A backslash does not hide a directive.
                outcome.output.append(byte)
                index += 1
            } else if byte == UInt8(ascii: "\\") {
                guard let escaped = Escapes.next(format, &index, style == .dash ? .dashPrintf : .printf) else {
                    return false
                }
                if style == .bash, escaped == [0x5C, UInt8(ascii: "x")] {
                    outcome.messages.append(
                        isProgram ? "missing hexadecimal number in escape" : "missing hex digit for \\x")
                }
                outcome.output += escaped
            } else if byte == UInt8(ascii: "%") {
                index += 1
                if index < format.count, format[index] == UInt8(ascii: "%") {
                    outcome.output.append(byte)
                    index += 1
                    continue
                }
                guard convert(format, &index) else { return false }
            } else {
                outcome.output.append(byte)
                index += 1
            }
        }
        return true
    }

    // MARK: Directives

    private struct Directive {
        var flags = ""
        var width: Int?
        var precision: Int?

        /// The directive in C's words.
        func text(_ kind: Character) -> String {
            "%" + flags + (width.map(String.init) ?? "") + (precision.map { "." + String($0) } ?? "") + String(kind)
        }
    }

    private mutating func convert(_ format: [UInt8], _ index: inout Int) -> Bool {
        let start = index - 1
        var directive = Directive()
        while index < format.count, "-+ #0'".utf8.contains(format[index]) {
            if format[index] != UInt8(ascii: "'") { directive.flags.append(Character(UnicodeScalar(format[index]))) }
            index += 1
        }
        directive.width = number(format, &index)
        if let width = directive.width, width < 0 {
            directive.flags += "-"
            directive.width = -width
        }
        if index < format.count, format[index] == UInt8(ascii: ".") {
            index += 1
            let precision = number(format, &index) ?? 0
            directive.precision = precision < 0 ? nil : precision
        }
        if index < format.count, format[index] == UInt8(ascii: "("), style == .bash, !isProgram {
            return convertTime(format, &index, directive)
        }
        let modifiers = index
        while style != .dash, index < format.count, "hlLjzt".utf8.contains(format[index]) { index += 1 }
        let isWideB =
            style == .ash && index < format.count && format[index] == UInt8(ascii: "b") && index > start + 1
        guard index < format.count, !isWideB else {
            fail(
                start..<format.count, format, modifiers..<index,
                bash: isProgram ? "invalid conversion specification" : "missing format character",
                isMissing: true)
            return false
        }
        let kind = Character(UnicodeScalar(format[index]))
        index += 1
        guard "diouxXfFeEgGaAcsbq".contains(kind), kind != "q" || style == .bash else {
            if style == .bash, !isProgram {
                message("`\(kind)': invalid format character")
            } else {
                fail(
                    start..<index, format, modifiers..<(index - 1),
                    bash: "invalid conversion specification")
            }
            return false
        }
        return printArgument(kind, directive)
    }

    private mutating func fail(
        _ range: Range<Int>, _ format: [UInt8], _ modifiers: Range<Int>, bash: String,
        isMissing: Bool = false
    ) {
        let text = String(decoding: format[range], as: UTF8.self)
        switch style {
        case .bash: message(isProgram ? "\(text): \(bash)" : "`\(text)': \(bash)")
        case .dash where isMissing:
            message("missing format character")
            outcome.status = 2
        case .dash:
            message("\(text): invalid directive")
            outcome.status = 2
        case .ash:
            let rest = format[range.lowerBound..<modifiers.lowerBound] + format[modifiers.upperBound...]
            message("\(String(decoding: rest, as: UTF8.self)): invalid format")
        }
    }

    private mutating func message(_ text: String) {
        outcome.messages.append(text)
        outcome.status = 1
    }

    private mutating func number(_ format: [UInt8], _ index: inout Int) -> Int? {
        if index < format.count, format[index] == UInt8(ascii: "*") {
            index += 1
            return Int(clamping: integer(rest.popFirst()))
        }
        let start = index
        while index < format.count, (48...57).contains(format[index]) { index += 1 }
        guard index > start else { return nil }
        return min(Int(String(decoding: format[start..<index], as: UTF8.self)) ?? 0, 100_000)
    }

    private mutating func printArgument(_ kind: Character, _ directive: Directive) -> Bool {
        switch kind {
        case "d", "i": add(NumberText.format(integer(rest.popFirst(), isSigned: true), directive.text("d")))
        case "u", "o", "x", "X": add(NumberText.format(integer(rest.popFirst()), directive.text(kind)))
        case "c":
            pad([(rest.popFirst() ?? "").utf8.first ?? 0], directive)
        case "s":
            let bytes = Array((rest.popFirst() ?? "").utf8)
            pad(directive.precision.map { Array(bytes.prefix($0)) } ?? bytes, directive)
        case "b":
            let (bytes, isCut) = Escapes.decodeBytes(rest.popFirst() ?? "", isDash: style == .dash)
            pad(directive.precision.map { Array(bytes.prefix($0)) } ?? bytes, directive)
            if isCut { return false }
        case "q": pad(Array(Self.shellQuoted(rest.popFirst() ?? "", isProgram: isProgram).utf8), directive)
        default: add(NumberText.format(decimal(rest.popFirst()), directive.text(kind)))
        }
        return true
    }

    /// bash escapes by backslashes, GNU's program by quotes.
    private static func shellQuoted(_ text: String, isProgram: Bool) -> String {
        if isProgram {
            // GNU's takes double quotes where an apostrophe is all that needs some.
            let isSimple = text.contains("'") && !text.contains { "\"\\$`!".contains($0) }
            return isSimple ? "\"\(text)\"" : Quoting.quoted(text)
        }
        if text.isEmpty { return "''" }
        if text.utf8.contains(where: { $0 < 32 || $0 == 127 }) { return Quoting.ansi(text) }
        return text.enumerated().map { offset, character in
            let isPlain =
                character.isLetter || character.isNumber || "_-./:=@%+,".contains(character) || !character.isASCII
                || (character == "~" || character == "#") && offset > 0
            return isPlain ? String(character) : "\\\(character)"
        }
        .joined()
    }

    /// `%(format)T`: -1 and nothing are now.
    private mutating func convertTime(_ format: [UInt8], _ index: inout Int, _ directive: Directive) -> Bool {
        guard let end = format[index...].firstIndex(of: UInt8(ascii: ")")), end + 1 < format.count,
            format[end + 1] == UInt8(ascii: "T")
        else {
            message("`(': invalid format character")
            return false
        }
        let pattern = String(decoding: format[(index + 1)..<end], as: UTF8.self)
        index = end + 2
        let argument = rest.popFirst()
        let given = argument.map { integer($0) } ?? -1
        var seconds = time_t(given < 0 ? now.seconds : given)
        var fields = tm()
        gmtime_r(&seconds, &fields)
        var buffer = [CChar](repeating: 0, count: 256)
        let length = strftime(&buffer, buffer.count, pattern.isEmpty ? "%H:%M:%S" : pattern, &fields)
        pad(buffer[..<length].map { UInt8(bitPattern: $0) }, directive)
        return true
    }

    private mutating func add(_ text: String) { outcome.output += Array(text.utf8) }

    private mutating func pad(_ bytes: [UInt8], _ directive: Directive) {
        let missing = [UInt8](repeating: 32, count: max(0, (directive.width ?? 0) - bytes.count))
        outcome.output += directive.flags.contains("-") ? bytes + missing : missing + bytes
    }

    // MARK: Arguments

    private mutating func complain(_ argument: String, isEmptyNumber: Bool) {
        switch style {
        case .bash:
            if isProgram {
                message(
                    "'\(argument)': " + (isEmptyNumber ? "expected a numeric value" : "value not completely converted"))
            } else {
                message("\(argument): invalid number")
            }
        case .dash: message("\(argument): " + (isEmptyNumber ? "expected numeric value" : "not completely converted"))
        case .ash: message("invalid number '\(argument)'")
        }
    }

    private mutating func complainOfRange(_ argument: String) {
        switch style {
        case .bash where isProgram: message("'\(argument)': Numerical result out of range")
        case .bash: outcome.messages.append("warning: \(argument): Numerical result out of range")
        case .dash: message("\(argument): Numerical result out of range")
        case .ash: message("invalid number '\(argument)'")
        }
    }

    private mutating func integer(_ argument: String?, isSigned: Bool = false) -> Int64 {
        guard let argument, !argument.isEmpty else {
            if style == .ash { complain("", isEmptyNumber: true) }
            return 0
        }
        if let value = Int64(argument), argument.utf8.first != UInt8(ascii: "0") || value == 0 { return value }
        if argument.hasPrefix("'") || argument.hasPrefix("\"") {
            return Int64(argument.utf8.dropFirst().first ?? 0)
        }
        var end: UnsafeMutablePointer<CChar>?
        return argument.withCString { start in
            errno = 0
            let isNegative = argument.drop(while: \.isWhitespace).hasPrefix("-")
            let value =
                isNegative || isSigned ? strtoll(start, &end, 0) : Int64(bitPattern: strtoull(start, &end, 0))
            let isTooLarge = errno == ERANGE
            let used = end.map { UnsafePointer($0) - start } ?? 0
            if isTooLarge {
                complainOfRange(argument)
                return style == .ash ? 0 : value
            }
            if used < argument.utf8.count { complain(argument, isEmptyNumber: used == 0) }
            return style == .ash && used < argument.utf8.count ? 0 : value
        }
    }

    private mutating func decimal(_ argument: String?) -> Double {
        guard let argument, !argument.isEmpty else { return 0 }
        if argument.hasPrefix("'") || argument.hasPrefix("\"") {
            return Double(argument.utf8.dropFirst().first ?? 0)
        }
        var end: UnsafeMutablePointer<CChar>?
        return argument.withCString { start in
            let value = strtod(start, &end)
            let used = end.map { UnsafePointer($0) - start } ?? 0
            if used < argument.utf8.count { complain(argument, isEmptyNumber: used == 0) }
            return style == .ash && used < argument.utf8.count ? 0 : value
        }
    }

    /// A number with a fixed count of decimals.
    package static func fixed(_ value: Double, _ precision: Int) -> String {
        NumberText.format(value, "%.\(min(precision, 60))f")
    }
}
