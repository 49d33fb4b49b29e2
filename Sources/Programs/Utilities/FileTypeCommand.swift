import FileTrees
import Kernel
import WorldModel

/// `file`
enum FileTypeCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard
            let options = call.parse(
                OptionSpec("biLhsz", long: "brief=b mime=i dereference=L mime-type=i"), &simulation)
        else { return 1 }
        let width = options.operands.map(\.count).max() ?? 0
        for path in options.operands {
            var text: String
            do {
                let inode = try simulation.status(of: path, as: call.me, followingLast: options.has("L"))
                text = describe(inode, isExecutable: inode.mode & 0o111 != 0)
            } catch {
                text = "cannot open `\(path)' (\(error.rawValue))"
            }
            call.print(options.has("b") ? text : (path + ":").left(width + 1) + " " + text)
        }
        return 0
    }

    static func describe(_ inode: Inode, isExecutable: Bool) -> String {
        switch inode.content {
        case .directory: return inode.mode & 0o1000 != 0 ? "sticky, directory" : "directory"
        case .symbolicLink(let target): return "symbolic link to \(target)"
        case .device(.null): return "character special (1/3)"
        case .device: return "character special"
        case .fifo: return "fifo (named pipe)"
        case .socket: return "socket"
        case .file(.program):
            return "ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked, "
                + "interpreter /lib64/ld-linux-x86-64.so.2, for GNU/Linux 3.2.0, stripped"
        case .file(let body): return describe(body.count > 1 << 20 ? Array(body.bytes.prefix(4096)) : body.bytes)
        }
    }

    private static func describe(_ bytes: [UInt8]) -> String {
        if bytes.isEmpty { return "empty" }
        if bytes.starts(with: [0x1F, 0x8B]) { return "gzip compressed data, from Unix" }
        if bytes.count > 262, Array(bytes[257..<262]) == Array("ustar".utf8) { return "POSIX tar archive (GNU)" }
        if bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) {
            return "ELF 64-bit LSB executable, x86-64, version 1 (SYSV)"
        }
        let text = String(decoding: bytes, as: UTF8.self)
        if bytes.contains(0) || Array(text.utf8) != bytes { return "data" }
        let encoding = bytes.allSatisfy { $0 < 0x80 } ? "ASCII text" : "Unicode text, UTF-8 text"
        if text.hasPrefix("#!") {
            let line = text.dropFirst(2).prefix { $0 != "\n" }
            let interpreter = line.split(separator: " ").first.map(String.init) ?? ""
            let names = ["/bin/sh": "POSIX shell script", "/bin/bash": "Bourne-Again shell script"]
            return "\(names[interpreter] ?? "a \(line.drop { $0 == " " }) script"), \(encoding) executable"
        }
        if let first = bytes.first, first == 0x7B || first == 0x5B, text.contains("\"") { return "JSON text data" }
        if text.lowercased().hasPrefix("<!doctype html") { return "HTML document, \(encoding)" }
        let ending =
            text.contains("\r\n")
            ? ", with CRLF line terminators" : bytes.contains(0x0A) ? "" : ", with no line terminators"
        return encoding + ending
    }
}

/// `tree`
enum TreeCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(OptionSpec("adfin", values: "LI"), &simulation) else { return 1 }
        var counts = (directories: 0, files: 0)
        for path in options.operands.isEmpty ? ["."] : options.operands {
            guard simulation.isDirectory(path, as: call.me) else {
                call.print("\(path)  [error opening dir]")
                continue
            }
            call.print(path)
            walk(path, "", 1, options, &counts, &call, simulation)
        }
        let files = options.has("d") ? "" : ", \(counts.files) file\(counts.files == 1 ? "" : "s")"
        call.print("\n\(counts.directories) director\(counts.directories == 1 ? "y" : "ies")\(files)")
        return 0
    }

    private static func walk(
        _ path: String, _ indent: String, _ depth: Int, _ options: ParsedOptions,
        _ counts: inout (directories: Int, files: Int), _ call: inout UtilityCall, _ simulation: Simulation
    ) {
        if let limit = options.number("L"), depth > limit { return }
        var names = (try? simulation.list(path, as: call.me)) ?? []
        names.removeAll { $0.hasPrefix(".") && !options.has("a") || $0 == options.value("I") }
        if options.has("d") {
            names = names.filter { simulation.linkStatus(PathText.join(path, $0), as: call.me)?.isDirectory ?? false }
        }
        for (index, name) in names.enumerated() {
            let isLast = index == names.count - 1
            let child = PathText.join(path, name)
            let inode = simulation.linkStatus(child, as: call.me)
            var line = indent + (isLast ? "`-- " : "|-- ") + (options.has("f") ? child : name)
            if case .symbolicLink(let target)? = inode?.content { line += " -> " + target }
            call.print(line)
            if inode?.isDirectory == true {
                counts.directories += 1
                walk(child, indent + (isLast ? "    " : "|   "), depth + 1, options, &counts, &call, simulation)
            } else {
                counts.files += 1
            }
        }
    }
}
