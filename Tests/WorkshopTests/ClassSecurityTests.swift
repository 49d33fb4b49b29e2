import Classroom
import Foundation
import Glibc
import JSON
import TestSupport
import Testing

@testable import Workshop

@Suite("What a class refuses")
struct ClassSecurityTests {
    @Test("without the key no page of the instructor opens, whatever else one has")
    func strangers() async throws {
        let running = try await RunningClass()
        let token = await running.join("Ada").token
        let pages = ["/", "/projector", "/learner/1", "/live", "/live/1", "/gradebook", "/gradebook.csv", "/items.csv"]
        for page in pages {
            for headers in [[], ["Authorization: Bearer \(token)"], ["Cookie: drydock-instructor=\(token)"]] {
                let answer = await running.send("GET", page, headers: headers)
                #expect(answer.status == 401, "\(page)")
                #expect(!answer.text.contains("Ada"))
            }
        }
        let browser = await running.send("GET", "/", headers: ["Accept: text/html"])
        #expect(browser.head.contains("Location: /login"))
        for action in ["note", "exercise", "solution", "unlock", "poll", "world", "item"] {
            let answer = await running.send(
                "POST", "/steer/\(action)", "text=x&id=containers.first-run&hints=on",
                headers: ["Authorization: Bearer \(token)", "Origin: http://docker"])
            #expect(answer.status == 401)
        }
        #expect(await running.desk.state.lastInstruction == 0)
        await running.stop()
    }

    @Test("what another page sends is not done, even with the instructor's cookie")
    func crossOrigin() async throws {
        let running = try await RunningClass()
        let cookie = await running.cookie()
        let strange = [
            [cookie, "Origin: http://evil.example"], [cookie, "Origin: null"], [cookie],
            [cookie, "Sec-Fetch-Site: cross-site"],
            [cookie, "Origin: http://evil.example", "Sec-Fetch-Site: same-origin"],
        ]
        for headers in strange {
            #expect(await running.send("POST", "/steer/note", "text=x", headers: headers).status == 403)
        }
        #expect(
            await running.send("POST", "/login", "key=\(running.key)", headers: ["Origin: http://evil"]).status == 403)
        let message = ClassMessage.Join(code: running.code, name: "Eve").json.line
        #expect(await running.send("POST", "/learner/join", message, headers: ["Origin: http://evil"]).status == 403)
        #expect(await running.desk.state.lastInstruction == 0)
        #expect(await running.steer("note", "text=x", cookie: cookie).status == 303)
        await running.stop()
    }

    @Test("codes cannot be tried out")
    func guessing() async throws {
        let running = try await RunningClass()
        var statuses: [Int] = []
        for number in 0..<40 { statuses.append(await running.join("Eve", code: "AAA\(number)").answer.status) }
        #expect(statuses.prefix(20).allSatisfy { $0 == 403 })
        #expect(statuses.suffix(15).allSatisfy { $0 == 429 })
        // Not even the right one counts now.
        #expect(await running.join("Eve").answer.status == 429)
        var logins: [Int] = []
        for number in 0..<20 { logins.append(await running.send("GET", "/login?key=\(number)").status) }
        #expect(logins.prefix(10).allSatisfy { $0 == 403 })
        #expect(logins.suffix(8).allSatisfy { $0 == 429 })
        await running.stop()
    }

    @Test("a token is nobody else's, and of no other class")
    func tokens() async throws {
        let (one, other) = (try await RunningClass(), try await RunningClass())
        let token = await one.join("Ada").token
        let event = [ClassEvent(number: 1, at: 0, content: .helped)]
        #expect(await other.sync(event, token: token).status == 401)
        #expect(await one.sync(event, token: String(token.dropLast())).status == 401)
        #expect(await one.sync(event, token: "' OR 1=1 --").status == 401)
        #expect(await one.send("POST", "/learner/sync", "{}").status == 401)
        #expect(await one.sync(event, token: token).status == 200)
        // Sent again by whoever saw it: nothing happens twice.
        #expect(await one.sync(event, token: token).text == #"{"acknowledged":1,"instructions":[]}"#)
        #expect(await one.desk.state.learners[1]?.lastEvent == 1)
        await one.stop()
        await other.stop()
    }

    @Test("names and answers are text, not markup")
    func script() async throws {
        let running = try await RunningClass()
        let bad = "<script>alert(1)</script><img src=x onerror=alert(1)>"
        let token = await running.join(String(bad.prefix(59))).token
        let exercise = "containers.first-run"
        let run = ClassEvent.Run(exercise: exercise, isFailure: true, held: 0, total: 1, command: bad, error: bad)
        let attempt = ClassEvent.CheckedAttempt(
            exercise: exercise, held: 0, total: 1, hints: 0, sawSolution: false, misses: [bad], feedback: bad,
            session: bad)
        let contents: [ClassEvent.Content] = [
            .shares(true), .opened(exercise: bad), .ran(run), .checked(attempt), .asked(bad), .pictured(bad),
            .read(lesson: bad, page: 0),
        ]
        let events = contents.enumerated().map { ClassEvent(number: $0 + 1, at: 0, content: $1) }
        #expect(await running.sync(events, token: token).status == 200)
        let cookie = await running.cookie()
        #expect(await running.steer("exercise", "id=\(exercise)", cookie: cookie).status == 303)
        for page in ["/", "/learner/1", "/projector", "/gradebook"] {
            let answer = await running.send("GET", page, headers: [cookie])
            #expect(answer.status == 200)
            #expect(!answer.text.contains("<script>alert"), "\(page)")
            #expect(!answer.text.contains("<img src"), "\(page)")
            #expect(answer.head.contains("default-src 'none'; script-src 'self'"))
        }
        await running.stop()
    }

    static let names = [
        "", "   ", "a\u{1B}[2Jb", "a\nb\u{0}", String(repeating: "x", count: 61), String(repeating: "👨‍👩‍👧", count: 50),
    ]

    @Test("names that are none are refused", arguments: names)
    func badNames(_ name: String) async throws {
        let running = try await RunningClass()
        #expect(await running.join(name).answer.status == 400)
        await running.stop()
    }

    @Test("paths that climb, messages that are none and bodies that are too large")
    func oddRequests() async throws {
        let running = try await RunningClass()
        let cookie = await running.cookie()
        for path in [
            "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/style.css/../../x", "/learner/../../x", "//etc",
        ] {
            let answer = await running.send("GET", path, headers: [cookie])
            #expect([400, 401, 404].contains(answer.status), "\(path): \(answer.status)")
            #expect(!answer.text.contains("root:"))
        }
        let token = await running.join("Ada").token
        let headers = ["Authorization: Bearer \(token)"]
        for body in [
            "", "x", "[]", #"{"events":1}"#, #"{"events":[{"number":1}],"seen":0}"#,
            String(repeating: "[", count: 5000),
        ] {
            #expect(await running.send("POST", "/learner/sync", body, headers: headers).status == 400)
        }
        // What is announced as too large is refused before it comes.
        let large =
            "POST /learner/sync HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\(headers[0])\r\nContent-Length: 5242880\r\n\r\n"
        #expect(await running.blocking { $0.exchange(Array(large.utf8), closes: true) }.status == 413)
        let bomb = ["X-Bomb: " + String(repeating: "y", count: 200_000)]
        #expect([0, 400, 431].contains(await running.send("GET", "/", headers: bomb).status))
        let many = (0..<3000).map { "X-\($0): y" }
        #expect([0, 400, 431].contains(await running.send("GET", "/", headers: many).status))
        for form in ["%zz=%", "text", "&&&==", "a=%ff%fe", "id=%00"] {
            #expect(await running.steer("exercise", form, cookie: cookie).status == 400)
        }
        #expect(await running.steer("item", "item=0", cookie: cookie).status == 404)
        #expect(await running.steer("timer", "minutes=-1", cookie: cookie).status == 400)
        #expect(await running.steer("nothing", "", cookie: cookie).status == 404)
        // All is well afterwards.
        #expect(await running.sync([ClassEvent(number: 1, at: 0, content: .helped)], token: token).status == 200)
        await running.stop()
    }

    @Test("clients that say nothing, or half of something, are in nobody's way")
    func slowClients() async throws {
        let running = try await RunningClass()
        let half = Array("POST /learner/sync HTTP/1.1\r\nHost: x\r\nContent-Le".utf8)
        let descriptors = await running.blocking { client in
            (0..<200).map { number in
                let descriptor = client.connect()
                if number % 2 == 0 {
                    _ = half.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                }
                return descriptor
            }
        }
        let token = await running.join("Ada").token
        #expect(await running.sync([ClassEvent(number: 1, at: 0, content: .helped)], token: token).status == 200)
        for descriptor in descriptors { close(descriptor) }
        await running.stop()
    }
}
