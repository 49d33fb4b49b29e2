/// The first twelve characters of an id, without "sha256:".
package func truncateID(_ id: String) -> String {
    let colon = id.firstIndex(of: ":")
    let bare = colon.map { id[id.index(after: $0)...] } ?? id[...]
    return String(bare.prefix(12))
}

/// A text cut to a width in columns, with "…" where something is missing.
package func ellipsis(_ text: String, width: Int) -> String {
    guard width > 0 else { return "" }
    let scalars = Array(text.unicodeScalars)
    let total = scalars.reduce(0) { $0 + columns($1) }
    guard total > width else { return text }
    guard width > 1 else { return scalars.first.map { String($0) } ?? "" }
    return prefix(scalars, columns: width - 1) + "…"
}

private func prefix(_ scalars: [Unicode.Scalar], columns limit: Int) -> String {
    var used = 0
    var result = String.UnicodeScalarView()
    for scalar in scalars {
        used += columns(scalar)
        guard used <= limit else { break }
        result.append(scalar)
    }
    return String(result)
}

/// How many columns of a terminal a character takes: two for East Asian wide ones and emoji.
private func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0: 0
    case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xa000...0xa4cf,
        0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6,
        0x1f300...0x1f64f, 0x1f680...0x1f6ff, 0x1f900...0x1f9ff, 0x20000...0x3fffd:
        2
    default: 1
    }
}
