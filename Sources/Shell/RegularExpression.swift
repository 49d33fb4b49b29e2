import Glibc

/// A POSIX regular expression, by the C library that the real tools use too.
package final class RegularExpression {
    private var compiled = regex_t()
    package let groupCount: Int

    /// A pattern that the C library does not take.
    package struct Failure: Error {
        package var message: String

        package init(message: String) { self.message = message }
    }

    package init(_ pattern: String, isExtended: Bool, ignoresCase: Bool = false) throws(Failure) {
        let flags = (isExtended ? REG_EXTENDED : 0) | (ignoresCase ? REG_ICASE : 0)
        let status = regcomp(&compiled, pattern, flags)
        guard status == 0 else {
            var buffer = [CChar](repeating: 0, count: 200)
            regerror(status, &compiled, &buffer, buffer.count)
            groupCount = 0
            throw Failure(message: String(decoding: buffer.prefix { $0 != 0 }.map { UInt8($0) }, as: UTF8.self))
        }
        groupCount = compiled.re_nsub
    }

    deinit { regfree(&compiled) }

    /// The first match at or after `start`: the whole and its groups; groups that took no part are `nil`.
    package func match(_ bytes: [UInt8], from start: Int = 0) -> [Range<Int>?]? {
        var found = [regmatch_t](repeating: regmatch_t(), count: groupCount + 1)
        found[0].rm_so = regoff_t(start)
        found[0].rm_eo = regoff_t(bytes.count)
        let status = (bytes + [0]).withUnsafeBytes { raw -> Int32 in
            guard let base = raw.baseAddress else { return 1 }
            return regexec(&compiled, base.assumingMemoryBound(to: CChar.self), found.count, &found, Int32(1 << 2))
        }
        guard status == 0 else { return nil }
        return found.map { $0.rm_so < 0 ? nil : Int($0.rm_so)..<Int($0.rm_eo) }
    }

    /// Where the first match at or after `start` is.
    package func range(in bytes: [UInt8], from start: Int = 0) -> Range<Int>? {
        guard let found = match(bytes, from: start), let whole = found[0] else { return nil }
        return whole
    }

    package func matches(_ bytes: [UInt8]) -> Bool { range(in: bytes) != nil }
}
