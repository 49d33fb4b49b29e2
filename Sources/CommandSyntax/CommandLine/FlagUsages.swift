/// The option lines of a help page: names in one column, wrapped descriptions in the next, as pflag lays them out.
func flagUsages(_ flags: [FlagSpec], width: Int) -> String {
    let heads = flags.map(\.helpHead)
    let column = heads.map(\.utf8.count).max() ?? 0
    let lines = zip(flags, heads).map { flag, head in
        head.padded(to: column) + "   " + wrap(flag.helpText, indent: column + 3, width: width)
    }
    return lines.joined(separator: "\n").trimmedAtEnd
}

extension FlagSpec {
    fileprivate var helpHead: String {
        var head = shorthand.map { "  -\($0), --\(name)" } ?? "      --\(name)"
        if !valueName.isEmpty { head += " \(valueName)" }
        guard let bare = noOptionDefault else { return head }
        switch kind {
        case .string: head += "[=\"\(bare)\"]"
        case .bool where bare == "true": break
        default: head += "[=\(bare)]"
        }
        return head
    }

    fileprivate var helpText: String {
        defaultText.isEmpty ? usage : "\(usage) (default \(defaultText))"
    }
}

/// Breaks a text into lines of a width; all but the first are indented.
private func wrap(_ text: String, indent: Int, width: Int) -> String {
    var indent = indent
    var room = width - indent
    var result = ""
    if room < 24 {
        // Too narrow beside the names: the text goes below them as a block.
        indent = 16
        room = width - indent
        result = "\n" + String(repeating: " ", count: indent)
    }
    guard room >= 24 else { return text }
    // The last line may be this much longer, so that no short word stands alone.
    let slop = 5
    let margin = "\n" + String(repeating: " ", count: indent)
    var rest = Array(text.utf8)[...]
    var lines: [String] = []
    repeat {
        let line = takeLine(&rest, room: room - slop, slop: slop)
        lines += line.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    } while !rest.isEmpty
    result += lines.joined(separator: margin)
    return result
}

private func takeLine(_ rest: inout ArraySlice<UInt8>, room: Int, slop: Int) -> ArraySlice<UInt8> {
    let whole = rest
    rest = []
    guard room + slop <= whole.count else { return whole }
    let head = whole.prefix(room)
    let newline = UInt8(ascii: "\n")
    let isBreak: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == newline }
    guard var cut = head.lastIndex(where: isBreak), cut > whole.startIndex else { return whole }
    if let last = head.lastIndex(of: newline), last > whole.startIndex, last < cut { cut = last }
    rest = whole[(cut + 1)...]
    return whole[..<cut]
}
