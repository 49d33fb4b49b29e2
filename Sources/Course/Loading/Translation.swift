/// Where translations are: `Lessons/de/01-containers/module.yaml` is the German of `Lessons/01-containers/module.yaml`.
///
/// A translation takes the place of a whole file. What has none stays English.
package enum Translation {
    /// The texts of the interface, in a language's folder.
    package static let interfaceFile = "interface.po"
    /// Which English was translated, in a language's folder.
    package static let noteFile = "originals.txt"

    /// Whether a folder of `Lessons` or `Exercises` is a language and not a module.
    package static func isLanguage(_ folder: String) -> Bool {
        folder.utf8.count == 2 && folder.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }

    /// Where the translation of a file or folder is.
    package static func path(of path: String, in language: String) -> String {
        guard let slash = path.firstIndex(of: "/") else { return path + "/" + language }
        return path[...slash] + language + path[slash...]
    }

    /// The language of a translated file, and the file that it is a translation of; `nil` for others.
    package static func original(of path: String) -> (language: String, path: String)? {
        let parts = path.split(separator: "/", maxSplits: 2).map(String.init)
        guard parts.count == 3, isLanguage(parts[1]) else { return nil }
        return (parts[1], parts[0] + "/" + parts[2])
    }

    /// The course's files with those of a language in the place of the English ones.
    static func merge(_ files: [String: [UInt8]], language: String?) -> [String: [UInt8]] {
        var merged: [String: [UInt8]] = [:]
        for (path, bytes) in files {
            guard let (ofFile, original) = original(of: path) else {
                if merged[path] == nil { merged[path] = bytes }
                continue
            }
            if ofFile == language, files[original] != nil { merged[original] = bytes }
        }
        return merged
    }
}
