import Testing

@testable import Web

/// The ids are those that git 2.55 gave the same commits.
@Suite struct GitRepositoryTests {
    @Test(arguments: [
        ("refs/heads/main", "234e142b77445b4725eb55f5baed7878ab30b5b1", "234e142b77445b4725eb55f5baed7878ab30b5b1"),
        ("refs/heads/next", "6a0393f1399c8d7c86970ba4c05a11d5bae31fb7", "6a0393f1399c8d7c86970ba4c05a11d5bae31fb7"),
        ("refs/tags/v1.0", "ff283c13c912d421de84fd1f2f39da63b39a4112", "f37ef9f1d7e4a04bd89db304202c9680e9bd1355"),
        ("refs/tags/v2.0", "234e142b77445b4725eb55f5baed7878ab30b5b1", "234e142b77445b4725eb55f5baed7878ab30b5b1"),
    ])
    func ids(name: String, id: String, commit: String) {
        let found = GitRepository.hello.references(named: name)
        #expect(found.map(\.id) == [id])
        #expect(found.map(\.commit) == [commit])
        #expect(GitRepository.hello.commit(commit) != nil)
    }

    @Test func namesMeanBranchesBeforeTags() {
        var repository = GitRepository(defaultBranch: "main")
        let first = repository.commit("one", ["a": "1\n"], at: 1)
        let second = repository.commit("two", parent: first, ["a": "2\n"], at: 2)
        repository.tag("same", at: first)
        repository.branch("same", at: second)
        #expect(repository.references(named: "same").map(\.commit) == [second, first])
        #expect(repository.references(named: "refs/tags/same").map(\.commit) == [first])
        #expect(repository.references(named: "other").isEmpty)
        #expect(repository.head == nil)
    }
}
