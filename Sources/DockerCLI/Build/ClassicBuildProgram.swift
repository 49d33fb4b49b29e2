import CommandSyntax
import Engine
import Kernel
import WorldModel

/// A build with the classic builder.
struct ClassicBuildProgram: Program {
    private let source: BuildSource
    private var request: BuildRequest
    private let isQuiet: Bool
    private let idFile: String
    private var operation: ClassicBuildOperation?

    init(source: BuildSource, request: BuildRequest, isQuiet: Bool, idFile: String) {
        self.source = source
        self.request = request
        self.isQuiet = isQuiet
        self.idFile = idFile
    }

    func handles(_ signal: Signal) -> Bool { signal == .interrupt || signal == .terminate }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if simulation.takeSignal(me) != nil {
            operation?.cancel(&simulation)
            return .exit(130)
        }
        guard var build = operation else {
            if let step = source.read(into: &request, &simulation, me) { return step }
            operation = ClassicBuildOperation(request)
            return .again
        }
        let outcome = build.step(&simulation)
        if !isQuiet { simulation.print(build.output, as: me) }
        build.output = ""
        operation = build
        switch outcome {
        case .again: return .again
        case .wait(let reasons): return .wait(reasons)
        case .finished(.exported): return .exit(0)
        case .finished(.image(let id)):
            if !idFile.isEmpty, let descriptor = try? simulation.open(idFile, .writing, as: me) {
                simulation.writeAll(Array(id.description.utf8), to: descriptor, as: me)
            }
            if isQuiet { simulation.print(id.description + "\n", as: me) }
            return .exit(0)
        case .finished(.failure(let failure)):
            // What is wrong with the file itself the daemon says before it begins to answer.
            let prefix = failure.message.hasPrefix("dockerfile parse error") ? "Error response from daemon: " : ""
            simulation.print(prefix + failure.message + "\n", to: 2, as: me)
            return .exit(1)
        }
    }
}
