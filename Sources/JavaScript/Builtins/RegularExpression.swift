import Foundation

/// A regular expression of JavaScript, carried out by ICU's, whose language is nearly the same.
struct RegularExpression {
    let expression: NSRegularExpression
    /// Names of groups, by number.
    let names: [Int: String]

    /// A group's place in UTF-16 units; `nil` for one that took no part.
    typealias Group = Range<Int>?

    private static let cache = Cache()

    static func compile(_ source: String, _ flags: String) -> RegularExpression? {
        let key = flags + "/" + source
        if let known = cache[key] { return known }
        var translation = Translation(source, isUnicode: flags.contains("u"), isMultiline: flags.contains("m"))
        let pattern = translation.run()
        var options: NSRegularExpression.Options = []
        if flags.contains("i") { options.insert(.caseInsensitive) }
        if flags.contains("m") { options.insert(.anchorsMatchLines) }
        if flags.contains("s") { options.insert(.dotMatchesLineSeparators) }
        guard translation.problem == nil,
            let expression = try? NSRegularExpression(pattern: pattern.isEmpty ? "(?:)" : pattern, options: options)
        else { return nil }
        let result = RegularExpression(expression: expression, names: translation.names)
        cache[key] = result
        return result
    }

    /// What is wrong with a pattern, in V8's words.
    static func problem(_ source: String, _ flags: String) -> String? {
        if let problem = Self.shapeProblem(source) { return problem }
        return compile(source, flags) == nil ? "Invalid regular expression" : nil
    }

    private static func shapeProblem(_ source: String) -> String? {
        var depth = 0
        var isInClass = false
        var isEscaped = false
        var canRepeat = false
        for character in source {
            if isEscaped {
                isEscaped = false
                canRepeat = true
                continue
            }
            switch character {
            case "\\": isEscaped = true
            case "[" where !isInClass: isInClass = true
            case "]" where isInClass:
                isInClass = false
                canRepeat = true
                continue
            case _ where isInClass: break
            case "(":
                depth += 1
                canRepeat = false
                continue
            case ")":
                depth -= 1
                if depth < 0 { return "Unmatched ')'" }
                canRepeat = true
                continue
            case "*", "+":
                if !canRepeat { return "Nothing to repeat" }
                canRepeat = false
                continue
            case "|":
                canRepeat = false
                continue
            default: break
            }
            canRepeat = true
        }
        if let problem = countProblem(source) { return problem }
        if isEscaped { return "\\ at end of pattern" }
        if isInClass { return "Unterminated character class" }
        return depth > 0 ? "Unterminated group" : nil
    }

    private static func countProblem(_ source: String) -> String? {
        for match in source.matches(of: /\{(\d+),(\d+)\}/) where (Int(match.1) ?? 0) > (Int(match.2) ?? 0) {
            return "numbers out of order in {} quantifier"
        }
        if source.contains(/\}\{\d+(,\d*)?\}/) { return "Nothing to repeat" }
        let names = source.matches(of: /\(\?<([A-Za-z_$][\w$]*)>/).map { String($0.1) }
        if Set(names).count < names.count { return "Duplicate capture group name" }
        for match in source.matches(of: /\[\^?(\w)-(\w)\]/) where match.1 > match.2 {
            return "Range out of order in character class"
        }
        return nil
    }

    func match(_ text: NSString, from start: Int, isSticky: Bool) -> [Group]? {
        var options: NSRegularExpression.MatchingOptions = [.withTransparentBounds, .withoutAnchoringBounds]
        if isSticky { options.insert(.anchored) }
        guard start <= text.length,
            let match = expression.firstMatch(
                in: text as String, options: options, range: NSRange(location: start, length: text.length - start))
        else { return nil }
        return (0..<match.numberOfRanges).map { index in
            let range = match.range(at: index)
            return range.location == NSNotFound ? nil : range.location..<range.location + range.length
        }
    }

    /// Compiled expressions: the same ones are used again and again. What they hold never changes.
    private final class Cache: @unchecked Sendable {
        private var known: [String: RegularExpression] = [:]
        private let lock = NSLock()

        subscript(key: String) -> RegularExpression? {
            get { lock.withLock { known[key] } }
            set {
                lock.withLock {
                    if known.count > 500 { known = [:] }
                    known[key] = newValue
                }
            }
        }
    }

    /// Writes a pattern as ICU wants it.
    private struct Translation {
        let source: [Character]
        let isUnicode: Bool
        let isMultiline: Bool
        var names: [Int: String] = [:]
        var problem: String?
        private var place = 0
        private var result = ""
        private var groups = 0

        init(_ source: String, isUnicode: Bool, isMultiline: Bool) {
            self.source = Array(source)
            self.isUnicode = isUnicode
            self.isMultiline = isMultiline
        }

        private func at(_ ahead: Int) -> Character? { place + ahead < source.count ? source[place + ahead] : nil }

        mutating func run() -> String {
            while place < source.count {
                switch source[place] {
                case "\\": escape(isInClass: false)
                case "[": characterClass()
                case "(": group()
                case "$" where !isMultiline:
                    result += "\\z"
                    place += 1
                case ".":
                    result += "."
                    place += 1
                case "{" where !isQuantifier():
                    result += "\\{"
                    place += 1
                case "}" where !result.hasSuffix("\u{1}"):
                    result += closesQuantifier ? "}" : "\\}"
                    closesQuantifier = false
                    place += 1
                case "{":
                    closesQuantifier = true
                    result += "{"
                    place += 1
                default:
                    result.append(source[place])
                    place += 1
                }
            }
            return result
        }

        private var closesQuantifier = false

        private func isQuantifier() -> Bool {
            var index = place + 1
            var digits = 0
            while index < source.count, source[index].isNumber || source[index] == "," {
                if source[index].isNumber { digits += 1 }
                index += 1
            }
            return digits > 0 && index < source.count && source[index] == "}"
        }

        private mutating func group() {
            if at(1) != "?" {
                groups += 1
                result += "("
                place += 1
            } else if at(2) == "<", at(3) != "=", at(3) != "!" {
                groups += 1
                var name = ""
                place += 3
                while let character = at(0), character != ">" {
                    name.append(character)
                    place += 1
                }
                place += 1
                names[groups] = name
                result += "("
            } else {
                result += "(?"
                place += 2
            }
        }

        private mutating func characterClass() {
            place += 1
            if at(0) == "]" {
                place += 1
                result += "(?!)"
                return
            }
            if at(0) == "^", at(1) == "]" {
                place += 2
                result += "[\\s\\S]"
                return
            }
            result += "["
            if at(0) == "^" {
                result += "^"
                place += 1
            }
            while let character = at(0), character != "]" {
                if character == "\\" {
                    escape(isInClass: true)
                    continue
                }
                if "[&~".contains(character)
                    || character == "-" && (at(1) == "]" || result.hasSuffix("[") || result.hasSuffix("[^"))
                {
                    result += "\\"
                }
                result.append(character)
                place += 1
            }
            result += "]"
            place += 1
        }

        private mutating func escape(isInClass: Bool) {
            guard let next = at(1) else {
                place += 1
                return
            }
            place += 2
            switch next {
            case "d": result += isInClass ? "0-9" : "[0-9]"
            case "D": result += isInClass ? "\\D" : "[^0-9]"
            case "w": result += isInClass ? "A-Za-z0-9_" : "[A-Za-z0-9_]"
            case "W": result += isInClass ? "\\W" : "[^A-Za-z0-9_]"
            case "p", "P":
                result += "\\\(next)"
                guard at(0) == "{" else { return }
                while let character = at(0), character != "}" {
                    result.append(character)
                    place += 1
                }
                result += "}"
                place += 1
            case "s", "S", "t", "n", "r", "f", "v", "x": result += next == "v" ? "\\x0B" : "\\\(next)"
            case "b":
                result +=
                    isInClass ? "\\x08" : "(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))"
            case "B": result += "(?:(?<=[A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<![A-Za-z0-9_])(?![A-Za-z0-9_]))"
            case "0": result += "\\x00"
            case "u":
                if at(0) == "{" {
                    result += "\\x{"
                    place += 1
                    while let digit = at(0), digit != "}" {
                        result.append(digit)
                        place += 1
                    }
                    result += "}"
                    place += 1
                } else {
                    result += "\\u"
                }
            case "k":
                guard at(0) == "<" else {
                    result += "k"
                    return
                }
                var name = ""
                place += 1
                while let character = at(0), character != ">" {
                    name.append(character)
                    place += 1
                }
                place += 1
                if let number = names.first(where: { $0.value == name })?.key {
                    result += "\\\(number)"
                } else {
                    problem = "Invalid named reference"
                }
            case "1"..."9": result += "\\\(next)"
            case _ where next.isLetter: result.append(next)
            default: result += "\\\(next)"
            }
        }
    }
}
