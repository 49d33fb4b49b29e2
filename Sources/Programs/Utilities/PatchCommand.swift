import FileTrees
import Kernel
import WorldModel

/// `patch`: carries out what `diff -u` has found.
enum PatchCommand {
    static let spec = OptionSpec(
        "RNsfEbtu", values: "pidoF",
        long: "strip:=p reverse=R forward=N input:=i dry-run quiet=s silent=s directory:=d output:=o force=f fuzz:=F "
            + "remove-empty-files=E backup=b unified=u batch=t")

    static func readsInput(_ arguments: [String]) -> Bool {
        let options = ParsedOptions(arguments, spec)
        return options.operands.count < 2 && (options.value("i") ?? "-") == "-"
    }

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 2 }
        let source = options.operands.count > 1 ? options.operands[1] : options.value("i") ?? "-"
        guard let bytes = call.readFilterInput(source, &simulation) else { return 2 }
        let parts = FilePatch.read(LineText.split(bytes).map { LineText.string($0) })
        guard !parts.isEmpty else {
            if !call.isBusybox, !bytes.isEmpty {
                call.print("patch: **** Only garbage was found in the patch input.")
                return 2
            }
            return 0
        }
        var status: Int32 = 0
        for part in parts {
            let part = options.has("R") ? part.reversed : part
            guard let path = options.operands.first ?? part.target(strip: options.number("p"), call, simulation) else {
                call.print("can't find file to patch at input line 1")
                return 1
            }
            let place = options.value("d").map { PathText.join($0, path) } ?? path
            status = max(status, apply(part, to: place, shown: path, options, &call, &simulation))
        }
        return status
    }

    private static func apply(
        _ part: FilePatch, to place: String, shown path: String, _ options: ParsedOptions, _ call: inout UtilityCall,
        _ simulation: inout Simulation
    ) -> Int32 {
        let old = (try? simulation.contents(of: place, as: call.me)) ?? []
        if !options.has("s") {
            let verb = options.has("dry-run") && !call.isBusybox ? "checking" : "patching"
            call.print("\(verb) file \(path)")
        }
        var lines = LineText.split(old).map { LineText.string($0) }
        var shift = 0
        var failed: [Int] = []
        for (index, hunk) in part.hunks.enumerated() {
            guard let start = hunk.place(in: lines, near: hunk.oldStart - 1 + shift) else {
                failed.append(index + 1)
                let text = "Hunk #\(index + 1) FAILED at \(hunk.oldStart)."
                call.print(call.isBusybox ? "Hunk \(index + 1) FAILED \(index + 1)/\(part.hunks.count)." : text)
                continue
            }
            let offset = start - (hunk.oldStart - 1 + shift)
            if offset != 0, !options.has("s"), !hunk.old.isEmpty {
                let unit = abs(offset) == 1 ? "line" : "lines"
                call.print("Hunk #\(index + 1) succeeded at \(start + 1) (offset \(offset) \(unit)).")
            }
            lines.replaceSubrange(start..<start + hunk.old.count, with: hunk.new)
            shift = start - (hunk.oldStart - 1) + hunk.new.count - hunk.old.count
        }
        if !failed.isEmpty {
            let count = part.hunks.count
            let rejects = call.isBusybox ? "" : " -- saving rejects to file \(path).rej"
            call.print("\(failed.count) out of \(count) hunk\(count == 1 ? "" : "s") FAILED\(rejects)")
        }
        guard !options.has("dry-run"), failed.count < max(1, part.hunks.count) else { return failed.isEmpty ? 0 : 1 }
        do throws(Errno) {
            if part.newPath == "/dev/null", lines.isEmpty {
                try simulation.unlink(place, as: call.me)
            } else {
                let ending = part.endsOpen ? "" : "\n"
                let text = lines.isEmpty ? "" : lines.joined(separator: "\n") + ending
                let mode = (try? simulation.status(of: place, as: call.me))?.mode
                try simulation.put(.bytes(Array(text.utf8)), at: place, permissions: mode ?? 0o644, as: call.me)
            }
        } catch {
            call.complain(path, error, &simulation)
            return 2
        }
        return failed.isEmpty ? 0 : 1
    }
}

/// The changes of one file in a unified difference.
struct FilePatch {
    var oldPath: String
    var newPath: String
    var hunks: [Hunk] = []
    /// The new file's last line has no newline.
    var endsOpen = false

    struct Hunk {
        /// The first line that it is about, from 1.
        var oldStart: Int
        var old: [String] = []
        var new: [String] = []

        /// Where its old lines stand, as near as can be to where they should.
        func place(in lines: [String], near wanted: Int) -> Int? {
            let wanted = old.isEmpty ? wanted + 1 : wanted
            func fits(_ start: Int) -> Bool {
                start >= 0 && start + old.count <= lines.count && lines[start..<start + old.count].elementsEqual(old)
            }
            for distance in 0...max(1, lines.count) {
                if fits(wanted + distance) { return wanted + distance }
                if fits(wanted - distance) { return wanted - distance }
            }
            return nil
        }
    }

    var reversed: FilePatch {
        var copy = FilePatch(oldPath: newPath, newPath: oldPath, endsOpen: endsOpen)
        var shift = 0
        for hunk in hunks {
            copy.hunks.append(Hunk(oldStart: hunk.oldStart + shift, old: hunk.new, new: hunk.old))
            shift += hunk.new.count - hunk.old.count
        }
        return copy
    }

    /// Reads all files of a patch; text around them does not matter.
    static func read(_ lines: [String]) -> [FilePatch] {
        var parts: [FilePatch] = []
        var index = 0
        while index < lines.count {
            if lines[index].hasPrefix("--- "), index + 1 < lines.count, lines[index + 1].hasPrefix("+++ ") {
                parts.append(FilePatch(oldPath: path(lines[index]), newPath: path(lines[index + 1])))
                index += 2
            } else if !parts.isEmpty, lines[index].hasPrefix("@@ -"), var hunk = header(lines[index]) {
                index += 1
                var (oldLeft, newLeft) = hunk.counts
                while index < lines.count, oldLeft > 0 || newLeft > 0 || lines[index].hasPrefix("\\") {
                    let text = String(lines[index].dropFirst())
                    switch lines[index].first {
                    case "-":
                        hunk.hunk.old.append(text)
                        oldLeft -= 1
                    case "+":
                        hunk.hunk.new.append(text)
                        newLeft -= 1
                    case "\\": parts[parts.count - 1].endsOpen = newLeft == 0
                    default:
                        hunk.hunk.old.append(text)
                        hunk.hunk.new.append(text)
                        (oldLeft, newLeft) = (oldLeft - 1, newLeft - 1)
                    }
                    index += 1
                }
                parts[parts.count - 1].hunks.append(hunk.hunk)
            } else {
                index += 1
            }
        }
        return parts
    }

    private static func path(_ line: String) -> String { String(line.dropFirst(4).prefix { $0 != "\t" }) }

    /// `@@ -1,3 +1,4 @@`
    private static func header(_ line: String) -> (hunk: Hunk, counts: (Int, Int))? {
        guard let found = line.firstMatch(of: /^@@ -([0-9]+)(?:,([0-9]+))? \+[0-9]+(?:,([0-9]+))? @@/),
            let start = Int(found.output.1)
        else { return nil }
        let old = found.output.2.flatMap { Int($0) } ?? 1
        let new = found.output.3.flatMap { Int($0) } ?? 1
        return (Hunk(oldStart: start), (old, new))
    }

    /// The file that is meant: of both names the one that is there, without so many folders.
    func target(strip: Int?, _ call: UtilityCall, _ simulation: Simulation) -> String? {
        let names = [oldPath, newPath].filter { $0 != "/dev/null" }.map { name in
            guard let strip else { return PathText.baseName(name) }
            return name.split(separator: "/", omittingEmptySubsequences: false).dropFirst(strip).joined(separator: "/")
        }
        return names.first { simulation.exists($0, as: call.me) } ?? names.last
    }
}
