/// The keys of a mapping in the course's YAML files: parsers allow these and no others, and editors get them as a JSON
/// schema.
package struct FileShape: Sendable {
    var fields: [Field]

    struct Field: Sendable {
        var key: String
        var kind: Kind
        var isRequired: Bool
        /// What it is, for an author.
        var text: String
    }

    indirect enum Kind: Sendable {
        case text, number, flag
        /// A list of texts; a single text counts as one.
        case texts
        case word([String])
        case mappings(FileShape)
        /// Any keys, each with one value or a list of them.
        case values
    }

    var keys: Set<String> { Set(fields.map(\.key)) }

    private static func must(_ key: String, _ kind: Kind, _ text: String) -> Field {
        Field(key: key, kind: kind, isRequired: true, text: text)
    }

    private static func may(_ key: String, _ kind: Kind, _ text: String) -> Field {
        Field(key: key, kind: kind, isRequired: false, text: text)
    }

    // MARK: Modules

    static let skill = FileShape(fields: [
        must("id", .text, "The name that lessons, exercises and questions use."),
        must("title", .text, "What a learner can do."),
        may("needs", .texts, "Skills that come before it."),
    ])

    static let module = FileShape(fields: [
        must("id", .text, "The first part of the ids of everything in it."), must("title", .text, "Its title."),
        must("summary", .text, "What it is about, in a sentence or two."),
        may("skills", .mappings(skill), "What a learner can do after the module."),
    ])

    static let term = FileShape(fields: [
        must("term", .text, "The word."), may("also", .texts, "Other forms of the word that find it."),
        must("text", .text, "What it means, as Markdown."),
        must("lesson", .text, "The id of the lesson that explains it."),
    ])

    // MARK: Workshops

    static let agendaItem = FileShape(fields: [
        may("talk", .text, "Something said or shown, in a few words."), may("lesson", .text, "The id of a lesson."),
        may("exercise", .text, "The id of an exercise."),
        may("quiz", .texts, "Ids of questions that are put to the room."), may("break", .text, "A rest."),
        must("minutes", .number, "How long it takes."),
        may("notes", .text, "What the presenter wants to say. Learners never see it."),
    ])

    static let agenda = FileShape(fields: [
        must("title", .text, "Its title."), must("minutes", .number, "How long it takes in all, with breaks."),
        may("detail", .word(Agenda.Detail.allCases.map(\.rawValue)), "Whether lessons are shown in full."),
        must("items", .mappings(agendaItem), "What is done, in order. Each item has one of the first five keys."),
    ])

    // MARK: Lessons

    static let lesson = FileShape(fields: [
        must("id", .text, "The module and a name, such as volumes.named. It never changes."),
        must("title", .text, "Its title."), must("minutes", .number, "How long it takes."),
        may("objectives", .texts, "What a learner can do afterwards."),
        may("skills", .texts, "Ids of the skills it teaches."),
        may("sources", .texts, "Sections of the notes that it mirrors."),
        may("exercises", .texts, "Ids of its exercises, from much help to none."),
        may("recall", .texts, "Ids of questions of earlier lessons, asked at the beginning."),
        may("start", .text, "A script that prepares the lesson's sandbox."),
    ])

    static let prediction = FileShape(fields: [
        must("ask", .text, "The question."), must("options", .texts, "What may happen."),
        must("answer", .number, "The number of the right option, from 1."), must("why", .text, "Why it is right."),
    ])

    // MARK: Checks

    /// A check has one key that says what is looked at, and the other keys of that kind.
    static let check = FileShape(
        fields: [
            may("text", .text, "What the learner reads."),
            may("diagnose", .text, "What is said when it does not hold."),
        ]
            + CheckParser.kinds.keys.sorted().map { may($0, .text, "What is looked at.") }
            + Set(CheckParser.kinds.values.flatMap { $0 }).subtracting(CheckParser.kinds.keys).sorted()
            .map { may($0, .texts, "What is expected of it.") })

    // MARK: Exercises

    static let exercise = FileShape(fields: [
        must("id", .text, "The module and a name; its folder bears the name."), must("title", .text, "Its title."),
        must("lesson", .text, "The id of its lesson."),
        must("kind", .word(Exercise.Kind.allCases.map(\.rawValue)), "How much help it gives."),
        must("minutes", .number, "How long it takes."), may("skills", .texts, "Ids of the skills it practises."),
        must("checks", .mappings(check), "What must be true at the end."),
        may("hints", .texts, "A nudge, the concept, the shape, the answer."),
        may("diagnoses", .mappings(diagnosis), "Feedback on states as a whole; the first that holds is given."),
        may("wrong", .mappings(wrongAttempt), "Attempts that must fail."),
        may("after", .text, "What to take away, as Markdown."),
    ])

    static let diagnosis = FileShape(fields: [
        must("when", .mappings(check), "Checks that all hold."), must("say", .text, "What the learner reads."),
    ])

    static let wrongAttempt = FileShape(fields: [
        must("script", .text, "What a beginner types."), must("says", .text, "Words that the feedback must contain."),
    ])

    // MARK: Questions

    static let option = FileShape(fields: [
        must("text", .text, "The option."), may("right", .flag, "Whether it is right."),
        may("why", .text, "Why it is right or wrong."),
        may("misconception", .text, "The wrong belief that leads to it."),
    ])

    static let pair = FileShape(fields: [
        must("left", .text, "Shown in order."), must("right", .text, "What belongs to it; shown shuffled."),
    ])

    static let followUp = FileShape(fields: [
        must("ask", .text, "What an interviewer asks next."), must("answer", .text, "A good answer."),
    ])

    static let question = FileShape(fields: [
        must("id", .text, "Such as volumes.q012. It is never used again."),
        may("rev", .number, "1 if absent; raised when the meaning changes."),
        must("skill", .text, "The id of a skill."),
        must("lesson", .text, "The id of the lesson that teaches it."),
        must("kind", .word(Question.Kind.allCases.map(\.rawValue)), "How it is answered."),
        must("difficulty", .number, "From 1 to 5."), must("prompt", .text, "The question, as Markdown."),
        may("why", .text, "Said after any answer."),
        may("options", .mappings(option), "For choice, multi, bug and output."),
        may("lines", .texts, "For order: the lines in the right order."),
        may("pairs", .mappings(pair), "For match."), may("accept", .texts, "For typed and output: right answers."),
        may("script", .text, "For output: what is run."), may("start", .text, "Prepares the sandbox."),
        may("checks", .mappings(check), "For command: what must be true afterwards."),
        may("solution", .text, "For command: one that does it."), may("code", .text, "For bug: the text."),
        may("rubric", .texts, "For open: what a good answer names."),
        may("interview", .flag, "Whether interviewers ask it."),
        may("follow-ups", .mappings(followUp), "What comes next."),
        may("mistakes", .texts, "What candidates often get wrong."),
    ])

    static let wrongAnswer = FileShape(fields: [
        must("misconception", .text, "The wrong belief that leads to it."), must("text", .text, "The answer."),
        must("why", .text, "Why it is wrong."),
    ])

    static let template = FileShape(fields: [
        must("id", .text, "Such as volumes.t03."), may("rev", .number, "1 if absent; raised when the meaning changes."),
        must("skill", .text, "The id of a skill."), must("lesson", .text, "The id of the lesson that teaches it."),
        must("difficulty", .number, "From 1 to 5."),
        may("vars", .values, "Blanks and what may fill them: a list, or numbers such as 2..5."),
        must("prompt", .text, "The question."), may("start", .text, "Prepares the sandbox; not shown."),
        may("script", .text, "Shown, and run."), may("compute", .text, "Run afterwards; what it prints is the answer."),
        must("wrong", .mappings(wrongAnswer), "At least two answers that differ from the right one."),
        must("why", .text, "Said after any answer."),
    ])

    // MARK: Errors

    static let fix = FileShape(fields: [
        may("run", .text, "A command; blanks are filled in."), must("does", .text, "What it does."),
    ])

    static let error = FileShape(fields: [
        must("id", .text, "A name."), may("match", .texts, "Forms of the message, with blanks."),
        may("status", .texts, "Exit statuses of commands that fail without a word."),
        must("title", .text, "What it is called."), must("means", .text, "What has happened."),
        may("why", .text, "Why it happens."), may("fixes", .mappings(fix), "What helps."),
        may("lesson", .text, "The id of the lesson that teaches it."),
    ])
}
