/// Cutting and replacing by patterns, as `${name#…}`, `${name:…}` and `${name/…}` do.
enum Trimming {
    static func remove(_ pattern: Pattern, from value: String, suffix: Bool, longest: Bool) -> String {
        let text = Array(value)
        let lengths = longest ? Array((0...text.count).reversed()) : Array(0...text.count)
        for length in lengths {
            let part = suffix ? Array(text.suffix(length)) : Array(text.prefix(length))
            if pattern.matches(part) {
                return String(suffix ? text.dropLast(length) : text.dropFirst(length))
            }
        }
        return value
    }

    static func slice(_ value: String, from offset: Int64, count: Int64?) -> String {
        let text = Array(value)
        let size = Int64(text.count)
        let start = offset < 0 ? size + offset : offset
        guard start >= 0, start <= size else { return "" }
        var end = size
        if let count { end = count < 0 ? size + count : min(size, start &+ count) }
        guard end > start else { return "" }
        return String(text[Int(start)..<Int(end)])
    }

    static func replace(
        _ pattern: Pattern, in value: String, with replacement: String, all: Bool, anchor: Character?
    ) -> String {
        let text = Array(value)
        var out = ""
        var at = 0
        while at <= text.count {
            let candidates = anchor == "%" ? [text.count] : Array((at...text.count).reversed())
            let end = candidates.first { pattern.matches(Array(text[at..<$0])) && ($0 > at || text.isEmpty) }
            if let end, anchor != "#" || at == 0 {
                out += replacement
                at = end
                if !all || end == text.count { return out + String(text[at...]) }
                continue
            }
            if at < text.count { out.append(text[at]) }
            at += 1
            if anchor == "#" { break }
        }
        return out + (at < text.count ? String(text[at...]) : "")
    }
}
