import FileTrees
import Kernel
import WorldModel

/// `du`, `df`
enum DiskCommands {
    static func usage(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec(
            "shkamcxbLlS", values: "d",
            long: "summarize=s human-readable=h all=a total=c max-depth:=d one-file-system=x apparent-size bytes=b")
        guard let options = call.parse(spec, &simulation) else { return 1 }
        var meter = DiskMeter(call: call, options: options)
        let operands = options.operands.isEmpty ? ["."] : options.operands
        var total = 0
        for path in operands { total += meter.measure(path, depth: 0, &simulation) }
        if options.has("c") { meter.show(total, "total") }
        call.output = meter.output
        return meter.status
    }

    static func free(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec("hkTPmaHil", values: "tB", long: "human-readable=h print-type=T all=a portability=P")
        guard let options = call.parse(spec, &simulation) else { return 1 }
        let machine = simulation.world.processes[call.me]?.machine ?? .host
        let table = simulation.mountTable(of: machine)
        // File systems that hold nothing are left out, and GNU's df shows each device once.
        var seen: Set<String> = []
        var shown = table.filter { line in
            let isShown = line.limit != 0 && !["proc", "sysfs"].contains(line.type)
            return isShown && (call.isBusybox || options.has("a") || seen.insert(key(line)).inserted)
        }
        var status: Int32 = 0
        if !options.operands.isEmpty {
            shown = []
            for path in options.operands {
                do {
                    let found = try simulation.resolve(path, in: simulation.view(of: call.me)).path
                    let above = table.filter { $0.path == "/" || found == $0.path || found.hasPrefix($0.path + "/") }
                    if let line = above.max(by: { $0.path.count < $1.path.count }) { shown.append(line) }
                } catch {
                    call.complain(
                        call.isBusybox ? "\(path): can't find mount point" : "\(path): \(error.rawValue)", &simulation)
                    status = 1
                }
            }
            if shown.isEmpty { return status }
        }
        let rows = shown.map { row($0, options, call, simulation) }
        printTable(rows, options, &call)
        return status
    }

    /// What tells file systems apart: those in memory are each their own.
    private static func key(_ line: MountLine) -> String {
        line.type == "tmpfs" ? line.path : line.source
    }

    private static func row(
        _ line: MountLine, _ options: ParsedOptions, _ call: UtilityCall, _ simulation: Simulation
    ) -> [String] {
        var total = 61_255_492  // kibibytes of the simulated disk
        var used: Int
        var free: Int
        if line.type == "tmpfs" || line.limit != nil {
            total = (line.limit ?? Int(HostFacts.memory) / 2) / 1024
            used = line.path == "/dev" ? 0 : (line.mount.map { simulation.usedBytes(of: $0) } ?? 0) / 1024
            free = total - used
        } else {
            let files = line.mount.flatMap { mount in
                simulation.world.trees[mount.tree]?.contentSize(from: mount.root)
            }
            used = 9_214_308 + (files ?? 0) / 1024
            free = total - used - 3_100_000
        }
        let percent = used + free == 0 ? "-" : "\((used * 100 + used + free - 1) / (used + free))%"
        func size(_ value: Int) -> String {
            guard options.has("h") else { return String(options.has("m") ? (value + 1023) / 1024 : value) }
            return call.isBusybox ? HumanSize.busybox(value * 1024) : HumanSize.gnu(value * 1024)
        }
        let type = options.has("T") ? [line.type] : []
        return [line.source] + type + [size(total), size(used), size(free), percent, line.path]
    }

    private static func printTable(_ rows: [[String]], _ options: ParsedOptions, _ call: inout UtilityCall) {
        let isHuman = options.has("h")
        var head = ["Filesystem"] + (options.has("T") ? ["Type"] : [])
        head +=
            isHuman
            ? ["Size", "Used", call.isBusybox ? "Available" : "Avail"]
            : [options.has("m") ? "1M-blocks" : "1K-blocks", "Used", "Available"]
        head += ["Use%", "Mounted on"]
        if call.isBusybox {
            for row in [head] + rows {
                let offset = options.has("T") ? 1 : 0
                var line = row[0].left(20)
                if offset == 1 { line += " " + row[1].left(10) }
                line += isHuman ? row[1 + offset].right(10) : row[1 + offset].right(10)
                line += row[2 + offset].right(10) + row[3 + offset].right(10)
                line += " " + row[4 + offset].right(4) + " " + row[5 + offset]
                call.print(line)
            }
            return
        }
        let all = [head] + rows
        let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        let last = head.count - 1
        for row in all {
            let cells = row.indices.map { column in
                let width =
                    column == 0 ? max(14, widths[0]) : column == last - 1 ? widths[column] : max(5, widths[column])
                if column == last { return row[column] }
                let isText = column == 0 || column == 1 && options.has("T")
                return isText
                    ? row[column].left(width)
                    : row[column].right(isHuman && column != last - 1 ? max(5, widths[column]) : width)
            }
            call.print(cells.joined(separator: " "))
        }
    }
}

/// Adds up sizes for `du`.
struct DiskMeter {
    let call: UtilityCall
    let options: ParsedOptions
    var output: [UInt8] = []
    var status: Int32 = 0
    private var seen: Set<InodeID> = []

    init(call: UtilityCall, options: ParsedOptions) {
        self.call = call
        self.options = options
    }

    private var countsBytes: Bool { options.has("b", "apparent-size") }

    mutating func measure(_ path: String, depth: Int, _ simulation: inout Simulation) -> Int {
        let inode: Inode
        do {
            inode = try simulation.status(of: path, as: call.me, followingLast: options.has("L"))
        } catch {
            call.complain(call.isBusybox ? path : "cannot access '\(path)'", error, &simulation)
            status = 1
            return 0
        }
        if inode.links > 1,
            let found = try? simulation.resolve(path, in: simulation.view(of: call.me), followingLast: false),
            !inode.isDirectory, !seen.insert(found.inode).inserted
        {
            return 0
        }
        var sum = countsBytes ? inode.size : Lister.blocks(inode) * 1024
        if inode.isDirectory {
            do {
                for name in try simulation.list(path, as: call.me) {
                    sum += measure(PathText.join(path, name), depth: depth + 1, &simulation)
                }
            } catch {
                call.complain("cannot read directory '\(path)'", error, &simulation)
                status = 1
            }
        }
        let limit = options.has("s") ? 0 : options.number("d") ?? Int.max
        if depth == 0 || depth <= limit && (inode.isDirectory || options.has("a")) { show(sum, path) }
        return sum
    }

    mutating func show(_ bytes: Int, _ path: String) {
        let size: String =
            if options.has("h") {
                call.isBusybox ? HumanSize.busybox(bytes) : HumanSize.gnu(bytes)
            } else if options.has("b") {
                String(bytes)
            } else {
                String((bytes + 1023) / 1024 / (options.has("m") ? 1024 : 1))
            }
        output += Array("\(size)\t\(path)\n".utf8)
    }
}
