import Classroom
import JSON
import NIOCore
import NIOPosix
import Synchronization

/// What a link sends and takes: the learner's own database.
package protocol ClassOutbox: Sendable {
    /// Events after one, oldest first, at most `limit`.
    func events(after number: Int, limit: Int) throws -> [ClassEvent]
    /// The class has everything up to this event.
    func acknowledge(_ number: Int) throws
    /// The class did not know the learner any more; this is the new token.
    func renewToken(_ token: String) throws
}

/// A learner's link to a class. It sends what is noted in the outbox, again and again until the class has it, and
/// fetches what the instructor says. It lives on a thread of its own and never makes the learner wait.
package final class ClassLink: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let worker: NIOLoopBoundBox<Worker?>
    private let shared: Mutex<Shared>

    /// How the link stands.
    package enum Status: Sendable, Equatable {
        case connecting
        case connected
        /// Why not, in words. It is tried again.
        case lost(String)
        /// The server is another than before, or refuses: trying again does not help.
        case refused(String)
    }

    fileprivate struct Shared: Sendable {
        var status = Status.connecting
        var inbox: [Instruction] = []
    }

    /// - Parameters:
    ///   - fingerprint: of the server's certificate, where that is how it is known.
    ///   - seen: the last instruction that was shown.
    ///   - firstWait: after a failure it is tried again in so long, then in twice that, up to ten times.
    ///   - onNews: called on the link's thread when instructions have come or the status has changed.
    package init(
        to address: ClassAddress, fingerprint: String?, join: ClassMessage.Join, classroom: String, token: String,
        seen: Int, acknowledged: Int, outbox: any ClassOutbox, firstWait: TimeAmount = .seconds(1),
        onNews: @escaping @Sendable () -> Void
    ) {
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        shared = Mutex(Shared())
        let task = Worker.Task(
            address: address, fingerprint: fingerprint, join: join, classroom: classroom, outbox: outbox,
            firstWait: firstWait, onNews: onNews)
        worker = NIOLoopBoundBox.makeEmptyBox(valueType: Worker.self, eventLoop: loop)
        loop.execute { [self] in
            let new = Worker(task, on: loop, token: token, seen: seen, acknowledged: acknowledged)
            worker.value = new
            new.start(self)
        }
    }

    package var status: Status { shared.withLock { $0.status } }

    /// Instructions that have come since this was asked last.
    package func takeInstructions() -> [Instruction] {
        shared.withLock { shared in
            defer { shared.inbox = [] }
            return shared.inbox
        }
    }

    /// Something was noted: it is sent soon.
    package func wake() { group.next().execute { [self] in worker.value?.syncSoon() } }

    /// Sends what is there, if that works within a second or so, and ends the link.
    package func stop() {
        let promise = group.next().makePromise(of: Void.self)
        group.next().execute { [self] in worker.value?.stop(promise) }
        try? promise.futureResult.wait()
        try? group.syncShutdownGracefully()
    }

    fileprivate func set(_ status: Status) -> Bool {
        shared.withLock { shared in
            defer { shared.status = status }
            return shared.status != status
        }
    }

    fileprivate func receive(_ instructions: [Instruction]) { shared.withLock { $0.inbox += instructions } }

    // MARK: Joining

    /// Why a class could not be joined.
    package enum JoinFailure: Error, Equatable {
        /// The server is known by nobody but its fingerprint: somebody has to compare that.
        case unknownServer(fingerprint: String)
        /// It is not the server that it was.
        case otherServer(fingerprint: String)
        /// The server's own words.
        case refused(String)
        case unreachable(String)
    }

    /// Joins a class and waits for the answer.
    package static func join(
        _ address: ClassAddress, _ message: ClassMessage.Join, fingerprint: String?
    ) throws(JoinFailure) -> ClassMessage.Joined {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        defer { try? group.syncShutdownGracefully() }
        let text = message.json.line
        let answer: ClassConnection.Answer
        do {
            answer = try ClassConnection.connect(to: address, on: group.next()) {
                try accept($0, fingerprint: fingerprint)
            }.flatMap { $0.value.post("/learner/join", text) }.wait()
        } catch let failure as JoinFailure {
            throw failure
        } catch {
            throw .unreachable(words(for: error))
        }
        guard answer.status == 200 else { throw .refused(firstLine(answer.body)) }
        guard let joined = JSONReader.parse(answer.body).flatMap({ ClassMessage.Joined($0) }) else {
            throw .refused("It is no server of a class.")
        }
        return joined
    }

    /// Accepts a server that is known by its fingerprint, or, where none is known, one that authorities vouch for.
    fileprivate static func accept(_ identity: ServerIdentity, fingerprint: String?) throws(JoinFailure) {
        if let fingerprint {
            guard identity.fingerprint == fingerprint.uppercased() else {
                throw .otherServer(fingerprint: identity.fingerprint)
            }
        } else if !identity.isVouchedFor {
            throw .unknownServer(fingerprint: identity.fingerprint)
        }
    }

    fileprivate static func words(for error: any Error) -> String {
        switch error {
        case let error as IOError: "\(error)"
        case is NIOConnectionError: "nobody answers at that address"
        case ChannelError.connectTimeout: "nobody answers at that address"
        case let error as TLSClientHandler.Failure: error.description
        default: "the connection broke"
        }
    }

    fileprivate static func firstLine(_ text: String) -> String {
        text.split(separator: "\n").first.map(String.init) ?? "The server gave no reason."
    }
}

/// The part of a link that lives on its thread.
private final class Worker {
    struct Task: Sendable {
        var address: ClassAddress
        var fingerprint: String?
        var join: ClassMessage.Join
        var classroom: String
        var outbox: any ClassOutbox
        var firstWait: TimeAmount
        var onNews: @Sendable () -> Void
    }

    private let task: Task
    private let loop: any EventLoop
    private weak var link: ClassLink?
    private var token: String
    private var seen: Int
    private var acknowledged: Int
    private var connection: ClassConnection?
    private var isBusy = false
    private var isAskedAgain = false
    private var isStopped = false
    private var failures = 0
    private var next: Scheduled<Void>?
    private var stopping: EventLoopPromise<Void>?

    /// Without events the class is asked so often.
    private static let pause = TimeAmount.milliseconds(1000)
    /// Events are gathered for so long.
    private static let gathering = TimeAmount.milliseconds(30)
    /// The longest wait, in first ones.
    private static let longestWait: Int64 = 10
    private static let lastWords = TimeAmount.milliseconds(1500)

    init(_ task: Task, on loop: any EventLoop, token: String, seen: Int, acknowledged: Int) {
        self.task = task
        self.loop = loop
        self.token = token
        self.seen = seen
        self.acknowledged = acknowledged
    }

    func start(_ link: ClassLink) {
        self.link = link
        sync()
    }

    /// Syncs in a moment, so that what comes together goes together.
    func syncSoon() {
        if isBusy {
            isAskedAgain = true
        } else if failures == 0 {
            schedule(in: Self.gathering)
        }
    }

    func stop(_ promise: EventLoopPromise<Void>) {
        stopping = promise
        let bound = NIOLoopBound(self, eventLoop: loop)
        loop.scheduleTask(in: Self.lastWords) { bound.value.end() }
        if failures > 0 { return end() }
        if isBusy { isAskedAgain = true } else { sync() }
    }

    private func end() {
        guard !isStopped else { return }
        isStopped = true
        next?.cancel()
        connection?.close()
        stopping?.succeed(())
    }

    private func schedule(in time: TimeAmount) {
        guard !isStopped else { return }
        next?.cancel()
        let bound = NIOLoopBound(self, eventLoop: loop)
        next = loop.scheduleTask(in: time) { bound.value.sync() }
    }

    // MARK: Syncing

    private func sync() {
        guard !isBusy, !isStopped else { return }
        isBusy = true
        isAskedAgain = false
        let bound = NIOLoopBound(self, eventLoop: loop)
        if let connection, connection.isOpen { return send(on: connection) }
        let fingerprint = task.fingerprint
        ClassConnection.connect(to: task.address, on: loop) { try ClassLink.accept($0, fingerprint: fingerprint) }
            .whenComplete { result in
                switch result {
                case .success(let connection):
                    bound.value.connection = connection.value
                    bound.value.send(on: connection.value)
                case .failure(let error): bound.value.fail(error)
                }
            }
    }

    private func send(on connection: ClassConnection) {
        let events: [ClassEvent]
        do {
            events = try task.outbox.events(after: acknowledged, limit: ClassMessage.mostEvents)
        } catch {
            return fail(error)
        }
        let message = ClassMessage.Sync(events: Self.fitting(events), seen: seen)
        let bound = NIOLoopBound(self, eventLoop: loop)
        connection.post("/learner/sync", message.json.line, token: token).whenComplete { result in
            switch result {
            case .success(let answer): bound.value.take(answer, sent: message.events.count)
            case .failure(let error): bound.value.fail(error)
            }
        }
    }

    /// As many as the server takes at once.
    private static func fitting(_ events: [ClassEvent]) -> [ClassEvent] {
        var room = 3 * 1024 * 1024
        return Array(
            events.prefix { event in
                defer { room -= event.content.json.line.utf8.count + 100 }
                return room > 0
            })
    }

    private func take(_ answer: ClassConnection.Answer, sent: Int) {
        if answer.status == 401 { return joinAgain() }
        guard answer.status == 200, let synced = JSONReader.parse(answer.body).flatMap({ ClassMessage.Synced($0) })
        else { return fail(ClassLink.JoinFailure.refused(ClassLink.firstLine(answer.body))) }
        failures = 0
        // A class that was restored from an older copy has less than before: it gets the rest again.
        if synced.acknowledged != acknowledged {
            acknowledged = synced.acknowledged
            try? task.outbox.acknowledge(acknowledged)
        }
        let isNew = link?.set(.connected) ?? false
        if let last = synced.instructions.last?.number {
            seen = max(seen, last)
            link?.receive(synced.instructions)
        }
        if isNew || !synced.instructions.isEmpty { task.onNews() }
        isBusy = false
        let hasMore = isAskedAgain || sent == ClassMessage.mostEvents
        if stopping != nil, !hasMore { return end() }
        schedule(in: hasMore ? Self.gathering : Self.pause)
    }

    /// The class has forgotten this learner: with the code it lets them in again, and gets everything anew.
    private func joinAgain() {
        guard let connection, connection.isOpen else { return fail(ChannelError.ioOnClosedChannel) }
        let bound = NIOLoopBound(self, eventLoop: loop)
        connection.post("/learner/join", task.join.json.line).whenComplete { result in
            switch result {
            case .success(let answer): bound.value.takeJoined(answer)
            case .failure(let error): bound.value.fail(error)
            }
        }
    }

    private func takeJoined(_ answer: ClassConnection.Answer) {
        guard let joined = JSONReader.parse(answer.body).flatMap({ ClassMessage.Joined($0) }),
            joined.classroom == task.classroom
        else {
            return fail(ClassLink.JoinFailure.refused("Another class answers there now. Join that with drydock join."))
        }
        token = joined.token
        acknowledged = 0
        try? task.outbox.renewToken(token)
        isBusy = false
        schedule(in: Self.gathering)
    }

    private func fail(_ error: any Error) {
        connection?.close()
        connection = nil
        isBusy = false
        failures += 1
        let status: ClassLink.Status =
            switch error {
            case ClassLink.JoinFailure.unknownServer, ClassLink.JoinFailure.otherServer:
                .refused("the server's certificate is not the one it was")
            case ClassLink.JoinFailure.refused(let text): .lost(text)
            default: .lost(ClassLink.words(for: error))
            }
        if link?.set(status) ?? false { task.onNews() }
        if stopping != nil { return end() }
        let waits = min(Self.longestWait, 1 << Int64(min(failures - 1, 4)))
        schedule(in: .nanoseconds(task.firstWait.nanoseconds * waits))
    }
}
