import FileTrees
import JSON
import PostgresSyntax
import SQLStore

/// Reading texts as values of a type, writing values as texts, and turning values of one type into another.
struct TypeConversion {
    /// What `now` and `today` mean.
    var now: Moment

    // MARK: From text

    /// Reads a text as a value of a type. Errors are those of the type's input function.
    func read(_ text: String, as type: SQLType) throws(SQLError) -> SQLValue {
        let trimmed = text.trimmingWhitespace
        switch type {
        case .text, .unknown, .record, .void, .name, .regclass: return .text(text)
        case .varchar(let length): return .text(try bounded(text, length, type))
        case .char(let length):
            let bounded = try bounded(text, length, type)
            return .text(bounded + String(repeating: " ", count: max(0, length - bounded.count)))
        case .bool: return .bool(try readBool(trimmed.lowercased(), text))
        case .int2, .int4, .int8, .oid: return .int(try readInteger(trimmed, text, type))
        case .float4, .float8:
            guard let value = Self.double(trimmed) else { throw invalid(text, type) }
            return .real(type == .float4 ? Double(Float(value)) : value)
        case .numeric(let precision, let scale):
            guard let number = DecimalNumber(trimmed) else { throw invalid(text, type) }
            return .text(try fit(number, precision, scale).text)
        case .date, .timestamp, .timestamptz: return .text(try readMoment(text, type))
        case .time:
            guard let clock = try? Moment.parseClock(trimmed.lowercased()) else { throw invalid(text, type) }
            return .text(Moment.clock(clock.time))
        case .interval:
            guard let interval = Interval(trimmed) else { throw invalid(text, type) }
            return .text(interval.text)
        case .uuid:
            let digits = trimmed.lowercased().filter { !"-{}".contains($0) }
            guard digits.count == 32, digits.allSatisfy(\.isHexDigit) else { throw invalid(text, type) }
            return .text(Self.uuid(digits))
        case .json:
            _ = try json(text)
            return .text(text)
        case .jsonb: return .text(JSONText.canonical(try json(text)))
        case .bytea: return .blob(try readBytes(text))
        case .array(let item):
            guard let items = ArrayText.read(text) else {
                throw SQLError(
                    "22P02", "malformed array literal: \"\(text)\"",
                    detail: "Array value must start with \"{\" or dimension information.")
            }
            var values: [String?] = []
            for part in items {
                guard let part else {
                    values.append(nil)
                    continue
                }
                values.append(write(try read(part, as: item), item))
            }
            return .text(ArrayText.write(values))
        case .enumeration(let name, let labels):
            guard labels.contains(text) else {
                throw SQLError("22P02", "invalid input value for enum \(name): \"\(text)\"")
            }
            return .text(text)
        }
    }

    private func invalid(_ text: String, _ type: SQLType) -> SQLError {
        let code = [.date, .time, .timestamp, .timestamptz, .interval].contains(type) ? "22007" : "22P02"
        return SQLError(code, "invalid input syntax for type \(type.plainName): \"\(text)\"")
    }

    private func bounded(_ text: String, _ length: Int?, _ type: SQLType) throws(SQLError) -> String {
        guard let length, text.count > length else { return text }
        let rest = text.dropFirst(length)
        guard rest.allSatisfy({ $0 == " " }) else {
            throw SQLError("22001", "value too long for type \(type.name)")
        }
        return String(text.prefix(length))
    }

    private func readBool(_ word: String, _ text: String) throws(SQLError) -> Bool {
        for (value, words) in [(true, ["true", "yes", "on", "1"]), (false, ["false", "no", "off", "0"])]
        where !word.isEmpty && words.contains(where: { $0.hasPrefix(word) && (word != "o") }) {
            return value
        }
        throw invalid(text, .bool)
    }

    private func readInteger(_ trimmed: String, _ text: String, _ type: SQLType) throws(SQLError) -> Int {
        let bare = trimmed.drop { $0 == "-" || $0 == "+" }
        guard !bare.isEmpty, trimmed.count - bare.count <= 1, bare.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw invalid(text, type)
        }
        guard let value = Int(trimmed), Self.range(of: type).contains(value) else {
            throw SQLError("22003", "value \"\(text)\" is out of range for type \(type.name)")
        }
        return value
    }

    static func range(of type: SQLType) -> ClosedRange<Int> {
        switch type {
        case .int2: -32_768...32_767
        case .int4: -2_147_483_648...2_147_483_647
        case .oid: 0...4_294_967_295
        default: Int.min...Int.max
        }
    }

    private static func double(_ text: String) -> Double? {
        switch text.lowercased() {
        case "nan": .nan
        case "infinity", "inf": .infinity
        case "-infinity", "-inf": -.infinity
        default: text.first.map { $0.isNumber || "+-.".contains($0) } == true ? Double(text) : nil
        }
    }

    private func readMoment(_ text: String, _ type: SQLType) throws(SQLError) -> String {
        let moment: Moment
        do {
            moment = try Moment.parse(text, now: now)
        } catch {
            switch error {
            case .syntax: throw invalid(text, type)
            case .range:
                let hint =
                    type == .date || text.contains("-") ? "Perhaps you need a different \"datestyle\" setting." : nil
                throw SQLError("22008", "date/time field value out of range: \"\(text)\"", hint: hint)
            }
        }
        guard type != .date else { return moment.date }
        guard type == .timestamp else { return moment.text }
        // A zone is not heard where the type has none.
        let clock = text.split(whereSeparator: { $0 == " " || $0 == "T" }).dropFirst().joined()
        let zone = (try? Moment.parseClock(clock.lowercased()))?.zone ?? 0
        return Moment(microseconds: moment.microseconds + zone).text
    }

    private func json(_ text: String) throws(SQLError) -> JSONValue {
        guard let value = JSONReader.parse(text) else {
            var error = SQLError("22P02", "invalid input syntax for type json")
            let bare = text.drop { "{[ ,:\"".contains($0) }
            let token = bare.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            error.detail =
                token.isEmpty
                ? "The input string ended unexpectedly." : "Token \"\(token)\" is invalid."
            error.context = "JSON data, line 1: \(text.prefix { $0 != "\n" && $0 != "}" })"
            throw error
        }
        return value
    }

    private func readBytes(_ text: String) throws(SQLError) -> [UInt8] {
        guard text.hasPrefix("\\x") else { return Array(text.utf8) }
        let digits = Array(text.dropFirst(2).filter { !$0.isWhitespace })
        guard digits.count.isMultiple(of: 2) else {
            throw SQLError("22023", "invalid hexadecimal data: odd number of digits")
        }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(digits[index...index + 1]), radix: 16) else {
                throw SQLError("22023", "invalid hexadecimal digit: \"\(digits[index])\"")
            }
            bytes.append(byte)
        }
        return bytes
    }

    static func uuid(_ digits: String) -> String {
        let marks = Array(digits)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(marks[$0]) }.joined(separator: "-")
    }

    private func fit(_ number: DecimalNumber, _ precision: Int?, _ scale: Int?) throws(SQLError) -> DecimalNumber {
        guard let precision, !number.isNaN else { return number }
        let rounded = number.rounded(to: scale ?? 0)
        let whole = rounded.truncated(to: 0).text.filter(\.isNumber)
        guard whole == "0" || whole.count <= precision - (scale ?? 0) else {
            let limit = precision - (scale ?? 0)
            throw SQLError(
                "22003", "numeric field overflow",
                detail:
                    "A field with precision \(precision), scale \(scale ?? 0) must round to an absolute value less than \(limit == 0 ? "1" : "10^\(limit)")."
            )
        }
        return rounded
    }

    // MARK: To text

    /// A value as the type's output function writes it; `nil` is NULL.
    func write(_ value: SQLValue, _ type: SQLType) -> String? {
        switch (value, type) {
        case (.null, _): nil
        case (_, .bool): value.isTrue ? "t" : "f"
        case (.real(let number), .float4): FloatText.shortest(Float(number))
        case (_, .float4), (_, .float8): FloatText.shortest(value.double)
        case (.text(let text), .timestamptz): text + "+00"
        case (.blob(let bytes), _): "\\x" + hexadecimal(bytes)
        default: value.string
        }
    }

    // MARK: From type to type

    /// A value of one type as one of another, as an explicit cast makes it.
    func convert(
        _ value: SQLValue, from source: SQLType, to target: SQLType, isExplicit: Bool = true
    ) throws(SQLError) -> SQLValue {
        if value.isNull || source == target { return value }
        switch (source, target) {
        case (.unknown, _): return try read(value.string, as: target)
        case (_, .int2), (_, .int4), (_, .int8), (_, .oid):
            if source == .bool { return .int(value.integer) }
            if source.isNumber { return .int(try whole(value, source, target)) }
        case (_, .float4), (_, .float8):
            if source.isNumber {
                let number = source.isDecimal ? value.decimal.double : value.double
                return .real(target == .float4 ? Double(Float(number)) : number)
            }
        case (_, .numeric(let precision, let scale)):
            if source.isFloat, let number = DecimalNumber(value.double) {
                return .text(try fit(number, precision, scale).text)
            }
            if source.isNumber { return .text(try fit(value.decimal, precision, scale).text) }
        case (.int4, .bool), (.int2, .bool), (.int8, .bool): return .bool(value.integer != 0)
        case (.bool, _) where target.isText:
            return try read(value.isTrue ? "true" : "false", as: target)
        case (_, .varchar(let length?)) where source.isText || isExplicit,
            (_, .char(let length)) where source.isText || isExplicit:
            var text = write(value, source) ?? ""
            if case .char = source { text = String(text.reversed().drop { $0 == " " }.reversed()) }
            return try read(isExplicit ? String(text.prefix(length)) : text, as: target)
        case (.char, _) where target.isText:
            return .text(String(value.string.reversed().drop { $0 == " " }.reversed()))
        case (.timestamp, .date), (.timestamptz, .date): return .text(String(value.string.prefix(10)))
        case (.timestamp, .time), (.timestamptz, .time): return .text(String(value.string.dropFirst(11)))
        case (.date, .timestamp), (.date, .timestamptz): return .text(value.string + " 00:00:00")
        case (.timestamp, .timestamptz), (.timestamptz, .timestamp): return value
        case (.json, .jsonb): return try read(value.string, as: .jsonb)
        case (.jsonb, .json): return value
        case (.array(let from), .array(let to)):
            var items: [String?] = []
            for item in ArrayText.read(value.string) ?? [] {
                guard let item else {
                    items.append(nil)
                    continue
                }
                items.append(write(try convert(try read(item, as: from), from: from, to: to), to))
            }
            return .text(ArrayText.write(items))
        default: break
        }
        return try read(write(value, source) ?? "", as: target)
    }

    /// Half goes away from zero for exact numbers, to the even one for floating point.
    private func whole(_ value: SQLValue, _ source: SQLType, _ target: SQLType) throws(SQLError) -> Int {
        let overflow = SQLError("22003", "\(target.name) out of range")
        let number: Int
        if source.isInteger {
            number = value.integer
        } else if source.isFloat {
            guard let exact = Int(exactly: value.double.rounded(.toNearestOrEven)) else { throw overflow }
            number = exact
        } else {
            guard let exact = Int(value.decimal.rounded(to: 0).text) else { throw overflow }
            number = exact
        }
        guard Self.range(of: target).contains(number) else { throw overflow }
        return number
    }
}
