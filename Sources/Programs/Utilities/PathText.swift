/// Paths as texts, without asking the file system.
enum PathText {
    static func join(_ directory: String, _ name: String) -> String {
        if name.hasPrefix("/") { return name }
        return directory.hasSuffix("/") ? directory + name : directory + "/" + name
    }

    /// The last component, as `basename` gives it.
    static func baseName(_ path: String) -> String {
        if path.isEmpty { return "" }
        return path.split(separator: "/").last.map(String.init) ?? "/"
    }

    /// Everything before the last component, as `dirname` gives it.
    static func directory(_ path: String) -> String {
        var text = Substring(path)
        while text.count > 1, text.hasSuffix("/") { text.removeLast() }
        guard let slash = text.lastIndex(of: "/") else { return "." }
        text = text[..<slash]
        while text.count > 1, text.hasSuffix("/") { text.removeLast() }
        return text.isEmpty ? "/" : String(text)
    }

    /// An absolute path without empty components, `.` and `..`.
    static func normal(_ path: String, from directory: String) -> String {
        var names: [Substring] = []
        for name in join(directory, path).split(separator: "/") where name != "." {
            if name == ".." { names = names.dropLast() } else { names.append(name) }
        }
        return "/" + names.joined(separator: "/")
    }
}
