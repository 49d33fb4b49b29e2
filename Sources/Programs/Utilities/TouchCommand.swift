import FileTrees
import Kernel
import WorldModel

/// `touch`, `truncate`
enum TouchCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec("acmhf", values: "dtr", long: "no-create=c date=d reference=r no-dereference=h")
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard !options.operands.isEmpty else { return call.complainOfUsage("missing file operand", &simulation) }
        var moment = simulation.world.clock.now.nanoseconds
        if let text = options.value("d") ?? options.value("t") {
            let now = simulation.world.clock.now
            guard let parsed = options.has("d") ? DateText.parse(text, now: now) : DateText.stamp(text, now: now) else {
                call.complain(call.isBusybox ? "invalid date '\(text)'" : "invalid date format '\(text)'", &simulation)
                return 1
            }
            moment = parsed.nanoseconds
        } else if let reference = options.value("r") {
            do {
                moment = try simulation.status(of: reference, as: call.me).modified
            } catch {
                call.complain("failed to get attributes of '\(reference)'", error, &simulation)
                return 1
            }
        }
        var status: Int32 = 0
        for path in options.operands {
            do throws(Errno) {
                try touch(path, moment, options, call, &simulation)
            } catch {
                call.complain(call.isBusybox ? path : "cannot touch '\(path)'", error, &simulation)
                status = 1
            }
        }
        return status
    }

    private static func touch(
        _ path: String, _ moment: Int64, _ options: ParsedOptions, _ call: UtilityCall, _ simulation: inout Simulation
    ) throws(Errno) {
        if let inode = try? simulation.status(of: path, as: call.me) {
            let user = simulation.view(of: call.me).credentials
            guard user.user == 0 || inode.owner == user.user || simulation.allows(inode, .write, user) else {
                throw .accessDenied
            }
        } else {
            guard !options.has("c") else { return }
            try simulation.put(.bytes([]), at: path, as: call.me)
        }
        let location = try simulation.resolve(path, in: simulation.view(of: call.me))
        guard !location.isReadOnly else { throw .readOnly }
        let onlyOne = options.has("a") != options.has("m")
        try? simulation.change(path, as: call.me) { inode in
            let accessed = inode.accessed ?? inode.modified
            if !onlyOne {
                (inode.modified, inode.accessed) = (moment, nil)
            } else if options.has("a") {
                inode.accessed = moment
            } else {
                (inode.modified, inode.accessed) = (moment, accessed)
            }
        }
    }

    static func truncate(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec("co", values: "sr", long: "size=s reference=r no-create=c")
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard let text = options.value("s") else {
            return call.complainOfUsage("you must specify either '--size' or '--reference'", &simulation)
        }
        guard !options.operands.isEmpty else { return call.complainOfUsage("missing file operand", &simulation) }
        let sign = text.first.flatMap { "+-<>/%".contains($0) ? $0 : nil }
        guard let number = HumanSize.bytes(String(sign == nil ? text[...] : text.dropFirst())), number >= 0 else {
            call.complain("Invalid number: '\(text)'", &simulation)
            return 1
        }
        var status: Int32 = 0
        for path in options.operands {
            let body = (try? simulation.status(of: path, as: call.me))?.body
            if body == nil, options.has("c") { continue }
            let old = body?.count ?? 0
            let size: Int
            switch sign {
            case "+": size = old + min(number, 1 << 50)
            case "-": size = max(0, old - number)
            case "<": size = min(old, number)
            case ">": size = max(old, number)
            case "/": size = number == 0 ? old : old / number * number
            case "%": size = number == 0 ? old : (old + min(number, 1 << 50) - 1) / number * number
            default: size = number
            }
            do throws(Errno) {
                if max(size, old) > 8 << 20 {  // too large to hold as bytes
                    try simulation.put(.filler("\0", size: size), at: path, as: call.me)
                } else {
                    var bytes = Array((body?.bytes ?? []).prefix(size))
                    bytes += [UInt8](repeating: 0, count: size - bytes.count)
                    try simulation.put(.bytes(bytes), at: path, as: call.me)
                }
            } catch {
                call.complain("cannot open '\(path)' for writing", error, &simulation)
                status = 1
            }
        }
        return status
    }
}
