import CommandSyntax
import Dockerfile
import Engine
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// A build with BuildKit, printing plain progress.
struct BuildProgram: Program {
    private let source: BuildSource
    private var request: BuildRequest
    private let isQuiet: Bool
    private let printsID: Bool
    private let idFile: String
    private let onlyChecks: Bool
    private var input: [UInt8] = []
    private var operation: BuildOperation?
    private var printer = PlainProgress()

    init(source: BuildSource, request: BuildRequest, isQuiet: Bool, printsID: Bool, idFile: String, onlyChecks: Bool) {
        self.source = source
        self.request = request
        self.isQuiet = isQuiet
        self.printsID = printsID
        self.idFile = idFile
        self.onlyChecks = onlyChecks
    }

    func handles(_ signal: Signal) -> Bool { signal == .interrupt || signal == .terminate }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if simulation.takeSignal(me) != nil {
            operation?.cancel(&simulation)
            simulation.print("ERROR: failed to build: failed to solve: Canceled: context canceled\n", to: 2, as: me)
            return .exit(130)
        }
        guard var build = operation else {
            if source.readsInput {
                switch (try? simulation.read(0, as: me)) ?? .end {
                case .bytes(let bytes):
                    input += bytes
                    return .again
                case .blocked(let reason): return .wait([reason])
                case .end: request.dockerfile = input
                }
            }
            operation = BuildOperation(request)
            if !isQuiet {
                simulation.print("#0 building with \"default\" instance using docker driver\n\n", to: 2, as: me)
            }
            return onlyChecks ? check(&simulation, me) : .again
        }
        let outcome = build.step(&simulation)
        let progress = build.progress
        build.progress = []
        operation = build
        if !isQuiet { simulation.print(printer.text(progress, at: simulation.world.clock.now), to: 2, as: me) }
        switch outcome {
        case .again: return .again
        case .wait(let reasons): return .wait(reasons)
        case .finished(.image(let id)): return finish(id, &simulation, me)
        case .finished(.failure(let failure)):
            simulation.print(BuildErrors.text(failure, request, isQuiet: isQuiet, printer), to: 2, as: me)
            return .exit(1)
        }
    }

    private func finish(_ id: ImageID, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if printsID { simulation.print(id.description + "\n", as: me) }
        if !idFile.isEmpty, let descriptor = try? simulation.open(idFile, .writing, as: me) {
            simulation.writeAll(Array(id.description.utf8), to: descriptor, as: me)
        }
        if !isQuiet, let document = operation?.document {
            simulation.print(BuildWarnings.text(document, request), to: 2, as: me)
        }
        return .exit(0)
    }

    /// `docker build --check`
    private func check(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        var build = BuildOperation(request)
        var trial = simulation
        _ = build.step(&trial)
        simulation.print(PlainProgress().copyText(build.progress, at: simulation.world.clock.now), to: 2, as: me)
        guard let document = build.document else { return .again }
        let warnings = BuildWarnings.report(document, request).sortedWarnings
        if warnings.isEmpty {
            simulation.print("Check complete, no warnings found.\n", as: me)
            return .exit(0)
        }
        let count = warnings.count == 1 ? "1 warning has" : "\(warnings.count) warnings have"
        simulation.print("Check complete, \(count) been found!\n", as: me)
        for warning in warnings {
            let lines = warning.report(source: document.sourceLines, fileName: request.dockerfileName)
            simulation.print("\n" + lines.joined(separator: "\n") + "\n", as: me)
        }
        return .exit(1)
    }
}

/// Plain progress: numbered steps, a line for everything that happens.
struct PlainProgress: Equatable {
    private var number = 0
    private var began = Instant(seconds: 0)
    /// What the present step has printed, with times, for the excerpt after a failure.
    private(set) var dump: [String] = []

    mutating func text(_ progress: [BuildProgress], at now: Instant) -> String {
        progress.map { line(for: $0, now) }.joined()
    }

    func copyText(_ progress: [BuildProgress], at now: Instant) -> String {
        var copy = self
        return copy.text(progress, at: now)
    }

    private mutating func line(for progress: BuildProgress, _ now: Instant) -> String {
        switch progress {
        case .begin(let title):
            number += 1
            began = now
            dump = []
            return "#\(number) \(title)\n"
        case .status(let text): return "#\(number) \(text)\n"
        case .cached: return "#\(number) CACHED\n\n"
        case .done(let nanoseconds):
            return "#\(number) DONE \(NumberText.fixed(Double(nanoseconds) / 1e9, fractionDigits: 1))s\n\n"
        case .failed(let message): return "#\(number) ERROR: \(message)\n"
        case .output(let bytes):
            let time = NumberText.fixed(Double(now - began) / 1e9 + 0.1, fractionDigits: 3)
            var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            if lines.last?.isEmpty == true { lines.removeLast() }
            dump += lines.map { "\(time) \($0)" }
            return lines.map { "#\(number) \(time) \($0)\n" }.joined()
        }
    }
}

/// What a failed build says.
enum BuildErrors {
    static func text(_ failure: BuildFailure, _ request: BuildRequest, isQuiet: Bool, _ printer: PlainProgress)
        -> String
    {
        var text = ""
        if !isQuiet, let step = failure.step {
            text += "------\n > \(step):\n" + printer.dump.suffix(10).map { $0 + "\n" }.joined() + "------\n"
        }
        if let lines = failure.lines, let bytes = request.dockerfile {
            let source = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
                .map(String.init)
            let excerpt = SourceExcerpt.lines(of: source, fileName: request.dockerfileName, marked: lines)
            text += excerpt.joined(separator: "\n") + "\n"
        }
        return text + "ERROR: failed to build: failed to solve: \(failure.message)\n"
    }
}

/// The warnings of build checks after a build.
enum BuildWarnings {
    static func report(_ document: DockerfileDocument, _ request: BuildRequest) -> BuildCheckReport {
        var facts = BuildFacts()
        facts.buildArguments = request.buildArguments.reduce(into: [:]) { $0[$1.name] = $1.value }
        facts.target = request.target
        return BuildChecker.check(document, facts: facts)
    }

    static func text(_ document: DockerfileDocument, _ request: BuildRequest) -> String {
        let warnings = report(document, request).warnings
        guard !warnings.isEmpty else { return "" }
        let count = warnings.count == 1 ? "1 warning" : "\(warnings.count) warnings"
        let lines = warnings.map { " - \($0.summary)\n" }.joined()
        return "\n \u{1b}[33m\(count) found (use docker --debug to expand):\n\u{1b}[0m\(lines)"
    }
}

/// A build with the classic builder.
struct ClassicBuildProgram: Program {
    private let source: BuildSource
    private var request: BuildRequest
    private let isQuiet: Bool
    private var input: [UInt8] = []
    private var operation: ClassicBuildOperation?

    init(source: BuildSource, request: BuildRequest, isQuiet: Bool) {
        self.source = source
        self.request = request
        self.isQuiet = isQuiet
    }

    func handles(_ signal: Signal) -> Bool { signal == .interrupt || signal == .terminate }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if simulation.takeSignal(me) != nil {
            operation?.cancel(&simulation)
            return .exit(130)
        }
        guard var build = operation else {
            if source.readsInput {
                switch (try? simulation.read(0, as: me)) ?? .end {
                case .bytes(let bytes):
                    input += bytes
                    return .again
                case .blocked(let reason): return .wait([reason])
                case .end: request.dockerfile = input
                }
            }
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
        case .finished(.image(let id)):
            if isQuiet { simulation.print(id.description + "\n", as: me) }
            return .exit(0)
        case .finished(.failure(let failure)):
            simulation.print(failure.message + "\n", to: 2, as: me)
            return .exit(1)
        }
    }
}
