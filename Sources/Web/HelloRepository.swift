/// `hello.git` on `git.example.com`: a small project to build from its repository.
extension GitRepository {
    static let hello: GitRepository = {
        var repository = GitRepository(defaultBranch: "main")
        let first = repository.commit(
            "A greeting", files(version: 1), executable: ["greet.sh"], at: 1_767_607_200)
        repository.tag("v1.0", at: first, message: "The first version", time: 1_767_607_200)
        let second = repository.commit(
            "A page beside the greeting", parent: first, files(version: 2).merging(page) { $1 },
            executable: ["greet.sh"], at: 1_773_050_400)
        repository.tag("v2.0", at: second)
        repository.branch("main", at: second)
        let third = repository.commit(
            "Version 3 is on its way", parent: second, files(version: 3).merging(page) { $1 },
            executable: ["greet.sh"], at: 1_782_122_400)
        repository.branch("next", at: third)
        return repository
    }()

    private static func files(version: Int) -> [String: String] {
        [
            "Dockerfile": "FROM alpine\nCOPY greet.sh /usr/local/bin/greet\nCMD [\"greet\"]\n",
            "greet.sh": "#!/bin/sh\necho \"Hello from a Git repository, version \(version)\"\n",
            "README.md": """
            # Hello

            A small project to build from its repository:

                docker build -t hello https://git.example.com/hello.git

            """,
        ]
    }

    private static let page = [
        "web/Dockerfile":
            "FROM busybox\nCOPY index.html /www/\nCMD [\"httpd\", \"-f\", \"-p\", \"80\", \"-h\", \"/www\"]\n",
        "web/index.html": "<h1>Hello from a Git repository</h1>\n",
    ]
}
