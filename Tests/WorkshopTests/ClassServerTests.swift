import ClassLink
import Classroom
import Foundation
import JSON
import TestSupport
import Testing

@testable import Workshop

@Suite("A class over the network")
struct ClassServerTests {
    static let exercise = "containers.first-run"

    @Test("learners join, their work is kept, and the instructor's words reach them")
    func wholeWay() async throws {
        let running = try await RunningClass()
        let (joined, token) = await running.join("  Ada   Lovelace ")
        #expect(joined.status == 200)
        let events = [
            ClassEvent(number: 1, at: 1, content: .opened(exercise: Self.exercise)),
            ClassEvent(
                number: 2, at: 2,
                content: .ran(ClassEvent.Run(exercise: Self.exercise, isFailure: false, held: 2, total: 3))),
        ]
        let answer = await running.sync(events, token: token)
        #expect(answer.text == #"{"acknowledged":2,"instructions":[]}"#)
        // The same again, and one more.
        let more = ClassEvent(number: 3, at: 3, content: .asked("why?"))
        #expect(await running.sync(events + [more], token: token).text == #"{"acknowledged":3,"instructions":[]}"#)
        let cookie = await running.cookie()
        #expect(await running.steer("note", "text=Hello+%26+welcome", cookie: cookie).status == 303)
        #expect(await running.steer("exercise", "id=\(Self.exercise)", cookie: cookie).status == 303)
        let words = try #require(JSONReader.parse(await running.sync([], token: token).text))
        let heard = try #require(ClassMessage.Synced(words))
        #expect(heard.instructions.map(\.content) == [.note("Hello & welcome"), .exercise(Self.exercise)])
        let page = await running.send("GET", "/", headers: [cookie]).text
        #expect(page.contains("Ada Lovelace"))
        #expect(page.contains("? 2/3"))
        await running.stop()
        // Another day.
        let again = try await RunningClass(folder: running.folder)
        var (before, after) = (await running.desk.state, await again.desk.state)
        // Who asks without news is not written down.
        before.learners[1]?.lastSeen = 0
        after.learners[1]?.lastSeen = 0
        #expect(after == before)
        #expect(await again.sync([more], token: token, seen: 2).text == #"{"acknowledged":3,"instructions":[]}"#)
        await again.stop()
    }

    @Test("a gap is not taken: what is missing is asked for again")
    func gaps() async throws {
        let running = try await RunningClass()
        let token = await running.join("Ada").token
        let late = ClassEvent(number: 5, at: 1, content: .helped)
        #expect(await running.sync([late], token: token).text == #"{"acknowledged":0,"instructions":[]}"#)
        await running.stop()
    }

    @Test("over TLS the server is known by its fingerprint, and by nothing else")
    func fingerprints() async throws {
        let running = try await RunningClass(isSecure: true)
        let address = try #require(ClassAddress("https://127.0.0.1:\(running.port)"))
        let print = try #require(running.fingerprint)
        let message = ClassMessage.Join(code: running.code, name: "Ada")
        let outcomes = await running.blocking { _ in
            [nil, print, print.lowercased(), "00:11"].map { fingerprint in
                Result { () throws(ClassLink.JoinFailure) in
                    try ClassLink.join(address, message, fingerprint: fingerprint).title
                }
            }
        }
        #expect(outcomes[0] == .failure(.unknownServer(fingerprint: print)))
        #expect(outcomes[1] == .success("Test"))
        #expect(outcomes[2] == .success("Test"))
        #expect(outcomes[3] == .failure(.otherServer(fingerprint: print)))
        await running.stop()
    }

    @Test(
        "addresses of classes",
        arguments: [
            ("127.0.0.1", "http://127.0.0.1:7373"), ("localhost:80", "http://localhost:80"),
            ("192.168.1.5", "https://192.168.1.5:7373"), ("http://box:1/", "http://box:1"),
            ("HTTPS://class.example", "https://class.example:7373"), ("[::1]:9", "http://[::1]:9"), ("", nil),
            ("ftp://x", nil), ("a b", nil), ("host:99999", nil), ("http://u@h", nil), ("[::1", nil),
        ])
    func addresses(_ text: String, _ expected: String?) {
        #expect(ClassAddress(text)?.description == expected)
    }

    @Test("ten restarts at random moments lose nothing and double nothing")
    func restarts() async throws {
        var random = TestRandom(seed: 11)
        var running = try await RunningClass.onQuietPort()
        let (folder, port) = (running.folder, running.port)
        let address = try #require(ClassAddress("http://127.0.0.1:\(port)"))
        var outboxes: [MemoryOutbox] = []
        var links: [ClassLink] = []
        for number in 0..<5 {
            let (joined, token) = await running.join("Learner \(number)")
            #expect(joined.status == 200)
            let outbox = MemoryOutbox()
            outboxes.append(outbox)
            links.append(
                ClassLink(
                    to: address, fingerprint: nil, join: ClassMessage.Join(code: running.code, name: "x"),
                    classroom: running.desk.identity, token: token, seen: 0, acknowledged: 0, outbox: outbox,
                    firstWait: .milliseconds(5), onNews: {}))
        }
        for _ in 0..<10 {
            for _ in 0..<30 {
                let number = random.below(5)
                outboxes[number].note(random.pick([.opened(exercise: Self.exercise), .asked("?"), .helped]))
                links[number].wake()
                if random.below(10) == 0 { await Task.yield() }
            }
            await running.stop()
            running = try await RunningClass.again(folder: folder, port: port)
        }
        // They come back by themselves, within their own patience.
        for (outbox, link) in zip(outboxes, links) {
            link.wake()
            await outbox.waitUntilSent()
        }
        var kept: [Int: [ClassEvent]] = [:]
        try running.desk.store.forEachEntry { entry, _ in
            if case .event(let event, let learner) = entry { kept[learner, default: []].append(event) }
        }
        for (index, outbox) in outboxes.enumerated() { #expect(kept[index + 1] ?? [] == outbox.all) }
        let stopping = links
        await running.blocking { _ in for link in stopping { link.stop() } }
        await running.stop()
    }
}
