import Learner
import Testing

@Suite("Classes in the learner's database")
struct ClassTests {
    static func membership(_ identity: String, token: String = "t", code: String = "C") -> Membership {
        Membership(
            identity: identity, title: "T", address: "http://127.0.0.1:1", fingerprint: nil, code: code, name: "Ada",
            student: nil, token: token)
    }

    @Test("one class is the present one; an earlier one goes on where it was")
    func present() throws {
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: 1)
        #expect(try database.membership(of: ada) == nil)
        let first = try database.join(Self.membership("a"), of: ada, now: 1)
        try database.note(kind: "helped", content: "{}", at: 1, in: first)
        try database.acknowledge(1, in: first)
        let second = try database.join(Self.membership("b", code: "D"), of: ada, now: 2)
        #expect(try database.membership(of: ada)?.identity == "b")
        #expect(second.acknowledged == 0)
        let again = try database.join(Self.membership("a"), of: ada, now: 3)
        #expect(again.id == first.id)
        #expect(again.acknowledged == 1)
        // With another token the class does not know what it has.
        #expect(try database.join(Self.membership("a", token: "u"), of: ada, now: 4).acknowledged == 0)
        #expect(try database.membership(code: "D", of: ada)?.identity == "b")
        try database.leaveClass(of: ada)
        #expect(try database.membership(of: ada) == nil)
        #expect(try database.events(after: 0, in: first).count == 1)
    }

    @Test("events are numbered without gaps, each class for itself")
    func numbers() throws {
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: 1)
        let first = try database.join(Self.membership("a"), of: ada, now: 1)
        let second = try database.join(Self.membership("b"), of: ada, now: 2)
        #expect(try database.note(kind: "x", content: "{}", at: 1, in: first) == 1)
        #expect(try database.note(kind: "x", content: "{}", at: 1, in: second) == 1)
        #expect(try database.note(kind: "y", content: "{}", at: 1, in: first) == 2)
        #expect(try database.events(after: 1, in: first).map(\.kind) == ["y"])
        // The class has more than this database, which was restored from an older copy.
        try database.acknowledge(9, in: first)
        #expect(try database.note(kind: "z", content: "{}", at: 1, in: first) == 10)
    }

    @Test("what was shown is not shown again, and sharing is remembered")
    func seen() throws {
        let database = try LearnerDatabase()
        let ada = try database.profile(named: "ada", now: 1)
        let joined = try database.join(Self.membership("a"), of: ada, now: 1)
        try database.saw(4, in: joined)
        try database.saw(2, in: joined)
        try database.setShares(true, in: joined)
        let later = try #require(try database.membership(of: ada))
        #expect(later.seen == 4)
        #expect(later.shares)
        try database.renewToken("new", in: joined)
        #expect(try database.membership(of: ada)?.token == "new")
    }
}
