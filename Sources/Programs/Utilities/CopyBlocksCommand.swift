import FileTrees
import Kernel
import Shell
import WorldModel

/// `dd`
enum CopyBlocksCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        var values: [String: String] = [:]
        for word in call.arguments {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2,
                ["if", "of", "bs", "count", "skip", "seek", "status", "conv", "ibs", "obs", "iflag", "oflag"].contains(
                    parts[0])
            else {
                call.complain("unrecognized operand '\(word)'", &simulation)
                call.adviseHelp(&simulation)
                return 1
            }
            values[parts[0]] = parts[1]
        }
        for name in ["bs", "ibs", "obs", "count", "skip", "seek"] {
            guard let text = values[name], amount(text) == nil else { continue }
            call.complain(call.isBusybox ? "invalid number '\(text)'" : "invalid number: '\(text)'", &simulation)
            return 1
        }
        let size = max(1, min(amount(values["bs"] ?? values["ibs"] ?? "512") ?? 512, 1 << 40))
        let outputSize = max(1, min(amount(values["bs"] ?? values["obs"] ?? "512") ?? 512, 1 << 40))
        let conversions = (values["conv"] ?? "").split(separator: ",")
        let count = values["count"].flatMap { amount($0) }
        let limit = count.map { max(0, min($0, (1 << 40) / size)) * size }
        /// An offset in bytes, kept below what a simulated file holds.
        func number(_ name: String) -> Int {
            max(0, min(values[name].flatMap { amount($0) } ?? 0, (1 << 26) / size)) * size
        }
        var body: FileBody
        if let path = values["if"] {
            guard let source = input(path, limit: limit, call, &simulation) else { return 1 }
            body = source
        } else {
            body = .bytes(call.input)
        }
        if case .bytes(var bytes) = body {
            bytes = Array(bytes.dropFirst(number("skip")))
            if let limit { bytes = Array(bytes.prefix(limit)) }
            if conversions.contains("ucase") { bytes = bytes.map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 } }
            if conversions.contains("lcase") { bytes = LineText.lowercased(bytes) }
            body = .bytes(bytes)
        }
        if let path = values["of"] {
            do {
                let appends = (values["oflag"] ?? "").split(separator: ",").contains("append")
                let end = appends ? (try? simulation.status(of: path, as: call.me))?.size ?? 0 : 0
                try write(
                    body, to: path, seek: max(end, number("seek")),
                    truncates: values["conv"]?.contains("notrunc") != true, call, &simulation)
            } catch .noSpace where simulation.room(at: path, as: call.me) != nil {
                let room = simulation.room(at: path, as: call.me) ?? 0
                let fitting = min(body.count, room) / size * size
                try? simulation.put(.bytes(Array(body.bytes.prefix(fitting))), at: path, as: call.me)
                call.complain("error writing '\(path)'", .noSpace, &simulation)
                let blocks = fitting / size
                simulation.print("\(blocks + 1)+0 records in\n\(blocks)+0 records out\n", to: 2, as: call.me)
                return 1
            } catch {
                call.complain(call.isBusybox ? "can't open '\(path)'" : "failed to open '\(path)'", error, &simulation)
                return 1
            }
        } else {
            call.output = body.bytes
        }
        report(body.count, size, outputSize, values["status"], call, &simulation)
        return 0
    }

    /// A number of bytes or blocks; `2x3` is a product.
    private static func amount(_ text: String) -> Int? {
        let factors = text.split(separator: "x", omittingEmptySubsequences: false).map { HumanSize.bytes(String($0)) }
        return factors.reduce(Int?(1)) { product, factor in
            guard let product, let factor, factor >= 0 else { return nil }
            let (result, isTooLarge) = product.multipliedReportingOverflow(by: factor)
            return isTooLarge ? nil : result
        }
    }

    private static func write(
        _ body: FileBody, to path: String, seek: Int, truncates: Bool, _ call: UtilityCall,
        _ simulation: inout Simulation
    ) throws(Errno) {
        guard seek > 0 || !truncates else { return try simulation.put(body, at: path, as: call.me) }
        let old = (try? simulation.contents(of: path, as: call.me)) ?? []
        let bytes = body.bytes
        var all = Array(truncates ? old.prefix(seek) : old[...])
        all += [UInt8](repeating: 0, count: max(0, seek + bytes.count - all.count))
        all.replaceSubrange(seek..<(seek + bytes.count), with: bytes)
        try simulation.put(.bytes(all), at: path, as: call.me)
    }

    private static func input(_ path: String, limit: Int?, _ call: UtilityCall, _ simulation: inout Simulation)
        -> FileBody?
    {
        do throws(Errno) {
            let inode = try simulation.status(of: path, as: call.me)
            guard case .device(let device) = inode.content else {
                return .bytes(try simulation.contents(of: path, as: call.me))
            }
            let count = limit ?? 0
            switch device {
            case .zero, .full:
                return count > 1 << 20 ? .filler("", size: count) : .bytes([UInt8](repeating: 0, count: count))
            case .random:
                if count > 1 << 20 { return .filler(simulation.world.random.hex(digits: 16), size: count) }
                return .bytes((0..<count).map { _ in UInt8(truncatingIfNeeded: simulation.world.random.next()) })
            default: return .bytes([])
            }
        } catch {
            call.complain(call.isBusybox ? "can't open '\(path)'" : "failed to open '\(path)'", error, &simulation)
            return nil
        }
    }

    private static func report(
        _ bytes: Int, _ size: Int, _ outputSize: Int, _ style: String?, _ call: UtilityCall,
        _ simulation: inout Simulation
    ) {
        if style == "none" { return }
        func blocks(_ size: Int) -> String { "\(bytes / size)+\(bytes % size > 0 ? 1 : 0)" }
        var text = "\(blocks(size)) records in\n\(blocks(outputSize)) records out\n"
        if style != "noxfer" {
            let seconds = max(0.0001, Double(bytes) / 1.6e9)
            let time = PrintfCommand.fixed(seconds, seconds < 1 ? 6 : 5)
            if call.isBusybox {
                text +=
                    "\(bytes) bytes (\(HumanSize.busybox(bytes))B) copied, \(time) seconds, \(HumanSize.busybox(Int(Double(bytes) / seconds)))B/s\n"
            } else {
                let human =
                    bytes >= 1000
                    ? " (\(decimal(Double(bytes)))B, \(HumanSize.gnu(bytes))\(bytes >= 1024 ? "iB" : "B"))" : ""
                text += "\(bytes) bytes\(human) copied, \(time) s, \(decimal(Double(bytes) / seconds))B/s\n"
            }
        }
        simulation.print(text, to: 2, as: call.me)
    }

    private static func decimal(_ value: Double) -> String {
        var value = value
        var unit = 0
        while value >= 1000, unit < 4 {
            value /= 1000
            unit += 1
        }
        return PrintfCommand.fixed(value, value < 10 && unit > 0 ? 1 : 0) + " " + ["", "k", "M", "G", "T"][unit]
    }
}
