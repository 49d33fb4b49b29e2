import FileTrees
import Kernel
import Shell
import WorldModel

/// `stat`
enum StatCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec("Lft", values: "c", long: "dereference=L format:=c printf: file-system=f terse=t")
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard !options.operands.isEmpty else { return call.complainOfUsage("missing operand", &simulation) }
        var status: Int32 = 0
        for path in options.operands {
            do throws(Errno) {
                let view = simulation.view(of: call.me)
                let location = try simulation.resolve(path, in: view, followingLast: options.has("L"))
                let facts = FileFacts(path, location, simulation, call.me)
                if let format = options.value("c") {
                    call.print(facts.format(format))
                } else if let format = options.value("printf") {
                    call.write(Escapes.decode(facts.format(format)).text)
                } else {
                    call.write(facts.report(isBusybox: call.isBusybox))
                }
            } catch {
                call.complain(call.isBusybox ? "can't stat '\(path)'" : "cannot statx '\(path)'", error, &simulation)
                status = 1
            }
        }
        return status
    }
}

/// What `stat` knows of one file.
struct FileFacts {
    let path: String
    let inode: Inode
    let location: Location
    let accounts: Accounts
    let links: Int

    init(_ path: String, _ location: Location, _ simulation: Simulation, _ me: ProcessID) {
        self.path = path
        self.location = location
        inode = simulation.inode(at: location)
        accounts = Accounts(simulation, me)
        links = simulation.linkCount(inode, at: location)
    }

    private var kind: String {
        switch inode.content {
        case .file(let body): body.count == 0 ? "regular empty file" : "regular file"
        case .directory: "directory"
        case .symbolicLink: "symbolic link"
        case .device: "character special file"
        case .fifo: "fifo"
        case .socket: "socket"
        }
    }

    private var blocks: Int { Lister.blocks(inode) * 2 }
    private var permissions: String { LongListing.type(inode) + FileMode.text(inode.mode) }
    private var time: String {
        DateText.format(Instant(nanoseconds: inode.modified), "%Y-%m-%d %H:%M:%S.%N %z")
    }

    private var accessed: Int64 { inode.accessed ?? inode.modified }

    private var quoted: String {
        if case .symbolicLink(let target) = inode.content { return "'\(path)' -> '\(target)'" }
        return "'\(path)'"
    }

    func format(_ text: String) -> String {
        var out = ""
        var rest = Substring(text)
        while let character = rest.popFirst() {
            guard character == "%", rest.first != nil else {
                out.append(character)
                continue
            }
            let flags = rest.prefix { "-0+ #'".contains($0) }
            rest = rest.dropFirst(flags.count)
            let digits = rest.prefix { $0.isNumber }
            rest = rest.dropFirst(digits.count)
            guard let code = rest.popFirst() else { break }
            let text = field(code)
            let width = min(Int(digits) ?? 0, 10_000)
            out += flags.contains("-") ? text.left(width) : flags.contains("0") ? text.zeros(width) : text.right(width)
        }
        return out
    }

    private func field(_ code: Character) -> String {
        switch code {
        case "a": String(inode.mode, radix: 8)
        case "A": permissions
        case "b": String(blocks)
        case "B": "512"
        case "d": String(location.tree.number)
        case "f": String(rawMode, radix: 16)
        case "F": kind
        case "g": String(inode.group)
        case "G": accounts.group(inode.group)?.name ?? "UNKNOWN"
        case "h": String(links)
        case "i": String(location.inode.number)
        case "m": "/"
        case "n": path
        case "N": quoted
        case "o": "4096"
        case "s": String(inode.size)
        case "u": String(inode.owner)
        case "U": accounts.user(inode.owner)?.name ?? "UNKNOWN"
        case "w": "-"
        case "W": "0"
        case "x": DateText.format(Instant(nanoseconds: accessed), "%Y-%m-%d %H:%M:%S.%N %z")
        case "X": String(Instant(nanoseconds: accessed).seconds)
        case "y", "z": time
        case "Y", "Z": String(Instant(nanoseconds: inode.modified).seconds)
        case "%": "%"
        default: "?"
        }
    }

    private var rawMode: Int {
        let type: Int =
            switch inode.content {
            case .file: 0o100000
            case .directory: 0o40000
            case .symbolicLink: 0o120000
            case .device: 0o20000
            case .fifo: 0o10000
            case .socket: 0o140000
            }
        return type | Int(inode.mode)
    }

    func report(isBusybox: Bool) -> String {
        var name = path
        if case .symbolicLink(let target) = inode.content {
            name = isBusybox ? "'\(path)' -> '\(target)'" : "\(path) -> \(target)"
        }
        let device =
            isBusybox
            ? "\(String(location.tree.number, radix: 16))h/\(location.tree.number)d" : "0,\(location.tree.number)"
        let mode = String(inode.mode, radix: 8).zeros(4)
        let user = (accounts.user(inode.owner)?.name ?? "UNKNOWN").right(8)
        let group = (accounts.group(inode.group)?.name ?? "UNKNOWN").right(8)
        var text = "  File: \(name)\n"
        text += "  Size: \(String(inode.size).left(10))\tBlocks: \(String(blocks).left(10)) IO Block: 4096   \(kind)\n"
        text += "Device: \(device)\tInode: \(String(location.inode.number).left(10))  Links: \(links)\n"
        text += "Access: (\(mode)/\(permissions))  Uid: (\(String(inode.owner).right(5))/\(user))"
        text += "   Gid: (\(String(inode.group).right(5))/\(group))\n"
        text += "Access: \(time)\nModify: \(time)\nChange: \(time)\n"
        return isBusybox ? text : text + " Birth: \(time)\n"
    }
}
