import Kernel
import WorldModel

/// `comm`, `join`, `cmp`
enum ComparingCommands {
    static let commonSpec = OptionSpec("123iz", long: "output-delimiter: check-order nocheck-order")

    static func common(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(commonSpec, &simulation) else { return 1 }
        guard options.operands.count == 2 else { return call.complainOfUsage("missing operand", &simulation) }
        guard let first = call.readFilterInput(options.operands[0], &simulation),
            let second = call.readFilterInput(options.operands[1], &simulation)
        else { return 1 }
        var a = LineText.split(first)[...]
        var b = LineText.split(second)[...]
        let tab = options.value("output-delimiter") ?? "\t"
        func show(_ line: [UInt8], _ column: Int) {
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
        return 0
    }

    static let joinSpec = OptionSpec("i", values: "t12jaoe")

    static func join(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(joinSpec, &simulation) else { return 1 }
        guard options.operands.count == 2 else { return call.complainOfUsage("missing operand", &simulation) }
        guard let first = call.readFilterInput(options.operands[0], &simulation),
            let second = call.readFilterInput(options.operands[1], &simulation)
        else { return 1 }
        let separator = options.value("t")?.first
        func rows(_ bytes: [UInt8], _ field: String) -> [(key: String, rest: [String])] {
            let index = (options.value(field) ?? options.value("j")).flatMap { Int($0) } ?? 1
            return LineText.split(bytes).map { line in
                let text = LineText.string(line)
                var fields =
                    separator.map { mark in
                        text.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
                    }
                    ?? text.split { $0 == " " || $0 == "\t" }.map(String.init)
                let key = index <= fields.count ? fields.remove(at: index - 1) : ""
                return (key, fields)
            }
        }
        let right = rows(second, "2")
        let joint = separator.map(String.init) ?? " "
        for row in rows(first, "1") {
            let partners = right.filter { $0.key == row.key }
            for partner in partners { call.print(([row.key] + row.rest + partner.rest).joined(separator: joint)) }
            if partners.isEmpty, options.values("a").contains("1") {
                call.print(([row.key] + row.rest).joined(separator: joint))
            }
        }
        return 0
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
        if let index = zip(a, b).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset {
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
