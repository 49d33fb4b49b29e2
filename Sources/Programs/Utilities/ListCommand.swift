import FileTrees
import Kernel
import Shell
import WorldModel

/// `ls`
enum ListCommand {
    static let spec = OptionSpec(
        "laA1RdhnotSriFpCxfgsUXcukLHqbQvNGTm", values: "Iw",
        long: "all=a almost-all=A recursive=R directory=d human-readable=h numeric-uid-gid=n reverse=r inode=i color? "
            + "classify=F size=s full-time time-style: sort: group-directories-first ignore:=I hide: quote-name=Q escape=b no-group=G dereference=L si"
    )

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return call.isBusybox ? 1 : 2 }
        var lister = Lister(call: call, options: options, simulation: simulation)
        let status = lister.list(options.operands.isEmpty ? ["."] : options.operands, &simulation)
        call.output = lister.output
        return status
    }
}

/// One name in a listing.
struct ListEntry {
    var name: String
    var path: String
    var inode: Inode
    var location: Location?
}

/// Lists files and directories in the style that the options ask for.
struct Lister {
    let call: UtilityCall
    let options: ParsedOptions
    let accounts: Accounts
    let width: Int?
    let now: Instant
    var output: [UInt8] = []
    /// The column of `-s`.
    private var sizeWidth = 0

    init(call: UtilityCall, options: ParsedOptions, simulation: Simulation) {
        self.call = call
        self.options = options
        accounts = Accounts(simulation, call.me)
        width = simulation.terminalWidth(1, of: call.me)
        now = simulation.world.clock.now
    }

    var isLong: Bool { options.has("l", "n", "o", "g", "full-time") }

    mutating func list(_ operands: [String], _ simulation: inout Simulation) -> Int32 {
        var status: Int32 = 0
        var files: [ListEntry] = []
        var directories: [ListEntry] = []
        for path in operands {
            do throws(Errno) {
                let follows = options.has("L", "H") || !isLong && !options.has("d", "F") || path.hasSuffix("/")
                var inode = try simulation.status(of: path, as: call.me, followingLast: false)
                if follows {
                    do throws(Errno) {
                        inode = try simulation.status(of: path, as: call.me)
                    } catch  where !options.has("L") && !call.isBusybox {
                        // A link that leads nowhere is shown as itself.
                    }
                }
                let entry = entry(path, path, inode, simulation)
                if inode.isDirectory, !options.has("d") { directories.append(entry) } else { files.append(entry) }
            } catch {
                let text = call.isBusybox ? path : "cannot access '\(path)'"
                call.complain(text, error, &simulation)
                status = call.isBusybox ? 1 : 2
            }
        }
        if !files.isEmpty { show(sorted(files), isDirectory: false) }
        let hasHeaders = operands.count > 1 || options.has("R")
        for (index, directory) in sorted(directories).enumerated() {
            if index > 0 || !files.isEmpty { output.append(0x0A) }
            status = max(status, showDirectory(directory.path, hasHeader: hasHeaders, isOperand: true, &simulation))
        }
        return status
    }

    private func entry(_ name: String, _ path: String, _ inode: Inode, _ simulation: Simulation) -> ListEntry {
        let location = try? simulation.resolve(path, in: simulation.view(of: call.me), followingLast: false)
        var inode = inode
        if let location, inode.isDirectory { inode.links = simulation.linkCount(inode, at: location) }
        return ListEntry(name: name, path: path, inode: inode, location: location)
    }

    private mutating func showDirectory(
        _ path: String, hasHeader: Bool, isOperand: Bool, _ simulation: inout Simulation
    ) -> Int32 {
        var names: [String]
        do {
            names = try simulation.list(path, as: call.me)
        } catch {
            call.complain(
                call.isBusybox ? "can't open '\(path)'" : "cannot open directory '\(path)'", error, &simulation)
            return call.isBusybox || !isOperand ? 1 : 2
        }
        if hasHeader { output += Array("\(path):\n".utf8) }
        if !options.has("a", "A", "f") {
            let hidden = options.values("hide").map { Pattern($0) }
            names.removeAll { name in name.hasPrefix(".") || hidden.contains { $0.matches(name) } }
        }
        let ignored = options.values("I").map { Pattern($0) }
        names.removeAll { name in ignored.contains { $0.matches(name) } }
        var entries = names.compactMap { name -> ListEntry? in
            let child = PathText.join(path, name)
            guard let inode = simulation.linkStatus(child, as: call.me) else { return nil }
            return entry(name, child, inode, simulation)
        }
        entries = sorted(entries)
        let isSorted = !options.has("f", "U")
        if options.has("a", "f") {
            var dots: [ListEntry] = []
            for name in [".", ".."] {
                let child = PathText.join(path, name)
                if let inode = try? simulation.status(of: child, as: call.me) {
                    dots.append(entry(name, child, inode, simulation))
                }
            }
            entries = isSorted ? sorted(dots + entries) : dots + entries
        }
        show(entries, isDirectory: true)
        guard options.has("R") else { return 0 }
        var status: Int32 = 0
        for child in entries where child.inode.isDirectory && child.name != "." && child.name != ".." {
            output.append(0x0A)
            status = max(status, showDirectory(child.path, hasHeader: true, isOperand: false, &simulation))
        }
        return status
    }

    private func sorted(_ entries: [ListEntry]) -> [ListEntry] {
        if options.has("f", "U") { return entries }
        let order = options.value("sort") ?? ""
        var result = entries.sorted { a, b in
            if options.has("t") || order == "time", a.inode.modified != b.inode.modified {
                return a.inode.modified > b.inode.modified
            }
            if options.has("X") || order == "extension" {
                let (x, y) = (Self.fileExtension(a.name), Self.fileExtension(b.name))
                if x != y { return x.utf8.lexicographicallyPrecedes(y.utf8) }
            }
            if options.has("v") || order == "version",
                case let order = VersionOrder.compare(Array(a.name.utf8), Array(b.name.utf8)), order != 0
            {
                return order < 0
            }
            if options.has("S") || order == "size", a.inode.size != b.inode.size { return a.inode.size > b.inode.size }
            return a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
        }
        if options.has("r") { result.reverse() }
        if options.has("group-directories-first") {
            result = result.filter { $0.inode.isDirectory } + result.filter { !$0.inode.isDirectory }
        }
        return result
    }

    /// With its dot; nothing when there is none.
    private static func fileExtension(_ name: String) -> Substring {
        name.lastIndex(of: ".").map { name[$0...] } ?? ""
    }

    private mutating func show(_ entries: [ListEntry], isDirectory: Bool) {
        if isLong {
            if isDirectory {
                let total = entries.reduce(0) { $0 + Self.blocks($1.inode) }
                output += Array("total \(options.has("h") ? size(total * 1024) : String(total))\n".utf8)
            }
            sizeWidth = call.isBusybox ? 6 : width(ofSizes: entries)
            let listing = LongListing(entries, self)
            for entry in entries { output += Array((listing.line(entry) + "\n").utf8) }
            return
        }
        sizeWidth = call.isBusybox ? 6 : width(ofSizes: entries)
        let names = entries.map { prefix($0) + quoted($0.name) + suffix($0) }
        if options.has("m") {
            output += Array((names.joined(separator: ", ") + (names.isEmpty ? "" : "\n")).utf8)
        } else if let width, !options.has("1") {
            output += Array(columns(names, width: options.number("w") ?? width).utf8)
        } else if options.has("C", "x"), !options.has("1") {
            output += Array(columns(names, width: 80).utf8)
        } else {
            for name in names { output += Array((name + "\n").utf8) }
        }
    }

    func prefix(_ entry: ListEntry) -> String {
        var text = ""
        if options.has("i") { text += String(entry.location?.inode.number ?? 0).right(7) + " " }
        if options.has("s") { text += String(Self.blocks(entry.inode)).right(sizeWidth) + " " }
        return text
    }

    private func width(ofSizes entries: [ListEntry]) -> Int {
        entries.map { String(Self.blocks($0.inode)).count }.max() ?? 0
    }

    /// The name as `-Q` and `-b` show it.
    func quoted(_ name: String) -> String {
        if options.has("Q") { return "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" }
        if options.has("b") { return name.replacing("\\", with: "\\\\").replacing(" ", with: "\\ ") }
        return name
    }

    func suffix(_ entry: ListEntry) -> String {
        if entry.inode.isDirectory, options.has("F", "p") { return "/" }
        guard options.has("F") else { return "" }
        if entry.inode.isSymbolicLink { return isLong ? "" : "@" }
        return entry.inode.isFile && entry.inode.mode & 0o111 != 0 ? "*" : ""
    }

    func size(_ bytes: Int) -> String { call.isBusybox ? HumanSize.busybox(bytes) : HumanSize.gnu(bytes) }

    /// Kibibytes on disk, in pages of four.
    static func blocks(_ inode: Inode) -> Int {
        switch inode.content {
        case .directory: 4
        case .file(let body): (body.count + 4095) / 4096 * 4
        default: 0
        }
    }

    /// Names down columns, as many as fit.
    private func columns(_ names: [String], width: Int) -> String {
        guard !names.isEmpty else { return "" }
        var rows = 1
        while true {
            let count = (names.count + rows - 1) / rows
            let widths = (0..<count).map { column in
                names[(column * rows)..<min(names.count, (column + 1) * rows)].map(\.count).max() ?? 0
            }
            let total = widths.reduce(0, +) + 2 * (count - 1)
            if total < width || count == 1 { return grid(names, rows, widths) }
            rows += 1
        }
    }

    private func grid(_ names: [String], _ rows: Int, _ widths: [Int]) -> String {
        var out = ""
        for row in 0..<rows {
            let cells = stride(from: row, to: names.count, by: rows).map { $0 }
            for (column, index) in cells.enumerated() {
                out += column == cells.count - 1 ? names[index] : names[index].left(widths[column] + 2)
            }
            out += "\n"
        }
        return out
    }
}
