import EngineAPI
import Kernel
import NIOCore
import Simulator
import WorldModel

/// Owns a sandbox and answers the requests of all connections. Everything happens on one event loop, one thing after
/// the other.
///
/// The world's clock follows the real one. Downloads and the like take no time.
final class EngineHost: @unchecked Sendable {
    private let loop: any EventLoop
    private let sandbox: SharedSandbox
    private var generation: Int
    private var session = EngineSession()
    private var exchanges: [Int: Exchange] = [:]
    private var lastExchange = 0
    /// How far the world's clock is ahead of the real one.
    private var lead: Int64
    private var timer: Scheduled<Void>?
    private let ports: RealPorts?

    /// Who gets what comes of a request.
    struct Sink {
        /// Some bytes of a stream.
        var write: ([UInt8]) -> Void
        /// The end; for a request that is answered at its end, how the program ended.
        var finish: (_ status: Int32, _ text: [UInt8]) -> Void
    }

    /// A request whose program runs.
    private struct Exchange {
        var process: ProcessID
        var input: PipeID
        var output: PipeID
        /// The answer comes as a whole at the end.
        var isLater: Bool
        var sink: Sink
    }

    /// - Parameter ports: opens what is published on the real machine; `nil` to open nothing.
    init(_ sandbox: SharedSandbox, on loop: any EventLoop, ports: RealPorts?) {
        self.ports = ports
        self.sandbox = sandbox
        self.loop = loop
        lead = sandbox.with { sandbox in
            sandbox.withSimulation { $0.followsRealTime = true }
            return sandbox.world.clock.now.nanoseconds - Self.realTime
        }
        generation = sandbox.presentGeneration
    }

    /// Works on the world that the session and the exchanges belong to. Where it has been replaced nothing is done; the
    /// next round ends what was running.
    ///
    /// - Returns: whether it was still there.
    @discardableResult
    private func withSimulation(_ body: (inout Simulation) -> Void) -> Bool {
        sandbox.with(generation: generation) { sandbox in sandbox.withSimulation { body(&$0) } } != nil
    }

    /// Ends what was running when the world has been replaced by another, by undo for example.
    private func followHistory() {
        let present = sandbox.presentGeneration
        guard present != generation else { return }
        generation = present
        session = EngineSession()
        let ended = exchanges.sorted { $0.key < $1.key }.map(\.value)
        exchanges = [:]
        for exchange in ended { exchange.sink.finish(137, Array(Self.replaced.utf8)) }
    }

    private static let replaced = "Drydock: the sandbox was replaced by another"

    private static var realTime: Int64 { Int64(NIODeadline.now().uptimeNanoseconds) }

    // MARK: Requests

    /// Whether a client could miss what the request brings about, were it answered at once.
    func isSettlingNeeded(before request: APIRequest) -> Bool {
        sandbox.with { request.startsUnawaited($0.simulation) }
    }

    func answer(_ request: APIRequest) -> APIAnswer {
        loop.preconditionInEventLoop()
        followHistory()
        advance()
        if !["GET", "HEAD"].contains(request.method) { sandbox.touch() }
        var answer = APIAnswer.response(.failure(.init(.unavailable, Self.replaced)))
        withSimulation { simulation in answer = session.answer(request, &simulation) }
        return answer
    }

    /// Starts the program of a request; gives the number by which it is spoken of.
    func run(_ program: any Program, isLater: Bool, _ sink: Sink) -> Int {
        lastExchange += 1
        let number = lastExchange
        let isThere = withSimulation { simulation in
            let (input, output) = (simulation.addPipe(capacity: .max), simulation.addPipe(capacity: .max))
            simulation.world.streams.pipes[input]?.writers = 1
            simulation.world.streams.pipes[input]?.readers = 1
            simulation.world.streams.pipes[output]?.writers = 1
            simulation.world.streams.pipes[output]?.readers = 1
            let descriptors = [
                0: simulation.addOpenFile(OpenFile(.pipeEnd(input), canRead: true)),
                1: simulation.addOpenFile(OpenFile(.pipeEnd(output), canWrite: true)),
            ]
            let process = simulation.spawn(
                Simulation.Spawn(
                    program: program, arguments: ["dockerd"], machine: .host, descriptors: descriptors))
            simulation.watch(process)
            exchanges[number] = Exchange(
                process: process, input: input, output: output, isLater: isLater, sink: sink)
        }
        // Whoever asked knows the number by then.
        if !isThere {
            let bound = NIOLoopBound(sink, eventLoop: loop)
            loop.execute { bound.value.finish(137, Array(Self.replaced.utf8)) }
        }
        return number
    }

    /// Passes on what the client has sent to a running program.
    func feed(_ bytes: [UInt8], to number: Int) {
        guard let exchange = exchanges[number] else { return }
        withSimulation { simulation in
            simulation.world.streams.pipes[exchange.input]?.buffer += bytes
            simulation.notify(.readable(exchange.input))
        }
        pump()
    }

    /// The client will send no more.
    func endInput(of number: Int) {
        guard let exchange = exchanges[number] else { return }
        withSimulation { simulation in
            simulation.world.streams.pipes[exchange.input]?.writers = 0
            simulation.notify(.readable(exchange.input))
        }
        pump()
    }

    /// The client is gone.
    func abandon(_ number: Int) {
        guard let exchange = exchanges.removeValue(forKey: number) else { return }
        withSimulation { simulation in
            simulation.send(.kill, to: exchange.process)
            Self.forget(exchange, &simulation)
        }
        pump()
    }

    private static func forget(_ exchange: Exchange, _ simulation: inout Simulation) {
        simulation.world.streams.pipes[exchange.input] = nil
        simulation.world.streams.pipes[exchange.output] = nil
        simulation.world.exits[exchange.process] = nil
    }

    // MARK: Time

    /// Steps that are made before others have their turn, and before the clock is looked at.
    private static let (patience, slice) = (300_000, 20_000)

    /// The moment that the world should have reached.
    private var present: Instant { Instant(nanoseconds: Self.realTime + lead) }

    /// Lets the world go on to the present. Programs that work take time; who is ahead of it rests.
    private func advance() {
        sandbox.with { sandbox in
            // Whoever else uses the sandbox may have let its time run ahead.
            lead = max(lead, sandbox.world.clock.now.nanoseconds - Self.realTime - Self.slack)
            let present = present
            var left = Self.patience
            repeat {
                sandbox.advance(to: present, budget: Self.slice)
                left -= Self.slice
            } while left > 0 && !sandbox.world.processes.runQueue.isEmpty && sandbox.world.clock.now <= present
        }
    }

    /// By so much the world may be ahead because programs have worked.
    private static let slack: Int64 = 2_000_000_000

    /// Lets the world go on to the present, hands on what has come, and comes back when something is due.
    func pump() {
        loop.preconditionInEventLoop()
        followHistory()
        advance()
        for number in exchanges.keys.sorted() { deliver(number) }
        if let ports {
            let published = sandbox.with { $0.world.network.published.filter { $0.transport == "tcp" } }
            ports.follow(Set(published.map(\.hostPort)), self)
        }
        scheduleNext()
    }

    private func deliver(_ number: Int) {
        guard let exchange = exchanges[number] else { return }
        var bytes: [UInt8] = []
        var status: Int32?
        withSimulation { simulation in
            status = simulation.world.exits[exchange.process].flatMap { status in
                simulation.world.processes[exchange.process] == nil ? status : nil
            }
            guard !exchange.isLater || status != nil else { return }
            bytes = simulation.world.streams.pipes[exchange.output]?.buffer ?? []
            simulation.world.streams.pipes[exchange.output]?.buffer = []
            if status != nil { Self.forget(exchange, &simulation) }
        }
        guard let status else {
            if !bytes.isEmpty { exchange.sink.write(bytes) }
            return
        }
        exchanges[number] = nil
        if !exchange.isLater, !bytes.isEmpty { exchange.sink.write(bytes) }
        exchange.sink.finish(status, exchange.isLater ? bytes : [])
    }

    private func scheduleNext() {
        timer?.cancel()
        timer = nil
        let world = sandbox.with { $0.world }
        let delay: Int64
        if !world.processes.runQueue.isEmpty {
            delay = max(1_000_000, world.clock.now - present)
        } else if let due = world.clock.nextDue {
            delay = max(0, due - present)
        } else {
            return
        }
        timer = loop.scheduleTask(in: .nanoseconds(delay)) { [weak self] in self?.pump() }
    }
}
