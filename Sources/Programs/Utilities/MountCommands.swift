import Kernel
import WorldModel

/// `mount` and `umount`
enum MountCommands {
    static func mount(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard
            let options = call.parse(
                OptionSpec("rwaflnvB", values: "to", long: "types:=t options:=o bind=B read-only=r"), &simulation)
        else { return 1 }
        let words = options.operands
        guard !words.isEmpty else {
            let machine = simulation.world.processes[call.me]?.machine ?? .host
            for line in simulation.mountTable(of: machine) where options.value("t").map({ $0 == line.type }) ?? true {
                call.print("\(line.source) on \(line.path) type \(line.type) (\(line.options))")
            }
            return 0
        }
        let listed = (options.value("o") ?? "") + (options.has("r") ? ",ro" : "")
        let names = Set(listed.split(separator: ",").map(String.init))
        let type = options.value("t") ?? ""
        let kind: MountCall.Kind =
            if names.contains("remount") {
                .remount
            } else if options.has("B") || names.contains("bind") || names.contains("rbind") {
                .bind
            } else if type == "tmpfs" || type == "ramfs" {
                .memory
            } else if ["proc", "sysfs"].contains(type) {
                .kernel(type)
            } else {
                .device
            }
        guard let target = words.last, words.count > 1 || kind == .remount else {
            call.complain(
                call.isBusybox
                    ? "can't find \(words[0]) in /etc/fstab" : "\(words[0]): can't find in /etc/fstab.", &simulation)
            return 1
        }
        // The kernel takes `ro` of a bind mount from a second call alone, which busybox does not make.
        let isOpen = call.isBusybox && kind == .bind
        let request = MountCall(kind, source: words[0], target: target, options: isOpen ? "" : listed)
        do throws(Errno) {
            try simulation.mount(request, as: call.me)
            return 0
        } catch {
            return complain(of: error, request, &call, &simulation)
        }
    }

    private static func complain(
        of error: Errno, _ request: MountCall, _ call: inout UtilityCall, _ simulation: inout Simulation
    ) -> Int32 {
        if call.isBusybox {
            if error == .notPermitted {
                call.complain("permission denied (are you root?)", &simulation)
                return 1
            }
            call.complain("mounting \(request.source) on \(request.target) failed: \(error.rawValue)", &simulation)
            return 255
        }
        let isRoot = simulation.world.processes[call.me]?.credentials.user == 0
        let isThere = simulation.exists(request.target, as: call.me)
        let text =
            switch error {
            case .notPermitted: isRoot ? "permission denied." : "must be superuser to use mount."
            case .noEntry where !isThere: "mount point does not exist."
            case .noEntry: "special device \(request.source) does not exist."
            case .invalid where request.kind == .remount: "mount point not mounted or bad option."
            default: "\(error.rawValue.prefix(1).lowercased())\(error.rawValue.dropFirst())."
            }
        call.complain("\(request.target): \(text)", &simulation)
        simulation.print(
            "       dmesg(1) may have more information after failed mount system call.\n", to: 2, as: call.me)
        return 32
    }

    static func unmount(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(OptionSpec("lfrdanvR", values: "t", long: "lazy=l force=f"), &simulation) else {
            return 1
        }
        guard !options.operands.isEmpty else { return call.complainOfUsage("bad usage", &simulation) }
        var status: Int32 = 0
        for path in options.operands {
            do throws(Errno) {
                try simulation.unmount(path, as: call.me)
            } catch {
                status = call.isBusybox ? 1 : 32
                guard !call.isBusybox else {
                    call.complain("can't unmount \(path): \(error.rawValue)", &simulation)
                    continue
                }
                let text =
                    switch error {
                    case .notPermitted: "must be superuser to unmount."
                    case .noEntry: "no mount point specified."
                    default: "not mounted."
                    }
                call.complain("\(path): \(text)", &simulation)
            }
        }
        return status
    }
}
