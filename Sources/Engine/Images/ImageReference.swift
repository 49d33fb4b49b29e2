import FileTrees

/// A reference to an image in full form: registry, repository, tag or digest (distribution's `reference` package).
package struct ImageReference: Sendable, Hashable {
    /// `docker.io`, `registry.example.com:5000`.
    package var domain: String
    /// The repository within the registry, as `library/alpine`.
    package var path: String
    package var tag: String?
    package var digest: String?

    package init(domain: String, path: String, tag: String? = nil, digest: String? = nil) {
        self.domain = domain
        self.path = path
        self.tag = tag
        self.digest = digest
    }

    /// Parses a name as people write it: `alpine`, `team/web:1.0`, `host:5000/x@sha256:…`.
    package init(parsing text: String) throws(EngineError) {
        guard !text.isEmpty else { throw Self.malformed("") }
        if Self.isHex64(text) {
            throw EngineError(
                .invalidParameter,
                "invalid repository name (\(text)), cannot specify 64-byte hexadecimal strings")
        }
        var domain = "docker.io"
        var rest = text
        if let slash = text.firstIndex(of: "/") {
            let head = String(text[..<slash])
            if head.contains(".") || head.contains(":") || head == "localhost" || head.lowercased() != head {
                domain = head == "index.docker.io" ? "docker.io" : head
                rest = String(text[text.index(after: slash)...])
            }
        }
        let remote = rest.prefix { $0 != ":" && $0 != "@" }
        let full = domain == "docker.io" && !rest.contains("/") ? "library/" + rest : rest
        if remote.lowercased() != remote {
            let name =
                domain == "docker.io" ? full.prefix { $0 != ":" && $0 != "@" } : Substring(text.prefix { $0 != "@" })
            throw Self.malformed("repository name (\(name)) must be lowercase")
        }
        try self.init(domain: domain, remainder: full)
    }

    private init(domain: String, remainder: String) throws(EngineError) {
        var name = Substring(remainder)
        var tag: String?
        var digest: String?
        if let at = name.firstIndex(of: "@") {
            digest = String(name[name.index(after: at)...])
            name = name[..<at]
            guard let digest, digest.hasPrefix("sha256:"), Self.isHex64(String(digest.dropFirst(7))) else {
                throw Self.malformed("")
            }
        }
        if let colon = name.firstIndex(of: ":") {
            tag = String(name[name.index(after: colon)...])
            name = name[..<colon]
            guard let tag, Self.isTag(tag) else { throw Self.malformed("") }
        }
        guard Self.isDomain(domain), Self.isPath(name) else { throw Self.malformed("") }
        guard domain.utf8.count + name.utf8.count + 1 <= 255 else {
            throw EngineError(.invalidParameter, "repository name must not be more than 255 characters")
        }
        self.init(domain: domain, path: String(name), tag: tag, digest: digest)
    }

    private static func malformed(_ reason: String) -> EngineError {
        EngineError(.invalidParameter, "invalid reference format" + (reason.isEmpty ? "" : ": " + reason))
    }

    /// Refuses a name that would be taken for a digest (moby, `reference.AddTag`).
    func checkAsTag() throws(EngineError) {
        guard familiarName != "sha256" else {
            throw EngineError(
                .invalidParameter, "refusing to create an ambiguous tag using digest algorithm as name")
        }
    }

    /// Whether a text is the whole id of an image, with or without the name of its algorithm.
    package static func isImageID(_ text: String) -> Bool {
        isHex64(text.hasPrefix("sha256:") ? String(text.dropFirst(7)) : text)
    }

    private static func isHex64(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    /// A tag: word characters, dots and dashes, at most 128, beginning with a word character.
    package static func isTag(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 128, isWord(first) else { return false }
        return text.utf8.allSatisfy { isWord($0) || $0 == 0x2E || $0 == 0x2D }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte == 0x5F || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    private static func isPath(_ path: Substring) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy(isComponent)
    }

    /// Lower-case letters and digits, joined by one dot, one or two underscores, or dashes.
    private static func isComponent(_ text: Substring) -> Bool {
        var separator = ""
        var isFirst = true
        for character in text {
            if character.isASCII, character.isNumber || character.isLowercase {
                guard ["", ".", "_", "__"].contains(separator) || separator.allSatisfy({ $0 == "-" }) else {
                    return false
                }
                separator = ""
                isFirst = false
            } else if ".-_".contains(character), !isFirst {
                separator.append(character)
            } else {
                return false
            }
        }
        return !isFirst && separator.isEmpty
    }

    private static func isDomain(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, !parts[0].isEmpty else { return false }
        if parts.count == 2, parts[1].isEmpty || !parts[1].allSatisfy(\.isNumber) { return false }
        return parts[0].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { $0 == 0x2D || isWord($0) && $0 != 0x5F }
        }
    }

    /// The name without tag and digest, as people write it: without Docker Hub's address.
    package var familiarName: String {
        guard domain == "docker.io" else { return domain + "/" + path }
        return path.hasPrefix("library/") ? String(path.dropFirst(8)) : path
    }

    /// The reference as people write it.
    package var familiar: String {
        familiarName + (tag.map { ":" + $0 } ?? "") + (digest.map { "@" + $0 } ?? "")
    }

    /// The name in full, without tag and digest.
    package var name: String { domain + "/" + path }

    /// The reference in full.
    package var canonical: String { name + (tag.map { ":" + $0 } ?? "") + (digest.map { "@" + $0 } ?? "") }

    /// With the tag `latest` when neither tag nor digest is given.
    package var withDefaultTag: ImageReference {
        guard tag == nil, digest == nil else { return self }
        var copy = self
        copy.tag = "latest"
        return copy
    }
}
