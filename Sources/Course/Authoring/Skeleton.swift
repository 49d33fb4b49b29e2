/// Files to begin a lesson, an exercise or a question with. They load without a fault; lint then says what is missing.
package enum Skeleton {
    /// What an author has to replace; lint reports each that is left.
    package static let gap = "TODO"

    /// A lesson's file.
    package static func lesson(id: String, title: String) -> String {
        """
        ---
        id: \(id)
        title: \(quoted(title))
        minutes: 10
        objectives:
          - \(gap) what a learner can do afterwards
        skills: []
        sources: []
        exercises: []
        recall: []
        ---
        \(gap) a concrete situation: who wants what, and why it does not work yet.

        ## \(gap) the first idea

        ```predict
        ask: \(gap) what will the next command print?
        options:
          - hello
          - nothing
        answer: 1
        why: \(gap) why the right answer is right.
        ```

        ```console
        $ echo hello
        hello
        ```

        ## Recap

        | command | what it does |
        |---|---|
        | `echo` | \(gap) |

        """
    }

    /// The files of an exercise by name.
    package static func exercise(id: String, title: String, lesson: String) -> [String: String] {
        [
            "exercise.yaml": """
            id: \(id)
            title: \(quoted(title))
            lesson: \(lesson)
            kind: open            # guided, faded, open, repair or challenge
            minutes: 5
            skills: []
            checks:
              - text: there is a volume data
                volume: data
                diagnose: "\(gap) what is missing, and what leads there."
            hints:                # a nudge, the concept, the shape, the answer
              - \(gap) which object keeps files when a container goes?
              - docker volume create data
            wrong:
              - script: docker volume create dta
                says: \(gap)
            after: |
              \(gap) what to take away from it.

            """,
            "goal.md": "\(gap) the situation, and what is wanted.\n",
            "start.sh": "# What is there when the learner begins.\n",
            "solution.sh": "# Why this way.\ndocker volume create data\n",
        ]
    }

    /// One question of a bank.
    package static func question(id: String, lesson: String) -> String {
        """
        - id: \(id)
          skill: \(gap)
          lesson: \(lesson)
          kind: choice
          difficulty: 2
          prompt: |
            \(gap) what do you want to know?
          options:
            - text: \(gap) the right answer
              right: true
              why: \(gap) why it is right
            - text: \(gap) what many believe
              why: \(gap) why it is not so
            - text: \(gap) what a hasty reader takes
              why: \(gap) why it is not so
          why: |
            \(gap) one sentence or two, shown after any answer.

        """
    }

    /// The next free id of a module's bank: `volumes.q091` after `volumes.q090`.
    package static func nextQuestion(in module: Module) -> String {
        let numbers = module.questions.compactMap { question in
            Int(question.id.split(separator: ".").last?.dropFirst() ?? "")
        }
        let number = String((numbers.max() ?? 0) + 1)
        return "\(module.id).q" + String(repeating: "0", count: max(0, 3 - number.count)) + number
    }

    /// A text as a YAML scalar that is safe whatever is in it.
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
