import Kernel
import WorldModel

/// How many lines or bytes `head` and `tail` are asked for.
enum LineCount {
    /// The command line with `-5` (and `+5`) as `-n 5`.
    static func modern(_ words: ArraySlice<String>, allowsPlus: Bool) -> [String] {
        guard let first = words.first, let sign = first.first, sign == "-" || allowsPlus && sign == "+" else {
            return Array(words)
        }
        let digits = first.dropFirst().prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { return Array(words) }
        let letters = first.dropFirst(digits.count + 1)
        let value = (sign == "+" ? "+" : "") + digits
        return ["-n", value] + (letters.isEmpty ? [] : ["-" + letters]) + words.dropFirst()
    }

    /// A count without its sign; complains when it is none.
    static func parse(
        _ text: Substring, of bytes: Bool, _ voice: ToolVoice, _ simulation: inout Simulation, _ me: ProcessID,
        sign: String = ""
    ) -> Int? {
        if let count = SizeText.parse(text, isBusybox: voice.isBusybox) { return count }
        let what = voice.isBusybox ? "number" : "number of \(bytes ? "bytes" : "lines"):"
        voice.complain("invalid \(what) '\(sign)\(text)'", &simulation, me)
        return nil
    }

    /// Where the last so many lines begin. What follows the last separator is a line too.
    static func startOfLast(_ count: Int, in bytes: [UInt8], _ separator: UInt8) -> Int {
        guard count > 0 else { return bytes.endIndex }
        var lines = bytes.last == separator ? 0 : 1
        for index in bytes.indices.reversed() where bytes[index] == separator {
            lines += 1
            if lines > count { return index + 1 }
        }
        return bytes.startIndex
    }
}
