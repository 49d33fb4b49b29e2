/// Whether a text can be an image reference at all (distribution `reference.ParseNormalizedNamed`).
///
/// The room of images has the real parser; a Dockerfile's check needs only yes or no.
enum ImageNameShape {
    static func isValid(_ text: String) -> Bool {
        var rest = text
        if let (name, digest) = rest.cut(at: "@") {
            guard isDigest(digest) else { return false }
            rest = name
        }
        if let colon = rest.unicodeScalars.lastIndex(of: ":"), !rest.unicodeScalars[colon...].contains("/") {
            let tag = rest.unicodeScalars[colon...].dropFirst()
            guard isTag(tag) else { return false }
            rest = String(rest.unicodeScalars[..<colon])
        }
        if rest.utf8.count == 64, rest.unicodeScalars.allSatisfy(isHexDigit), rest == rest.lowercased() { return false }
        var parts = rest.split(on: "/")
        if parts.count > 1, isDomain(parts[0]) { parts.removeFirst() }
        return rest.utf8.count <= 255 && parts.allSatisfy(isPathPart)
    }

    private static func isDomain(_ text: String) -> Bool {
        let isDomainLike = text.unicodeScalars.contains { $0 == "." || $0 == ":" } || text == "localhost"
        guard isDomainLike || text != text.lowercased() else { return false }
        let (host, port) = text.cut(at: ":") ?? (text, "0")
        return !port.isEmpty && port.unicodeScalars.allSatisfy(isDigit)
            && host.split(on: ".").allSatisfy { label in
                let scalars = label.unicodeScalars
                guard let first = scalars.first, let last = scalars.last, first != "-", last != "-" else {
                    return false
                }
                return scalars.allSatisfy { isLetter($0) || isDigit($0) || $0 == "-" }
            }
    }

    /// Lower-case letters and digits, separated by one `.`, one or two `_`, or any number of `-`.
    private static func isPathPart(_ text: String) -> Bool {
        var separator = ""
        for scalar in text.unicodeScalars {
            if ("a"..."z").contains(scalar) || isDigit(scalar) {
                guard ["", ".", "_", "__"].contains(separator) || separator.utf8.allSatisfy({ $0 == 0x2D }) else {
                    return false
                }
                separator = ""
            } else {
                separator.unicodeScalars.append(scalar)
            }
        }
        guard let first = text.unicodeScalars.first else { return false }
        return separator.isEmpty && (("a"..."z").contains(first) || isDigit(first))
    }

    private static func isTag(_ tag: Substring.UnicodeScalarView) -> Bool {
        guard let first = tag.first, first != ".", first != "-", tag.count <= 128 else { return false }
        return tag.allSatisfy { isLetter($0) || isDigit($0) || "_.-".unicodeScalars.contains($0) }
    }

    private static func isDigest(_ text: String) -> Bool {
        guard let (algorithm, hex) = text.cut(at: ":"), !algorithm.isEmpty else { return false }
        let isKnown = algorithm.unicodeScalars.allSatisfy { scalar in
            isLetter(scalar) || isDigit(scalar) || "-_+.".unicodeScalars.contains(scalar)
        }
        return isKnown && hex.utf8.count >= 32 && hex.unicodeScalars.allSatisfy(isHexDigit)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func isHexDigit(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || ("a"..."f").contains(scalar) || ("A"..."F").contains(scalar)
    }
}
