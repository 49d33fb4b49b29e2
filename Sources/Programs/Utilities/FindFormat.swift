import FileTrees
import Kernel
import Shell
import WorldModel

/// What `find -printf` and `find -ls` show of a file.
struct FindFormat {
    private let path: String
    private let start: String
    private let depth: Int
    private let inode: Inode
    private let simulation: Simulation
    private let me: ProcessID

    init(
        _ path: String, _ start: String, _ depth: Int, _ inode: Inode, _ simulation: Simulation, _ me: ProcessID
    ) {
        self.path = path
        self.start = start
        self.depth = depth
        self.inode = inode
        self.simulation = simulation
        self.me = me
    }

    static func links(_ path: String, _ inode: Inode, _ simulation: Simulation, _ me: ProcessID) -> Int {
        let location = try? simulation.resolve(path, in: simulation.view(of: me), followingLast: false)
        return location.map { simulation.linkCount(inode, at: $0) } ?? inode.links
    }

    private var links: Int { Self.links(path, inode, simulation, me) }

    private var number: UInt64 {
        (try? simulation.resolve(path, in: simulation.view(of: me), followingLast: false))?.inode.number ?? 0
    }

    private var mode: String { LongListing.type(inode) + FileMode.text(inode.mode) }

    private var blocks: Int { Lister.blocks(inode) }

    /// The line of `-ls`.
    var listing: String {
        let accounts = Accounts(simulation, me)
        let isOld = simulation.world.clock.now.nanoseconds - inode.modified > 15_778_476_000_000_000
        let time = DateText.format(Instant(nanoseconds: inode.modified), isOld ? "%b %e  %Y" : "%b %e %H:%M")
        var name = path
        if case .symbolicLink(let target) = inode.content { name += " -> " + target }
        return "\(String(number).right(9)) \(String(blocks).right(6)) \(mode) \(String(links).right(3)) "
            + "\(accounts.userName(inode.owner).left(8)) \(accounts.groupName(inode.group).left(8)) "
            + "\(String(inode.size).right(8)) \(time) \(name)"
    }

    /// A text by a format of `-printf`.
    func text(_ format: String) -> String {
        var out = ""
        var rest = Substring(format)
        while let character = rest.popFirst() {
            if character == "\\", let code = rest.popFirst() {
                let escapes: [Character: String] = [
                    "n": "\n", "t": "\t", "0": "\0", "\\": "\\", "a": "\u{07}", "r": "\r", "c": "",
                ]
                out += escapes[code] ?? "\\\(code)"
            } else if character == "%" {
                out += directive(&rest)
            } else {
                out.append(character)
            }
        }
        return out
    }

    private func directive(_ rest: inout Substring) -> String {
        let flags = rest.prefix { "-0 +#".contains($0) }
        rest = rest.dropFirst(flags.count)
        let digits = rest.prefix { $0.isNumber }
        rest = rest.dropFirst(digits.count)
        guard let letter = rest.popFirst() else { return "%" }
        let value: String
        if "TAC".contains(letter), let field = rest.popFirst() {
            let moment = Instant(nanoseconds: inode.modified)
            value = field == "@" ? "\(moment.seconds).0000000000" : DateText.format(moment, "%\(field)")
        } else {
            value = self.value(letter)
        }
        let width = Int(digits) ?? 0
        return flags.contains("-") ? value.left(width) : flags.contains("0") ? value.zeros(width) : value.right(width)
    }

    private func value(_ letter: Character) -> String {
        let accounts = Accounts(simulation, me)
        switch letter {
        case "p": return path
        case "f": return PathText.baseName(path)
        case "h": return path.contains("/") ? PathText.directory(path) : "."
        case "H": return start
        case "P": return path == start ? "" : String(path.dropFirst(start.count + (start.hasSuffix("/") ? 0 : 1)))
        case "s": return String(inode.size)
        case "k": return String(blocks)
        case "b": return String(blocks * 2)
        case "m": return String(inode.mode & 0o7777, radix: 8)
        case "M": return mode
        case "y", "Y": return LongListing.type(inode) == "-" ? "f" : String(LongListing.type(inode))
        case "u": return accounts.userName(inode.owner)
        case "g": return accounts.groupName(inode.group)
        case "U": return String(inode.owner)
        case "G": return String(inode.group)
        case "d": return String(depth)
        case "n": return String(links)
        case "i": return String(number)
        case "l": if case .symbolicLink(let target) = inode.content { return target } else { return "" }
        case "t": return DateText.format(Instant(nanoseconds: inode.modified), "%a %b %e %H:%M:%S.0000000000 %Y")
        case "%": return "%"
        default: return "%\(letter)"
        }
    }
}
