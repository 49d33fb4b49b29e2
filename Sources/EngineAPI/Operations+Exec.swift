import CommandSyntax
import DockerCLI
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// Programs that are started in running containers.
extension EngineSession {
    static let execOperations: [APIOperation] = [
        APIOperation(name: "ContainerExec", method: "POST", pattern: "/containers/{id}/exec", run: createExec),
        APIOperation(name: "ExecStart", method: "POST", pattern: "/exec/{id}/start", run: startExec),
        APIOperation(name: "ExecResize", method: "POST", pattern: "/exec/{id}/resize") {
            request, _, simulation throws(EngineError) in
            guard let exec = simulation.world.docker.execs[request.parameter("id")] else {
                throw noSuchExec(request.parameter("id"))
            }
            if let process = exec.process, let file = simulation.openFile(0, of: process),
                case .terminal(let terminal) = file.kind
            {
                resize(terminal, request, &simulation)
            }
            return .response(APIResponse(200))
        },
        APIOperation(name: "ExecInspect", method: "GET", pattern: "/exec/{id}/json", run: inspectExec),
    ]

    private static func noSuchExec(_ id: String) -> EngineError {
        EngineError(.notFound, "No such exec instance: \(id)")
    }

    @Sendable private static func createExec(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let body = BodyReader(try request.document())
        guard let words = body["Cmd"].words, !words.isEmpty else {
            throw EngineError(.invalidParameter, "No exec command specified")
        }
        var wanted = Simulation.ExecRequest(arguments: words)
        wanted.environment = body["Env"].texts ?? []
        wanted.workingDirectory = body["WorkingDir"].text
        wanted.user = body["User"].text
        wanted.tty = body["Tty"].isTrue
        wanted.attachesInput = body["AttachStdin"].isTrue
        wanted.privileged = body["Privileged"].isTrue
        let (container, _, _) = try simulation.checkExec(request.parameter("id"), wanted)
        let id = simulation.world.random.hex(digits: 64)
        wanted.id = id
        session.waitingExecs[id] = (container.id, wanted, body["AttachStdout"].isTrue || body["AttachStderr"].isTrue)
        return .response(.json(Doc.object("common.IDResponse", ["Id": .string(id)]), status: 201))
    }

    @Sendable private static func startExec(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let id = request.parameter("id")
        let body = BodyReader(try request.document())
        guard let waiting = session.waitingExecs[id] else {
            guard simulation.world.docker.execs[id] != nil else { throw noSuchExec(id) }
            throw EngineError(.conflict, "exec command \(id) is already running")
        }
        session.waitingExecs[id] = nil
        session.execs[id] = waiting.request
        let isDetached = body["Detach"].isTrue
        let started: Simulation.StartedExec
        do throws(EngineError) {
            started = try simulation.exec(waiting.container.hex, waiting.request)
        } catch {
            guard error.message.hasPrefix("OCI runtime exec failed") else { throw error }
            // It is known from now on, with the status of what could not be started.
            var record = Exec(id: id, container: waiting.container, arguments: waiting.request.arguments, log: LogID(0))
            record.exitCode = StartFailure.exitCode(for: error)
            simulation.world.docker.execs[id] = record
            if isDetached { throw error }
            let program = SayProgram(error.message + "\r\n", waiting.request.tty ? .raw : .framed)
            return .hijack(contentType: streamType(waiting.request.tty), program)
        }
        if isDetached { return .response(APIResponse(200)) }
        if let terminal = started.terminal {
            let size = body["ConsoleSize"].items.compactMap(\.number)
            if size.count == 2, size[0] > 0 {
                simulation.world.streams.terminals[terminal]?.rows = Int(size[0])
                simulation.world.streams.terminals[terminal]?.columns = Int(size[1])
            }
        }
        var program = AttachProgram(.exec(id), log: started.log, cursor: 0)
        program.form = waiting.request.tty ? .raw : .framed
        program.forwardsInput = waiting.request.attachesInput
        program.showsOutput = waiting.opensOutput
        program.showsError = waiting.opensOutput
        return .hijack(contentType: streamType(waiting.request.tty), program)
    }

    @Sendable private static func inspectExec(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let id = request.parameter("id")
        let record = simulation.world.docker.execs[id]
        guard let wanted = session.execs[id] ?? session.waitingExecs[id]?.request,
            let container = record?.container ?? session.waitingExecs[id]?.container
        else { throw noSuchExec(id) }
        let isRunning = record != nil && record?.exitCode == nil
        let process = Doc.object(
            "*backend.ExecProcessConfig",
            [
                "tty": .bool(wanted.tty), "entrypoint": .string(wanted.arguments[0]),
                "arguments": .strings(Array(wanted.arguments.dropFirst())), "privileged": .bool(wanted.privileged),
                "user": .string(wanted.user),
            ])
        return .response(
            .json(
                Doc.object(
                    "*backend.ExecInspect",
                    [
                        "ID": .string(id), "Running": .bool(isRunning),
                        "ExitCode": record?.exitCode.map { .int(Int64($0)) } ?? .null, "ProcessConfig": process,
                        "OpenStdin": .bool(wanted.attachesInput), "OpenStderr": true, "OpenStdout": true,
                        "CanRemove": .bool(!isRunning && record != nil), "ContainerID": .string(container.hex),
                        "DetachKeys": "", "Pid": .int(Int64(record?.process?.number ?? 0)),
                    ])))
    }
}

/// Says one thing on a stream.
struct SayProgram: Program {
    private let bytes: [UInt8]

    init(_ text: String, _ form: AttachProgram.Form) { bytes = form.bytes(Array(text.utf8), from: .output) }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.writeAll(bytes, to: 1, as: me)
        return .exit(0)
    }
}
