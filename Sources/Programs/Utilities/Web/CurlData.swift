import HTTP
import WorldModel

/// What the options of a `curl` give it to send: `-d` and its kin, `--json`, forms, an uploaded file, and queries.
struct CurlData: Equatable {
    /// The body; `nil` without one.
    private(set) var body: [UInt8]?
    /// The body's type, where it has one.
    private(set) var contentType: String?
    /// What is added behind `?`.
    private(set) var query: [String] = []
    private(set) var isJSON = false
    /// The file of `-T`, whose name is added to an address that ends with a slash.
    private(set) var uploadName: String?

    /// What cannot be read.
    enum Failure: Error, Equatable {
        /// A file that an option names.
        case option(String, file: String)
        /// The file of `-T`.
        case upload(file: String)
        /// A file within a form.
        case form
    }

    /// The options that give data, and those of them whose value may name a file.
    private static let kinds = ["d", "data-raw", "data-binary", "data-urlencode", "json"]

    /// Whether some of it comes from standard input.
    static func needsInput(_ options: ParsedOptions) -> Bool {
        options.found.contains { option in
            switch option.name {
            case "d", "data-binary", "json": option.value == "@-"
            case "data-urlencode": option.value.hasSuffix("@-")
            case "F": option.value.contains("=@-") || option.value.contains("=<-")
            case "T": option.value == "-"
            default: false
            }
        }
    }

    /// - Parameters:
    ///   - boundary: what separates the parts of a form.
    ///   - read: gives a file; `-` stands for standard input.
    init(
        _ options: ParsedOptions, boundary: String, read: (String) throws(Errno) -> [UInt8]
    ) throws(Failure) {
        var pieces: [(bytes: [UInt8], isJSON: Bool)] = []
        for option in options.found where Self.kinds.contains(option.name) {
            pieces.append((try Self.piece(option, read), option.name == "json"))
        }
        isJSON = pieces.contains { $0.isJSON }
        let joined = pieces.dropFirst().reduce(pieces.first?.bytes ?? []) { all, piece in
            all + (piece.isJSON ? [] : [UInt8(ascii: "&")]) + piece.bytes
        }
        for text in options.values("url-query") {
            let isDone = text.hasPrefix("+")
            query.append(
                isDone
                    ? String(text.dropFirst())
                    : String(decoding: try Self.encoded(text, "--url-query", read), as: UTF8.self))
        }
        if options.has("G"), !pieces.isEmpty {
            query.append(String(decoding: joined, as: UTF8.self))
        } else if !pieces.isEmpty {
            body = joined
            contentType = isJSON ? "application/json" : "application/x-www-form-urlencoded"
        }
        let parts = options.found.filter { ["F", "form-string"].contains($0.name) }
        if !parts.isEmpty {
            body = try Self.form(parts, boundary, read)
            contentType = "multipart/form-data; boundary=" + boundary
        }
        guard let upload = options.value("T") else { return }
        do throws(Errno) {
            body = try read(upload)
            contentType = nil
            uploadName = upload == "-" ? nil : PathText.baseName(upload)
        } catch {
            throw .upload(file: upload)
        }
    }

    private static func piece(
        _ option: ParsedOptions.Found, _ read: (String) throws(Errno) -> [UInt8]
    ) throws(Failure) -> [UInt8] {
        let word = option.name.count == 1 ? "-" + option.name : "--" + option.name
        switch option.name {
        case "data-urlencode": return try encoded(option.value, word, read)
        case "data-raw": return Array(option.value.utf8)
        default:
            guard option.value.hasPrefix("@") else { return Array(option.value.utf8) }
            let bytes = try file(String(option.value.dropFirst()), word, read)
            return option.name == "d" ? bytes.filter { ![0, 10, 13].contains($0) } : bytes
        }
    }

    private static func file(
        _ name: String, _ option: String, _ read: (String) throws(Errno) -> [UInt8]
    ) throws(Failure) -> [UInt8] {
        do throws(Errno) { return try read(name) } catch { throw .option(option, file: name) }
    }

    /// `content`, `=content`, `name=content`, `@file` or `name@file`.
    private static func encoded(
        _ text: String, _ option: String, _ read: (String) throws(Errno) -> [UInt8]
    ) throws(Failure) -> [UInt8] {
        guard let mark = text.firstIndex(where: { $0 == "=" || $0 == "@" }) else {
            return Array(WebText.encoded(text.utf8, isForm: true).utf8)
        }
        let content = String(text[text.index(after: mark)...])
        let bytes = text[mark] == "@" ? try file(content, option, read) : Array(content.utf8)
        let name = text[..<mark]
        return Array(((name.isEmpty ? "" : name + "=") + WebText.encoded(bytes, isForm: true)).utf8)
    }

    /// A body of several parts (RFC 7578).
    private static func form(
        _ options: [ParsedOptions.Found], _ boundary: String, _ read: (String) throws(Errno) -> [UInt8]
    ) throws(Failure) -> [UInt8] {
        var body: [UInt8] = []
        for option in options {
            let pair = option.value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let part = try FormPart(
                name: String(pair[0]), value: pair.count > 1 ? String(pair[1]) : "",
                isLiteral: option.name == "form-string", read)
            body += Array("--\(boundary)\r\n\(part.head)\r\n".utf8) + part.bytes + [13, 10]
        }
        return body + Array("--\(boundary)--\r\n".utf8)
    }

    /// `name=value`, `name=@file;type=…;filename=…` or `name=<file`.
    private struct FormPart {
        var head: String
        var bytes: [UInt8]

        init(
            name: String, value: String, isLiteral: Bool, _ read: (String) throws(Errno) -> [UInt8]
        ) throws(Failure) {
            var words = isLiteral ? [value[...]] : value.split(separator: ";", omittingEmptySubsequences: false)
            let content = String(words.removeFirst())
            var given: [String: String] = [:]
            for word in words {
                let pair = word.split(separator: "=", maxSplits: 1).map { String($0).trimmingSpaces() }
                if pair.count == 2 { given[pair[0]] = pair[1] }
            }
            let mark = isLiteral ? nil : content.first
            var file = given["filename"]
            var type = given["type"]
            if mark == "@" || mark == "<" {
                let path = String(content.dropFirst())
                do throws(Errno) { bytes = try read(path) } catch { throw .form }
                if mark == "@" {
                    file = file ?? PathText.baseName(path)
                    type = type ?? Self.type(of: path)
                }
            } else {
                bytes = Array(content.utf8)
            }
            head =
                "Content-Disposition: form-data; name=\"\(name)\"" + (file.map { "; filename=\"\($0)\"" } ?? "")
                + "\r\n"
                + (type.map { "Content-Type: \($0)\r\n" } ?? "")
        }

        /// The types that libcurl knows by a file's name.
        private static func type(of path: String) -> String {
            let types = [
                "gif": "image/gif", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png",
                "svg": "image/svg+xml", "txt": "text/plain", "htm": "text/html", "html": "text/html",
                "pdf": "application/pdf", "xml": "application/xml",
            ]
            let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
            return path.contains(".") ? types[ending] ?? "application/octet-stream" : "application/octet-stream"
        }
    }
}
