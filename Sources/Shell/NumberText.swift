import Glibc

/// Numbers as C's `printf` writes them, by the C library itself.
package enum NumberText {
    /// A floating-point number by a directive such as `%-8.3f`; the conversion is one of `aAeEfFgG`.
    package static func format(_ value: Double, _ directive: String) -> String { call(directive, [value]) }

    /// A whole number by a directive such as `%+05d`, without a length modifier; the conversion is one of `diouxX`.
    package static func format(_ value: Int64, _ directive: String) -> String {
        var sized = directive
        sized.insert(contentsOf: "ll", at: sized.index(before: sized.endIndex))
        return call(sized, [value])
    }

    private static func call(_ directive: String, _ arguments: [any CVarArg]) -> String {
        withVaList(arguments) { list in
            var buffer = [CChar](repeating: 0, count: 512)
            let length = Int(vsnprintf(&buffer, buffer.count, directive, list))
            guard length >= 0 else { return "" }
            if length >= buffer.count { return longCall(directive, arguments, length) }
            return String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    private static func longCall(_ directive: String, _ arguments: [any CVarArg], _ length: Int) -> String {
        withVaList(arguments) { list in
            var buffer = [CChar](repeating: 0, count: length + 1)
            vsnprintf(&buffer, buffer.count, directive, list)
            return String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
