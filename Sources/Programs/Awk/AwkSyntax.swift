import Shell

/// A parsed awk program.
struct AwkProgram {
    var begin: [AwkStatement] = []
    var end: [AwkStatement] = []
    var rules: [Rule] = []
    var functions: [String: Function] = [:]
    var hasEnd = false

    struct Rule {
        var pattern: AwkExpression?
        /// The end of a range.
        var to: AwkExpression?
        var body: [AwkStatement]?
    }

    struct Function {
        var parameters: [String]
        var body: [AwkStatement]
    }
}

indirect enum AwkStatement {
    case expression(AwkExpression)
    case print([AwkExpression], isFormatted: Bool, target: AwkTarget?)
    case condition(AwkExpression, [AwkStatement], [AwkStatement])
    case loop(AwkExpression?, step: AwkStatement?, [AwkStatement], testsFirst: Bool)
    case forEach(String, array: String, [AwkStatement])
    case block([AwkStatement])
    case next, nextFile
    case exit(AwkExpression?)
    case breakLoop, continueLoop
    case returnValue(AwkExpression?)
    case delete(String, [AwkExpression]?)
}

indirect enum AwkExpression {
    case number(Double)
    case text(String)
    case regex(RegularExpression)
    case variable(String)
    case field(AwkExpression)
    case element(String, [AwkExpression])
    case assign(AwkExpression, String, AwkExpression)
    case change(AwkExpression, by: Double, isPrefix: Bool)
    case unary(String, AwkExpression)
    case binary(String, AwkExpression, AwkExpression)
    case choice(AwkExpression, AwkExpression, AwkExpression)
    case contains([AwkExpression], array: String)
    case call(String, [AwkExpression])
    case group(AwkExpression)
    /// `getline`, into a variable and from a file or a command where these are given.
    case getline(AwkExpression?, from: AwkSource?)
}

/// Where `print` writes to.
enum AwkTarget {
    case file(AwkExpression, appends: Bool)
    case command(AwkExpression)
}

/// Where `getline` reads from.
enum AwkSource {
    case file(AwkExpression)
    case command(AwkExpression)
}

/// A mistake in an awk program.
struct AwkFailure: Error {
    /// mawk's words.
    var message: String
    var busyboxMessage = "Unexpected token"
}

/// A word of an awk program.
enum AwkToken: Equatable {
    case number(Double)
    case text(String)
    case regex(String)
    case name(String)
    /// A name with `(` right behind it.
    case function(String)
    case sign(String)
    case newline
    case end
}

/// Cuts an awk program into words.
struct AwkLexer {
    static func tokens(_ source: String, isBusybox: Bool) throws(AwkFailure) -> [AwkToken] {
        let text = Array(source)
        var tokens: [AwkToken] = []
        var at = 0
        while at < text.count {
            let character = text[at]
            if character == "\n" || character == "\r\n" {
                tokens.append(.newline)
                at += 1
            } else if character.isWhitespace {
                at += 1
            } else if character == "\\", at + 1 < text.count, text[at + 1] == "\n" {
                at += 2
            } else if character == "#" {
                while at < text.count, text[at] != "\n" { at += 1 }
            } else if character == "\"" {
                tokens.append(.text(try string(text, &at, isBusybox)))
            } else if character == "/", beginsRegex(tokens.last) {
                tokens.append(.regex(try regex(text, &at)))
            } else if character.isNumber || character == "." && at + 1 < text.count && text[at + 1].isNumber {
                tokens.append(.number(number(text, &at)))
            } else if character.isLetter || character == "_" {
                var name = ""
                while at < text.count, text[at].isLetter || text[at].isNumber || text[at] == "_" {
                    name.append(text[at])
                    at += 1
                }
                tokens.append(at < text.count && text[at] == "(" ? .function(name) : .name(name))
            } else {
                tokens.append(.sign(try sign(text, &at)))
            }
        }
        return tokens + [.newline, .end]
    }

    private static func beginsRegex(_ last: AwkToken?) -> Bool {
        switch last {
        case .number, .text, .name, .regex: false
        case .sign(let sign): ![")", "]", "$", "++", "--"].contains(sign)
        default: true
        }
    }

    private static func string(
        _ text: [Character], _ at: inout Int, _ isBusybox: Bool
    ) throws(AwkFailure) -> String {
        var out = ""
        at += 1
        while at < text.count, text[at] != "\"" {
            if text[at] == "\n" { break }
            if text[at] == "\\", at + 1 < text.count {
                at += 1
                if let digit = text[at].wholeNumberValue, digit < 8 {
                    out += octal(text, &at)
                } else {
                    // mawk keeps the backslash of `\/`.
                    out += isBusybox && text[at] == "/" ? "/" : escape(text[at])
                }
            } else {
                out.append(text[at])
            }
            at += 1
        }
        guard at < text.count, text[at] == "\"" else {
            throw AwkFailure(message: "runaway string constant \"\(out) ...")
        }
        at += 1
        return out
    }

    /// Up to three octal digits; `at` is left on the last one.
    private static func octal(_ text: [Character], _ at: inout Int) -> String {
        var value = 0
        var count = 0
        while count < 3, at + count < text.count, let digit = text[at + count].wholeNumberValue, digit < 8 {
            value = value * 8 + digit
            count += 1
        }
        at += count - 1
        return UnicodeScalar(UInt32(value & 255)).map { String(Character($0)) } ?? ""
    }

    private static func escape(_ character: Character) -> String {
        switch character {
        case "n": "\n"
        case "t": "\t"
        case "r": "\r"
        case "\\": "\\"
        case "\"": "\""
        case "a": "\u{07}"
        case "b": "\u{08}"
        case "f": "\u{0C}"
        case "v": "\u{0B}"
        default: "\\" + String(character)
        }
    }

    private static func regex(_ text: [Character], _ at: inout Int) throws(AwkFailure) -> String {
        var out = ""
        var inBrackets = false
        at += 1
        while at < text.count, text[at] != "/" || inBrackets {
            if text[at] == "\\", at + 1 < text.count {
                at += 1
                out += text[at] == "/" ? "/" : "\\" + String(text[at])
            } else {
                if text[at] == "[" { inBrackets = true }
                if text[at] == "]" { inBrackets = false }
                out.append(text[at])
            }
            at += 1
        }
        guard at < text.count else { throw AwkFailure(message: "runaway regular expression /\(out) ...") }
        at += 1
        return out
    }

    private static func number(_ text: [Character], _ at: inout Int) -> Double {
        var word = ""
        while at < text.count,
            text[at].isNumber || text[at] == "."
                || "eE".contains(text[at]) && at + 1 < text.count && (text[at + 1].isNumber || text[at + 1] == "-")
        {
            word.append(text[at])
            at += 1
            if word.last == "e" || word.last == "E", at < text.count, text[at] == "-" {
                word.append("-")
                at += 1
            }
        }
        return Double(word.hasSuffix(".") ? word + "0" : word.hasPrefix(".") ? "0" + word : word) ?? 0
    }

    private static func sign(_ text: [Character], _ at: inout Int) throws(AwkFailure) -> String {
        let two = String(text[at..<min(text.count, at + 2)])
        if ["&&", "||", "==", "!=", "<=", ">=", "++", "--", "+=", "-=", "*=", "/=", "%=", "^=", ">>", "!~"].contains(
            two)
        {
            at += 2
            return two
        }
        let one = String(text[at])
        guard "{}()[];,+-*/%^!<>=?:~$|".contains(text[at]) else {
            throw AwkFailure(message: "syntax error at or near \(one)")
        }
        at += 1
        return one
    }
}
