import Course

/// The smallest course that loads without a fault, to be broken in one place.
enum CourseFixture {
    static let module = "id: m\ntitle: A module\nsummary: What it is about\n"

    static let lesson = """
        ---
        id: m.one
        title: A lesson
        minutes: 5
        objectives:
          - Say hello
        skills: [s]
        sources: []
        exercises: [m.e]
        recall: []
        ---
        Text.
        `docker volume create` makes a volume.
        ## Page two

        ```predict
        ask: What is printed?
        options:
          - hello
          - nothing
        answer: 1
        why: echo prints.
        ```

        ```console
        $ echo hello
        hello
        $ false
        ? 1
        ```

        """

    static let questions = """
        - id: m.q1
          skill: s
          lesson: m.one
          kind: choice
          difficulty: 1
          prompt: Which?
          options:
            - text: this
              right: true
              why: yes
            - text: that
              why: no
        - id: m.q2
          skill: s
          lesson: m.one
          kind: typed
          difficulty: 2
          prompt: Which command?
          accept: [docker ps]
        """

    static let exercise = """
        id: m.e
        title: An exercise
        lesson: m.one
        kind: open
        minutes: 3
        skills: [s]
        checks:
          - text: a volume data exists
            volume: data
        hints:
          - docker volume
        wrong:
          - script: "true"
            says: There is no volume data
        """

    static let files: [String: String] = [
        "Lessons/01-m/module.yaml": module, "Lessons/01-m/01-one.md": lesson,
        "Lessons/01-m/questions.yaml": questions, "Lessons/01-m/cheatsheet.md": "# Cheat\n",
        "Exercises/01-m/e/exercise.yaml": exercise, "Exercises/01-m/e/goal.md": "Make a volume.\n",
        "Exercises/01-m/e/solution.sh": "docker volume create data\n",
    ]

    static let lessonPath = "Lessons/01-m/01-one.md"
    static let bankPath = "Lessons/01-m/questions.yaml"
    static let exercisePath = "Exercises/01-m/e/exercise.yaml"

    /// Loads the course with some files changed; `nil` removes one.
    static func load(_ changes: [String: String?] = [:]) -> Content {
        var files = self.files
        for (path, text) in changes { files[path] = text }
        return ContentLoader(files: files.mapValues { Array($0.utf8) }).load()
    }

    /// The faults after one text was replaced in one file.
    static func faults(in path: String, replacing old: String, with new: String) -> [String] {
        let text = files[path] ?? ""
        guard let range = text.firstRange(of: old) else { return ["the fixture has no “\(old)”"] }
        return load([path: text.replacingCharacters(in: range, with: new)]).faults.map(\.description)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
