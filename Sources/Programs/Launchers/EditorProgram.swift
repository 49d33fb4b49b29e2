import FileTrees
import Kernel
import WorldModel

/// `vi`, `nano` and their kind. A screen editor is not simulated: the prompt opens the file in an editor of the real
/// machine and types its new text here. Where nobody does so, the text is typed line by line.
struct EditorProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var path: String?
    private var typed: [UInt8] = []

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let path else { return begin(&simulation, me) }
        switch (try? simulation.readLine(0, as: me)) ?? .end {
        case .blocked(let reason): return .wait([reason])
        case .end: return finish(nil, path, &simulation, me)
        case .bytes(let line):
            if let answer = EditRequest.answer(line) { return finish(answer, path, &simulation, me) }
            if line == Array(".\n".utf8) { return finish(typed.isEmpty ? nil : typed, path, &simulation, me) }
            typed += line
            return .again
        }
    }

    private mutating func begin(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard simulation.isTerminal(0, of: me), simulation.isTerminal(1, of: me) else {
            voice.complain("an editor needs a terminal (with docker, the options -it)", &simulation, me)
            return .exit(1)
        }
        // `+12` names a line, and options do not matter here.
        guard let file = arguments.dropFirst().last(where: { !$0.hasPrefix("-") && !$0.hasPrefix("+") }) else {
            voice.complain("say which file to edit, as in: \(voice.name) notes.txt", &simulation, me)
            return .exit(1)
        }
        if simulation.isDirectory(file, as: me) {
            voice.complain("\(file) is a directory", &simulation, me)
            return .exit(1)
        }
        var bytes: [UInt8] = []
        do throws(Errno) {
            bytes = try simulation.contents(of: file, as: me)
        } catch  where error != .noEntry {
            voice.complain("\(file): \(error.rawValue)", &simulation, me)
            return .exit(1)
        } catch {}
        path = file
        simulation.world.editRequest = EditRequest(process: me, editor: voice.name, path: file, bytes: bytes)
        if !simulation.world.hasEditor {
            simulation.print(
                "Type the new text of \(file). A line with only a dot ends it; nothing before the dot keeps the file.\n",
                as: me)
        }
        return .again
    }

    private func finish(
        _ bytes: [UInt8]?, _ path: String, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        if simulation.world.editRequest?.process == me { simulation.world.editRequest = nil }
        guard let bytes else { return .exit(0) }
        do throws(Errno) {
            let mode = (try? simulation.status(of: path, as: me))?.mode
            try simulation.put(.bytes(bytes), at: path, permissions: mode ?? 0o644, as: me)
            return .exit(0)
        } catch {
            voice.complain("\(path): \(error.rawValue)", &simulation, me)
            return .exit(1)
        }
    }
}
