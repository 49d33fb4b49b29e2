/// Searching in texts code point by code point, as programs do it: Swift's own searches take "\r\n", or a letter with its
/// accent, as one character. UTF-8 lets bytes stand for code points here.
extension String {
    /// Where a part stands first, or last; `nil` if nowhere. An empty part stands at the beginning, or end.
    package func place(of part: String, isBackwards: Bool = false) -> Range<String.Index>? {
        var (text, part) = (self, part)
        let offset = text.withUTF8 { text in
            part.withUTF8 { part in
                isBackwards ? Self.lastPlace(of: part, in: text) : Self.place(of: part, in: text[...])
            }
        }
        guard let offset else { return nil }
        let start = utf8.index(startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: part.utf8.count)
    }

    /// The parts between all places of a mark, which is not empty.
    package func parts(between mark: String) -> [String] {
        var (text, mark) = (self, mark)
        return text.withUTF8 { text in
            mark.withUTF8 { mark in
                var parts: [String] = []
                var start = 0
                while let place = Self.place(of: mark, in: text[start...]) {
                    parts.append(String(decoding: text[start..<place], as: UTF8.self))
                    start = place + mark.count
                }
                return parts + [String(decoding: text[start...], as: UTF8.self)]
            }
        }
    }

    package func begins(with part: String) -> Bool { utf8.starts(with: part.utf8) }

    package func ends(with part: String) -> Bool {
        utf8.count >= part.utf8.count && utf8.suffix(part.utf8.count).elementsEqual(part.utf8)
    }

    private typealias Bytes = UnsafeBufferPointer<UInt8>

    private static func place(of part: Bytes, in text: Slice<Bytes>) -> Int? {
        guard part.count > 0 else { return text.startIndex }
        var start = text.startIndex
        while start <= text.endIndex - part.count, let first = text[start...].firstIndex(of: part[0]) {
            guard first <= text.endIndex - part.count else { return nil }
            if text[first..<(first + part.count)].elementsEqual(part) { return first }
            start = first + 1
        }
        return nil
    }

    private static func lastPlace(of part: Bytes, in text: Bytes) -> Int? {
        guard text.count >= part.count else { return nil }
        return (0...(text.count - part.count)).last { text[$0..<($0 + part.count)].elementsEqual(part) }
    }
}
