import Kernel
import WorldModel

/// `comm`, `cmp`
enum ComparingCommands {
    static let commonSpec = OptionSpec(
        "123iz", long: "output-delimiter: check-order nocheck-order total zero-terminated=z")

    static func common(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(commonSpec, &simulation) else { return 1 }
        guard options.operands.count == 2 else { return call.complainOfUsage("missing operand", &simulation) }
        guard let first = call.readFilterInput(options.operands[0], &simulation),
            let second = call.readFilterInput(options.operands[1], &simulation)
        else { return 1 }
        var a = LineText.split(first)[...]
        var b = LineText.split(second)[...]
        let tab = options.value("output-delimiter") ?? "\t"
        var totals = [0, 0, 0]
        func show(_ line: [UInt8], _ column: Int) {
            totals[column - 1] += 1
            guard !options.has(String(column)) else { return }
            let tabs = (1..<column).count { !options.has(String($0)) }
            call.output += Array(String(repeating: tab, count: tabs).utf8) + line + [0x0A]
        }
        while let x = a.first ?? b.first {
            if let y = b.first, let z = a.first {
                if z == y {
                    show(z, 3)
                    a = a.dropFirst()
                    b = b.dropFirst()
                } else if LineText.isLess(z, y) {
                    show(z, 1)
                    a = a.dropFirst()
                } else {
                    show(y, 2)
                    b = b.dropFirst()
                }
            } else {
                show(x, a.isEmpty ? 2 : 1)
                if a.isEmpty { b = b.dropFirst() } else { a = a.dropFirst() }
            }
        }
        if options.has("total") {
            call.print((totals.map(String.init) + ["total"]).joined(separator: tab))
        }
        guard !call.isBusybox, !options.has("nocheck-order") else { return 0 }
        let unsorted = [first, second].enumerated().filter { outOfOrder(LineText.split($0.element)) != nil }
        for (index, _) in unsorted { call.complain("file \(index + 1) is not in sorted order", &simulation) }
        if !unsorted.isEmpty { call.complain("input is not in sorted order", &simulation) }
        return unsorted.isEmpty ? 0 : 1
    }

    /// The first line that should stand before the one above it.
    private static func outOfOrder(_ lines: [[UInt8]]) -> Int? {
        lines.indices.dropFirst().first { LineText.isLess(lines[$0], lines[$0 - 1]) }
    }

    static let compareSpec = OptionSpec("slb", values: "n", long: "silent=s quiet=s verbose=l bytes:=n")

    static func compare(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(compareSpec, &simulation) else { return 2 }
        guard options.operands.count >= 1 else {
            _ = call.complainOfUsage("missing operand after 'cmp'", &simulation)
            return 2
        }
        let names = [options.operands[0], options.operands.count > 1 ? options.operands[1] : "-"]
        guard let a = call.readFilterInput(names[0], &simulation), let b = call.readFilterInput(names[1], &simulation)
        else {
            return 2
        }
        if a == b { return 0 }
        if options.has("s") { return 1 }
        if options.has("l") {
            // Every byte that differs, in octal.
            let width = String(max(a.count, b.count)).count
            for (index, (x, y)) in zip(a, b).enumerated() where x != y {
                call.print(
                    String(index + 1).right(width) + " " + String(x, radix: 8).right(3) + " "
                        + String(y, radix: 8).right(3))
            }
            if a.count == b.count { return 1 }
        }
        if !options.has("l"), let index = zip(a, b).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset
        {
            let line = a.prefix(index).count { $0 == 0x0A } + 1
            call.print("\(names[0]) \(names[1]) differ: \("char") \(index + 1), line \(line)")
        } else {
            let isFirst = a.count < b.count
            let shorter = isFirst ? a : b
            let line = shorter.count { $0 == 0x0A }
            let place =
                call.isBusybox ? "" : shorter.isEmpty ? " which is empty" : " after byte \(shorter.count), line \(line)"
            call.complain("EOF on \(isFirst ? names[0] : names[1])\(place)", &simulation)
        }
        return 1
    }
}
