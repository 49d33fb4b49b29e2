import ClassLink
import Classroom
import Course
import Foundation
import JSON
import ServiceLifecycle
import Synchronization
import TestSupport

@testable import Workshop

/// A class that is served on a port of this machine, in a folder of its own.
final class RunningClass: Sendable {
    let folder: URL
    let port: Int
    let code: String
    let key: String
    let fingerprint: String?
    let desk: ClassDesk
    private let services: ServiceGroup
    private let task: Task<Void, any Error>

    static let instructorKey = "0123456789abcdef0123456789abcdef"

    /// A course of two exercises and a question, from files.
    static let course: Content = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var files: [String: [UInt8]] = [:]
        for folder in ["Lessons/01-containers", "Exercises/01-containers"] {
            let base = root.appendingPathComponent(folder)
            for name in FileManager.default.enumerator(atPath: base.path) ?? .init() {
                guard let name = name as? String else { continue }
                if let bytes = try? Data(contentsOf: base.appendingPathComponent(name)) {
                    files["\(folder)/\(name)"] = Array(bytes)
                }
            }
        }
        return ContentLoader(files: files).load()
    }()

    /// - Parameters:
    ///   - folder: of a class that goes on; a new one without it.
    ///   - port: the port to listen on; 0 lets the system choose.
    init(folder: URL? = nil, port: Int = 0, isSecure: Bool = false) async throws {
        let place =
            folder ?? FileManager.default.temporaryDirectory.appendingPathComponent("class-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        self.folder = place
        desk = try ClassDesk(
            ClassStore(path: place.appendingPathComponent("class.sqlite").path), course: Self.course, title: "Test",
            agenda: nil)
        code = desk.joinCode
        key = Self.instructorKey
        var certificate: ClassCertificate?
        if isSecure {
            let made = try ClassCertificate.make(names: ["localhost"], addresses: [[127, 0, 0, 1]])
            certificate = try ClassCertificate(certificatePEM: made.certificatePEM, keyPEM: made.keyPEM)
        }
        fingerprint = certificate?.fingerprint
        let server = WorkshopServer(
            desk: desk, host: "127.0.0.1", port: port,
            place: JoinPlace(address: "http://127.0.0.1:0", fingerprint: fingerprint), instructorKey: key,
            certificate: certificate)
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let services = try server.services(handlesSignals: false) { port, _ in
            found.yield(port)
            found.finish()
        }
        self.services = services
        task = Task {
            do {
                try await services.run()
            } catch {
                found.finish()
                throw error
            }
        }
        var bound: Int?
        for await port in ports { bound = port }
        guard let bound else {
            _ = try await task.value
            throw CancellationError()
        }
        self.port = bound
    }

    /// On a port that the system does not give out by itself: there nobody sits down while the server is away.
    static func onQuietPort() async throws -> RunningClass {
        let first = 20_000 + Int(ProcessInfo.processInfo.processIdentifier) % 5_000
        for port in first..<(first + 50) {
            if let running = try? await RunningClass(port: port) { return running }
        }
        return try await RunningClass()
    }

    /// The same class again at the same port, which the last server lets go of in its own time.
    static func again(folder: URL, port: Int) async throws -> RunningClass {
        for _ in 0..<5_000 {
            do {
                return try await RunningClass(folder: folder, port: port)
            } catch  where "\(error)".contains("Address already in use") {
                await Task.yield()
            }
        }
        return try await RunningClass(folder: folder, port: port)
    }

    /// Ends the server; connections are cut.
    func stop() async {
        await services.triggerGracefulShutdown()
        _ = try? await task.value
    }

    /// Work that waits for the server, on a thread of its own: the pool's threads are the server's.
    func blocking<Value: Sendable>(_ work: @escaping @Sendable (RawClient) -> Value) async -> Value {
        let client = RawClient(port: port)
        return await withCheckedContinuation { done in
            Thread.detachNewThread { done.resume(returning: work(client)) }
        }
    }

    func send(
        _ method: String, _ target: String, _ body: String = "", headers: [String] = []
    ) async -> RawClient.Answer {
        await blocking { $0.send(method, target, body, headers: headers) }
    }

    /// The cookie of a browser that has the instructor's key.
    func cookie() async -> String {
        let answer = await send("GET", "/login?key=\(key)")
        let line = answer.head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("set-cookie:") } ?? ""
        return "Cookie: " + (line.dropFirst("set-cookie:".count).split(separator: ";").first ?? "").drop { $0 == " " }
    }

    /// What a browser's form sends.
    func steer(_ action: String, _ body: String, cookie: String) async -> RawClient.Answer {
        await send(
            "POST", "/steer/\(action)", body,
            headers: [cookie, "Origin: http://docker", "Content-Type: application/x-www-form-urlencoded"])
    }

    /// Joins by hand, and gives the token.
    func join(_ name: String, code: String? = nil) async -> (answer: RawClient.Answer, token: String) {
        let message = ClassMessage.Join(code: code ?? self.code, name: name)
        let answer = await send("POST", "/learner/join", message.json.line)
        return (answer, JSONReader.parse(answer.text)?["token"]?.text ?? "")
    }

    func sync(_ events: [ClassEvent], token: String, seen: Int = 0) async -> RawClient.Answer {
        await send(
            "POST", "/learner/sync", ClassMessage.Sync(events: events, seen: seen).json.line,
            headers: ["Authorization: Bearer \(token)"])
    }
}

/// A learner's own record, in memory.
final class MemoryOutbox: ClassOutbox {
    private let state = Mutex((events: [ClassEvent](), acknowledged: 0))
    private let acknowledgements = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    func note(_ content: ClassEvent.Content) {
        state.withLock { $0.events.append(ClassEvent(number: $0.events.count + 1, at: 0, content: content)) }
    }

    func events(after number: Int, limit: Int) -> [ClassEvent] {
        state.withLock { Array($0.events.dropFirst(number).prefix(limit)) }
    }

    func acknowledge(_ number: Int) {
        state.withLock { $0.acknowledged = number }
        acknowledgements.continuation.yield()
    }

    func renewToken(_ token: String) { state.withLock { $0.acknowledged = 0 } }

    var all: [ClassEvent] { state.withLock { $0.events } }

    /// Waits until the class has everything.
    func waitUntilSent() async {
        var news = acknowledgements.stream.makeAsyncIterator()
        while state.withLock({ $0.acknowledged != $0.events.count }) { _ = await news.next() }
    }
}
