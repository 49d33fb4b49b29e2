import CommandSyntax
import Engine
import Kernel
import WorldModel

/// `docker import ADDRESS`: the engine fetches the archive. Recorded: `images-a23-add-from-the-web`.
struct ImportProgram: Program {
    private let download: Download
    private let command: ParsedCommand

    init(download: Download, command: ParsedCommand) {
        self.download = download
        self.command = command
    }

    static func == (a: ImportProgram, b: ImportProgram) -> Bool {
        a.download == b.download && a.command.operands == b.command.operands
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let address = command.operands[0]
        switch download.follow(&simulation) {
        case .coming(let reasons): return .wait(reasons)
        case .failed(let reason):
            simulation.print("Error response from daemon: \(reason)\n", to: 2, as: me)
            return .exit(1)
        case .answer(let answer) where !(200..<400).contains(answer.status):
            let text = DownloadFailure.refused(answer).daemonText(address)
            simulation.print("Error response from daemon: \(text)\n", to: 2, as: me)
            return .exit(1)
        case .answer(let answer):
            simulation.print("Downloading from \(address)\n", as: me)
            do {
                return .exit(try ImportCommand.store(answer.body, command, &simulation, me))
            } catch {
                // It has begun to answer: the failure comes as a message of the progress.
                simulation.print("\n", as: me)
                simulation.print(error.text.replacing("Error response from daemon: ", with: ""), to: 2, as: me)
                return .exit(1)
            }
        }
    }
}
