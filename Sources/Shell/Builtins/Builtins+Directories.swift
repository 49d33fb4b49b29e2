import Kernel
import ShellSyntax
import WorldModel

/// The working directory.
extension Builtins {
    static let directories: [String: Builtin] = [
        "cd": Builtin { shell, words, simulation, me in cd(&shell, words, &simulation, me) },
        "pwd": Builtin { shell, words, simulation, me in
            let path = simulation.world.processes[me]?.workingDirectory ?? "/"
            let isPhysical = words.dropFirst().last { $0 == "-P" || $0 == "-L" } == "-P"
            let real = isPhysical ? try? simulation.resolve(path, in: simulation.view(of: me)).path : nil
            simulation.print((real ?? path) + "\n", as: me)
            return 0
        },
        "pushd": Builtin([.bash]) { shell, words, simulation, me in
            let here = simulation.world.processes[me]?.workingDirectory ?? "/"
            guard let target = words.dropFirst().first ?? shell.state.directories.first else {
                shell.complain("no other directory", from: "pushd", &simulation, me)
                return 1
            }
            let status = change(to: target, name: "pushd", &shell, &simulation, me)
            guard status == 0 else { return status }
            if words.count == 1 { shell.state.directories.removeFirst() }
            shell.state.directories.insert(here, at: 0)
            listDirectories(shell.state, &simulation, me)
            return 0
        },
        "popd": Builtin([.bash]) { shell, _, simulation, me in
            guard let target = shell.state.directories.first else {
                shell.complain("directory stack empty", from: "popd", &simulation, me)
                return 1
            }
            shell.state.directories.removeFirst()
            let status = change(to: target, name: "popd", &shell, &simulation, me)
            if status == 0 { listDirectories(shell.state, &simulation, me) }
            return status
        },
        "dirs": Builtin([.bash]) { shell, _, simulation, me in
            listDirectories(shell.state, &simulation, me)
            return 0
        },
    ]

    private static func listDirectories(_ state: ShellState, _ simulation: inout Simulation, _ me: ProcessID) {
        let here = simulation.world.processes[me]?.workingDirectory ?? "/"
        let home = state.value("HOME") ?? ""
        let shown = ([here] + state.directories).map { path in
            !home.isEmpty && (path == home || path.hasPrefix(home + "/")) ? "~" + path.dropFirst(home.count) : path
        }
        simulation.print(shown.joined(separator: " ") + "\n", as: me)
    }

    private static func cd(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let flavour = shell.state.flavour
        var isPhysical = false
        var arguments = words.dropFirst()
        while let option = arguments.first, option.hasPrefix("-"), option != "-" {
            arguments = arguments.dropFirst()
            if option == "--" { break }
            guard option.dropFirst().allSatisfy({ "LPe@".contains($0) }) else {
                if flavour == .bash {
                    shell.complain("\(option): invalid option", from: "cd", &simulation, me)
                    simulation.print(usage(of: "cd"), to: 2, as: me)
                } else {
                    let word = flavour == .dash ? "Illegal" : "illegal"
                    shell.complain("\(word) option \(option)", from: "cd", &simulation, me)
                }
                return 2
            }
            isPhysical = option.hasSuffix("P")
        }
        if arguments.count > 1, flavour == .bash {
            shell.complain("too many arguments", from: "cd", &simulation, me)
            return 1
        }
        guard var target = arguments.first ?? shell.state.value("HOME"), !(arguments.isEmpty && target.isEmpty) else {
            if flavour == .bash, shell.state.value("HOME") == nil {
                shell.complain("HOME not set", from: "cd", &simulation, me)
                return 1
            }
            return 0
        }
        var printsTarget = target == "-"
        if printsTarget {
            guard let old = shell.state.value("OLDPWD") else {
                if flavour == .bash {
                    shell.complain("OLDPWD not set", from: "cd", &simulation, me)
                    return 1
                }
                let here = simulation.world.processes[me]?.workingDirectory ?? "/"
                simulation.print(here + "\n", as: me)
                return 0
            }
            target = old
        } else if !target.hasPrefix("/"), target != ".", target != "..", !target.hasPrefix("./"),
            !target.hasPrefix("../"), let found = searched(target, shell.state, simulation, me)
        {
            printsTarget = found.isShown
            target = found.path
        }
        if target.isEmpty { return 0 }
        return change(to: target, isPhysical: isPhysical, prints: printsTarget, name: "cd", &shell, &simulation, me)
    }

    /// A directory found by `CDPATH`, whose path is printed unless it is below the present one.
    private static func searched(
        _ target: String, _ state: ShellState, _ simulation: Simulation, _ me: ProcessID
    ) -> (path: String, isShown: Bool)? {
        guard let list = state.value("CDPATH"), !list.isEmpty else { return nil }
        for folder in list.split(separator: ":", omittingEmptySubsequences: false) {
            let path = folder.isEmpty ? target : folder + (folder.hasSuffix("/") ? "" : "/") + target
            if simulation.isDirectory(path, as: me) { return (path, !folder.isEmpty) }
        }
        return nil
    }

    private static func change(
        to target: String, isPhysical: Bool = false, prints: Bool = false, name: String, _ shell: inout ShellProgram,
        _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        do {
            let view = simulation.view(of: me)
            let old = view.workingDirectory
            var path = isPhysical ? target : logicalPath(target, from: old)
            let location = try simulation.resolve(path, in: view)
            let inode = simulation.inode(at: location)
            guard inode.isDirectory else { throw Errno.notDirectory }
            guard simulation.allows(inode, .execute, view.credentials) else { throw Errno.accessDenied }
            if isPhysical { path = location.path }
            simulation.world.processes.table[me]?.workingDirectory = path
            shell.state.set("OLDPWD", old)
            shell.state.set("PWD", path)
            if shell.state.flavour != .dash || shell.state.variables["PWD"]?.isExported == true {
                shell.state.variables["OLDPWD"]?.isExported = true
            }
            if prints { simulation.print(path + "\n", as: me) }
            return 0
        } catch {
            let reason = (error as? Errno)?.rawValue ?? Errno.noEntry.rawValue
            switch shell.state.flavour {
            case .bash:
                let hasControls = target.utf8.contains { $0 < 32 || $0 == 127 }
                shell.complain("\(hasControls ? Quoting.ansi(target) : target): \(reason)", from: name, &simulation, me)
            case .dash: shell.complain("can't cd to \(target)", from: name, &simulation, me)
            case .ash: shell.complain("can't cd to \(target): \(reason)", from: name, &simulation, me)
            }
            return shell.state.flavour == .bash ? 1 : 2
        }
    }

    /// The path with `.` and `..` worked out by name, as `cd -L` keeps it.
    static func logicalPath(_ target: String, from directory: String) -> String {
        var names: [Substring] = []
        for name in ((target.hasPrefix("/") ? "" : directory + "/") + target).split(separator: "/") {
            if name == "." { continue }
            if name == ".." { names = names.dropLast() } else { names.append(name) }
        }
        // Two slashes at the beginning are kept, as POSIX allows them a meaning of their own.
        let isDouble = target.hasPrefix("//") && !target.hasPrefix("///")
        return (isDouble ? "//" : "/") + names.joined(separator: "/")
    }
}
