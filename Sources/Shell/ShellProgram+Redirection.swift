import Kernel
import ShellSyntax
import WorldModel

/// Redirections of the shell's own descriptors, and putting them back.
extension ShellProgram {
    /// Carries out redirections. `nil` after a failure, which has been reported and undone.
    mutating func redirect(
        _ redirections: [PreparedRedirection], _ simulation: inout Simulation, _ me: ProcessID
    ) -> [Frame.SavedDescriptor]? {
        var saved: [Frame.SavedDescriptor] = []
        for redirection in redirections {
            var numbers = [redirection.descriptor]
            if redirection.operation == .outputAndError || redirection.operation == .appendOutputAndError {
                numbers = [1, 2]
            }
            if let variable = redirection.variable {
                if let failure = bind(variable, redirection, &simulation, me) {
                    complain(failure, &simulation, me)
                    restore(saved, &simulation, me)
                    return nil
                }
                continue
            }
            for number in numbers {
                let file = simulation.world.processes[me]?.descriptors[number]?.file
                if let file { simulation.retain(file) }
                saved.append(.init(number: number, file: file))
            }
            if let failure = apply(redirection, &simulation, me) {
                // dash has closed standard error by then, when it puts it aside.
                let isClosed =
                    state.flavour == .dash && redirection.descriptor == 2 && redirection.operation.isDuplication
                    && saved.count { $0.number == 2 } == 1
                if !isClosed {
                    complain(failure, &simulation, me)
                }
                restore(saved, &simulation, me)
                return nil
            }
        }
        return saved
    }

    /// `{name}>file`: opens on a new descriptor, whose number the variable gets; `{name}>&-` closes it.
    private mutating func bind(
        _ variable: String, _ redirection: PreparedRedirection, _ simulation: inout Simulation, _ me: ProcessID
    ) -> String? {
        if redirection.target == "-", let number = Int(state.value(variable) ?? "") {
            simulation.close(number, of: me)
            return nil
        }
        let open = simulation.world.processes[me]?.descriptors ?? [:]
        let number = (10...).first { open[$0] == nil } ?? 10
        var numbered = redirection
        numbered.descriptor = number
        if let failure = apply(numbered, &simulation, me) { return failure }
        state.set(variable, String(number))
        return nil
    }

    mutating func restore(
        _ saved: [Frame.SavedDescriptor], _ simulation: inout Simulation, _ me: ProcessID
    ) {
        for descriptor in saved.reversed() {
            simulation.close(descriptor.number, of: me)
            guard let file = descriptor.file else { continue }
            simulation.world.processes.table[me]?.descriptors[descriptor.number] = Descriptor(file)
        }
    }

    /// Forgets what was saved: the redirections of `exec` stay.
    func forget(_ saved: [Frame.SavedDescriptor], _ simulation: inout Simulation) {
        for descriptor in saved {
            if let file = descriptor.file { simulation.release(file) }
        }
    }

    /// Carries out one redirection. Returns the message of a failure.
    private mutating func apply(
        _ redirection: PreparedRedirection, _ simulation: inout Simulation, _ me: ProcessID
    ) -> String? {
        let target = redirection.target
        do {
            switch redirection.operation {
            case .input: try open(target, .reading, at: redirection.descriptor, &simulation, me)
            case .readWrite: try open(target, .readingAndWriting, at: redirection.descriptor, &simulation, me)
            case .append: try open(target, .appending, at: redirection.descriptor, &simulation, me)
            case .output, .clobber:
                if state.options.keepsFiles, redirection.operation == .output,
                    let old = try? simulation.status(of: target, as: me), old.isFile
                {
                    switch state.flavour {
                    case .bash: return "\(target): cannot overwrite existing file"
                    case .dash: return "cannot create \(target): File exists"
                    case .ash: return "can't create \(target): File exists"
                    }
                }
                try open(target, .writing, at: redirection.descriptor, &simulation, me)
            case .outputAndError, .appendOutputAndError:
                let mode: Simulation.OpenMode = redirection.operation == .outputAndError ? .writing : .appending
                try open(target, mode, at: 1, &simulation, me)
                try simulation.duplicate(1, to: 2, as: me)
            case .duplicateInput, .duplicateOutput:
                return try duplicate(redirection, &simulation, me)
            case .text:
                let pipe = simulation.makePipe(as: me)
                simulation.writeAll(Array(target.utf8), to: pipe.write, as: me)
                simulation.close(pipe.write, of: me)
                try simulation.duplicate(pipe.read, to: redirection.descriptor, as: me)
                if pipe.read != redirection.descriptor { simulation.close(pipe.read, of: me) }
            }
            return nil
        } catch {
            // With -C dash only opens what is there and no file.
            let opens =
                state.flavour == .dash && state.options.keepsFiles && redirection.operation == .output
                && simulation.exists(target, as: me)
            return openFailure(target, error, writes: redirection.operation != .input && !opens)
        }
    }

    private func openFailure(_ target: String, _ error: Errno, writes: Bool) -> String {
        switch state.flavour {
        case .bash: return "\(target): \(error.rawValue)"
        case .dash, .ash:
            let isMissing = error == .noEntry || error == .notDirectory
            let reason = isMissing ? (writes ? "Directory nonexistent" : "No such file") : error.rawValue
            if state.flavour == .ash {
                let text = isMissing ? (writes ? "nonexistent directory" : "no such file") : error.rawValue
                return "can't \(writes ? "create" : "open") \(target): \(text)"
            }
            return "cannot \(writes ? "create" : "open") \(target): \(reason)"
        }
    }

    private func open(
        _ path: String, _ mode: Simulation.OpenMode, at number: Int, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(Errno) {
        let opened = try simulation.open(path, mode, as: me)
        guard opened != number else { return }
        try simulation.duplicate(opened, to: number, as: me)
        simulation.close(opened, of: me)
    }

    private mutating func duplicate(
        _ redirection: PreparedRedirection, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(Errno) -> String? {
        let target = redirection.target
        if target == "-" {
            simulation.close(redirection.descriptor, of: me)
            return nil
        }
        let moves = target.hasSuffix("-")
        if let source = Int(moves ? String(target.dropLast()) : target), !moves || state.flavour == .bash {
            guard simulation.openFile(source, of: me) != nil else {
                return "\(source): Bad file descriptor"
            }
            try simulation.duplicate(source, to: redirection.descriptor, as: me)
            if moves, source != redirection.descriptor { simulation.close(source, of: me) }
            return nil
        }
        guard redirection.operation == .duplicateOutput, redirection.descriptor == 1 else {
            return "\(target): ambiguous redirect"
        }
        try open(target, .writing, at: 1, &simulation, me)
        try simulation.duplicate(1, to: 2, as: me)
        return nil
    }
}
