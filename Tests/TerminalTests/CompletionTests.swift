import Terminal
import Testing

@Suite("Completion")
struct CompletionTests {
    private func plan(_ line: String, _ start: Int, _ texts: [String], suffix: String = " ") -> CompletionPlan {
        let candidates = texts.map { Completions.Candidate($0, suffix: suffix) }
        let completions = Completions(start: start, candidates: candidates)
        return CompletionPlan(buffer: line, cursor: line.utf8.count, completions: completions)
    }

    @Test("one candidate is inserted with its suffix")
    func single() {
        #expect(plan("doc", 0, ["docker"]) == .replace(deleting: 0, inserting: "ker "))
        #expect(plan("cat et", 4, ["etc/"], suffix: "") == .replace(deleting: 0, inserting: "c/"))
        #expect(plan("docker", 0, ["docker"]) == .replace(deleting: 0, inserting: " "))
        #expect(plan("etc/", 0, ["etc/"], suffix: "") == .nothing)
    }

    @Test("what is common to several is inserted, then they are listed")
    func several() {
        #expect(plan("d", 0, ["docker", "docker-compose"]) == .replace(deleting: 0, inserting: "ocker"))
        #expect(plan("r", 0, ["run", "rm"]) == .list([.init("run"), .init("rm")]))
        #expect(plan("日", 0, ["日本", "日曜"]) == .list([.init("日本"), .init("日曜")]))
        #expect(plan("", 0, []) == .nothing)
    }

    @Test("a candidate that is written otherwise replaces what was typed, counted in characters")
    func replacing() {
        #expect(plan("é DOC", 3, ["docker"]) == .replace(deleting: 3, inserting: "docker "))
        #expect(plan("ü", 0, ["'ü b'"]) == .replace(deleting: 1, inserting: "'ü b' "))
    }

    @Test("a start outside of the line is not trusted")
    func wrongStart() {
        #expect(plan("a", 9, ["x"]) == .nothing)
        #expect(CompletionPlan(buffer: "a", cursor: -1, completions: .init(start: 0, candidates: [])) == .nothing)
    }

    @Test("the list has columns, or a line each where there are descriptions")
    func list() {
        let list = CompletionList(palette: Palette(.plain), width: 20, limit: 5)
        let names = ["attach", "build", "commit", "cp", "create"].map { Completions.Candidate($0) }
        #expect(list.lines(of: names) == ["attach  cp", "build   create", "commit"])
        let details = [Completions.Candidate("ps", detail: "list the containers"), Completions.Candidate("rmi")]
        #expect(list.lines(of: details) == ["ps   list the conta…", "rmi"])
        #expect(list.lines(of: names + names).last == "and 5 more: type another letter")
    }
}
