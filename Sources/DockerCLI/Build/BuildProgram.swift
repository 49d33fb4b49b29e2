import CommandSyntax
import Dockerfile
import Engine
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// A build with BuildKit.
struct BuildProgram: Program {
    private let source: BuildSource
    private var request: BuildRequest
    private let printsID: Bool
    private let idFile: String
    private let destinations: BuildDestinations
    private let metadataFile: String
    /// What is asked for: `build`, or one of the calls that build nothing.
    private let call: String
    private var operation: BuildOperation?
    private var display: BuildDisplay

    init(
        source: BuildSource, request: BuildRequest, display: BuildDisplay, printsID: Bool, idFile: String,
        destinations: BuildDestinations, metadataFile: String, call: String
    ) {
        self.source = source
        self.request = request
        self.display = display
        self.printsID = printsID
        self.idFile = idFile
        self.destinations = destinations
        self.metadataFile = metadataFile
        self.call = call
    }

    func handles(_ signal: Signal) -> Bool { signal == .interrupt || signal == .terminate }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if simulation.takeSignal(me) != nil {
            operation?.cancel(&simulation)
            simulation.print("ERROR: failed to build: failed to solve: Canceled: context canceled\n", to: 2, as: me)
            return .exit(130)
        }
        guard var build = operation else {
            if let step = source.read(into: &request, &simulation, me) { return step }
            operation = BuildOperation(request)
            display.begin(&simulation, me)
            return call == "build" ? .again : answer(&simulation, me)
        }
        let outcome = build.step(&simulation)
        var progress = build.progress
        build.progress = []
        if case .finished(let result) = outcome, !metadataFile.isEmpty, !result.isFailure {
            progress += [.begin("resolving provenance for metadata file"), .done(0)]
        }
        operation = build
        if case .finished = outcome {
            display.show(progress, isLast: true, &simulation, me)
        } else {
            display.show(progress, &simulation, me)
        }
        switch outcome {
        case .again: return .again
        case .wait(let reasons): return .wait(reasons)
        case .finished(.image(let id)): return finish(id, &simulation, me)
        case .finished(.exported): return finish(nil, &simulation, me)
        case .finished(.failure(let failure)):
            let text = BuildErrors.text(failure, build.request, display, warnings: build.report.warnings)
            simulation.print(text, to: 2, as: me)
            return .exit(1)
        }
    }

    private func finish(_ id: ImageID?, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let files = operation?.files, let problem = destinations.write(files, &simulation, me) {
            simulation.print("ERROR: failed to build: \(problem)\n", to: 2, as: me)
            return .exit(1)
        }
        if printsID { simulation.print((id?.description ?? "") + "\n", as: me) }
        if !idFile.isEmpty, let id, let descriptor = try? simulation.open(idFile, .writing, as: me) {
            simulation.writeAll(Array(id.description.utf8), to: descriptor, as: me)
        }
        if !metadataFile.isEmpty, let operation {
            let reference = simulation.world.random.hex(digits: 25)
            let text = BuildMetadata.text(operation, image: id, simulation, reference: reference)
            try? simulation.put(.bytes(Array(text.utf8)), at: metadataFile, permissions: 0o644, as: me)
        }
        if display.mode != .quiet, let operation {
            simulation.print(BuildWarnings.text(operation.report.warnings), to: 2, as: me)
        }
        return .exit(0)
    }

    /// `docker build --call`: says what the Dockerfile tells, and builds nothing.
    private func answer(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        var build = BuildOperation(request, isQuestion: true)
        var trial = simulation
        let outcome = build.step(&trial)
        var display = display
        display.show(build.progress, isLast: true, &simulation, me)
        if case .finished(.failure(let failure)) = outcome {
            simulation.print(BuildErrors.text(failure, request, display), to: 2, as: me)
            return .exit(1)
        }
        guard let document = build.document, let outline = build.outline, BuildCalls.known.contains(call) else {
            let name = "unsupported request frontend.\(call)"
            let failure = BuildFailure("\(name): \(name)")
            simulation.print(BuildErrors.text(failure, request, display), to: 2, as: me)
            return .exit(1)
        }
        var (text, status) = ("", Int32(0))
        switch call {
        case "targets": text = BuildCalls.targets(outline)
        case "outline": text = BuildCalls.outline(outline)
        default: (text, status) = BuildCalls.check(build.report, document, request)
        }
        simulation.print(text, as: me)
        return .exit(status)
    }
}
