import FileTrees
import Kernel
import WorldModel

/// `sed`
enum SedCommand {
    private static let spec = OptionSpec(
        "nErszu", values: "ef", long: "quiet=n silent=n expression:=e file:=f regexp-extended=E separate=s posix debug")

    /// `-i` and `--in-place` may have a suffix joined to them.
    private static func parse(_ arguments: [String]) -> (options: ParsedOptions, inPlace: String?) {
        var words: [String] = []
        var inPlace: String?
        for word in arguments {
            if word.hasPrefix("--in-place") {
                inPlace = String(word.dropFirst(11))
            } else if word.hasPrefix("-"), !word.hasPrefix("--"), let index = word.firstIndex(of: "i"),
                word[..<index].dropFirst().allSatisfy({ "nErsu".contains($0) })
            {
                inPlace = String(word[word.index(after: index)...])
                if index > word.index(after: word.startIndex) { words.append(String(word[..<index])) }
            } else {
                words.append(word)
            }
        }
        return (ParsedOptions(words, spec), inPlace)
    }

    static func readsInput(_ arguments: [String]) -> Bool {
        let options = parse(arguments).options
        let files = options.operands.dropFirst(options.has("e", "f") ? 0 : 1)
        return !arguments.isEmpty && (files.isEmpty || files.contains("-"))
    }

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let (options, inPlace) = parse(call.arguments)
        if options.failure != nil || options.operands.isEmpty && !options.has("e", "f") {
            if case .unknownLetter(let letter)? = options.failure {
                call.complain("invalid option -- '\(letter)'", &simulation)
            }
            simulation.print(
                "Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...\n", to: 2, as: call.me)
            return 1
        }
        var files = options.operands
        var parts = options.values("e")
        for path in options.values("f") {
            guard let bytes = call.read(path, &simulation) else { return 1 }
            parts.append(LineText.string(bytes))
        }
        if !options.has("e", "f") { parts = [files.removeFirst()] }
        let script: SedScript
        var isQuiet = options.has("n")
        do {
            var text = parts.joined(separator: "\n")
            if text.hasPrefix("#n\n") {
                text.removeFirst(3)
                isQuiet = true
            }
            var parser = SedParser(text, isExtended: options.has("E", "r"), isBusybox: call.isBusybox)
            script = try parser.parse()
        } catch {
            call.complain(error.message, &simulation)
            return error.status
        }
        var status: Int32 = 0
        var inputs: [(path: String, bytes: [UInt8])] = []
        for path in files.isEmpty ? ["-"] : files {
            do {
                inputs.append((path, path == "-" ? call.input : try simulation.contents(of: path, as: call.me)))
            } catch {
                let isFolder = error == .isDirectory && !call.isBusybox
                if isFolder {
                    call.complain(
                        inPlace == nil
                            ? "read error on \(path): Is a directory" : "couldn't edit \(path): not a regular file",
                        &simulation)
                } else {
                    call.complain(
                        call.isBusybox ? "\(path): \(error.rawValue)" : "can't read \(path): \(error.rawValue)",
                        &simulation)
                }
                status = call.isBusybox ? 1 : isFolder ? 4 : 2
            }
        }
        if let inPlace {
            for input in inputs {
                status = max(
                    status, edit(input, script, options, isQuiet: isQuiet, suffix: inPlace, &call, &simulation))
            }
            return status
        }
        // With `-s` every file has its own lines and its own end.
        for group in options.has("s") ? inputs.map({ [$0] }) : [inputs] {
            var machine = SedMachine(
                script: script, inputs: group, isQuiet: isQuiet, endsInNull: options.has("z"),
                isBusybox: call.isBusybox)
            machine.files = { [simulation, me = call.me] in try? simulation.contents(of: $0, as: me) }
            machine.run()
            if let failure = machine.failure {
                call.complain(failure, &simulation)
                return 1
            }
            call.output += machine.output
            writeFiles(machine, call, &simulation)
            if machine.status != 0 { status = machine.status }
            if machine.hasQuit { break }
        }
        return status
    }

    private static func edit(
        _ input: (path: String, bytes: [UInt8]), _ script: SedScript, _ options: ParsedOptions, isQuiet: Bool,
        suffix: String, _ call: inout UtilityCall, _ simulation: inout Simulation
    ) -> Int32 {
        var machine = SedMachine(
            script: script, inputs: [input], isQuiet: isQuiet, endsInNull: options.has("z"), isBusybox: call.isBusybox)
        machine.files = { [simulation, me = call.me] in try? simulation.contents(of: $0, as: me) }
        machine.run()
        if let failure = machine.failure {
            call.complain(failure, &simulation)
            return 1
        }
        do {
            let mode = (try simulation.status(of: input.path, as: call.me)).mode
            if !suffix.isEmpty {
                try simulation.put(.bytes(input.bytes), at: input.path + suffix, permissions: mode, as: call.me)
            }
        } catch {
            call.complain(
                "couldn't open temporary file \(PathText.directory(input.path))/sedXXXXXX", error, &simulation)
            return 4
        }
        guard replace(input.path, with: machine.output, &call, &simulation) else { return call.isBusybox ? 1 : 4 }
        writeFiles(machine, call, &simulation)
        return machine.status
    }

    /// Writes a new file and gives it the old one's name: whoever has the old one open keeps that.
    private static func replace(
        _ path: String, with bytes: [UInt8], _ call: inout UtilityCall, _ simulation: inout Simulation
    ) -> Bool {
        let folder = PathText.directory(path)
        let end = simulation.world.random.hex(digits: 6)
        let temporary = call.isBusybox ? path + end : folder + "/sed" + end
        do {
            let old = try simulation.status(of: path, as: call.me)
            try simulation.put(.bytes(bytes), at: temporary, permissions: old.mode, as: call.me)
            try? simulation.change(temporary, as: call.me) { inode in
                inode.mode = old.mode
                (inode.owner, inode.group) = (old.owner, old.group)
            }
        } catch {
            call.complain("couldn't open temporary file \(folder)/sedXXXXXX", error, &simulation)
            return false
        }
        do {
            try simulation.rename(temporary, to: path, as: call.me)
            return true
        } catch {
            call.complain(
                call.isBusybox
                    ? "can't move '\(temporary)' to '\(path)'" : "cannot rename \(temporary)", error, &simulation)
            try? simulation.unlink(temporary, as: call.me)
            return false
        }
    }

    private static func writeFiles(_ machine: SedMachine, _ call: UtilityCall, _ simulation: inout Simulation) {
        for (path, bytes) in machine.written.sorted(by: { $0.key < $1.key }) {
            if path == "/dev/stdout" || path == "/dev/stderr" {
                simulation.writeAll(bytes, to: path == "/dev/stdout" ? 1 : 2, as: call.me)
            } else {
                try? simulation.put(.bytes(bytes), at: path, as: call.me)
            }
        }
    }
}
