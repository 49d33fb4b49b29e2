import FileTrees
import HTTP
import HashTreeCollections
import Kernel
import WorldModel

/// Why a file did not come.
package enum DownloadFailure: Error {
    /// What Go's client says.
    case noAnswer(String)
    /// The server answered with something else.
    case refused(HTTPMessage)

    /// In BuildKit's words.
    var builderText: String {
        switch self {
        case .noAnswer(let text): text
        case .refused(let answer): "invalid response status \(answer.status)"
        }
    }

    private static func trimmed(_ text: String) -> String {
        let head = text.drop { $0.isWhitespace }
        return String(
            head.prefix(upTo: head.lastIndex { !$0.isWhitespace }.map { head.index(after: $0) } ?? head.startIndex))
    }

    /// In the daemon's own words (moby, `GetWithStatusError`).
    package func daemonText(_ address: String) -> String {
        switch self {
        case .noAnswer(let text): return text
        case .refused(let answer):
            let status = answer.parts.dropFirst().joined(separator: " ")
            let body = Self.trimmed(String(decoding: answer.body, as: UTF8.self))
            return "failed to GET \(address) with status \(status): \(body)"
        }
    }
}

/// A file on its way from a web server to the engine: a process of the host fetches it.
package struct Download: Sendable, Equatable {
    private let process: ProcessID
    private let output: PipeID
    private let error: PipeID

    /// How far it has come.
    package enum State {
        case coming([WaitReason])
        case answer(HTTPMessage)
        /// What Go's client says.
        case failed(String)
    }

    /// - Parameter agent: who asks, for the server's log.
    package init?(_ address: String, agent: String, _ simulation: inout Simulation) {
        guard let program = DownloadProgram(address, agent: agent) else { return nil }
        output = Self.pipe(&simulation)
        error = Self.pipe(&simulation)
        let descriptors = [
            1: simulation.addOpenFile(OpenFile(.pipeEnd(output), canWrite: true)),
            2: simulation.addOpenFile(OpenFile(.pipeEnd(error), canWrite: true)),
        ]
        process = simulation.spawn(
            Simulation.Spawn(program: program, arguments: ["dockerd"], machine: .host, descriptors: descriptors))
    }

    private static func pipe(_ simulation: inout Simulation) -> PipeID {
        let pipe = simulation.addPipe(capacity: .max)
        simulation.world.streams.pipes[pipe]?.readers = 1
        return pipe
    }

    /// What has come. Whoever got more than `coming` has got all.
    package func follow(_ simulation: inout Simulation) -> State {
        let writers = [output, error].reduce(0) { $0 + (simulation.world.streams.pipes[$1]?.writers ?? 0) }
        guard writers == 0 else { return .coming([.readable(output), .readable(error)]) }
        let bytes = simulation.world.streams.pipes[output]?.buffer ?? []
        let words = simulation.world.streams.pipes[error]?.buffer ?? []
        forget(&simulation)
        var reader = HTTPReader(readsResponses: true)
        reader.take(bytes)
        if let answer = try? reader.next(hasEnded: true) { return .answer(answer) }
        return .failed(String(decoding: words, as: UTF8.self))
    }

    /// Gives it up.
    package func cancel(_ simulation: inout Simulation) {
        simulation.send(.kill, to: process)
        forget(&simulation)
    }

    private func forget(_ simulation: inout Simulation) {
        for pipe in [output, error] { simulation.world.streams.pipes[pipe] = nil }
    }
}
