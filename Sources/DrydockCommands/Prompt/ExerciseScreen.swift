import Course
import CourseFiles
import JSON
import Learner
import Simulator
import Terminal

/// Working on an exercise.
extension PromptSession {
    /// Begins an exercise by name, or shows the goal of the present one.
    mutating func openExercise(_ word: String?) {
        let content = content()
        let wanted: Exercise?
        if let word {
            wanted = content.exercises.first { $0.id == word || $0.id.hasSuffix("." + word) }
        } else if let id = place.exercise {
            wanted = content.exercise(id)
        } else {
            wanted = content.exercises.first { $0.lesson == place.lesson } ?? content.exercises.first
        }
        guard let exercise = wanted else {
            refuse("There is no exercise \(word ?? ""). exercises lists them.")
            return
        }
        if place.exercise != exercise.id {
            save()
            place = Place(room: "exercise:" + exercise.id, lesson: place.lesson, exercise: exercise.id)
            sawSolution = false
            openRoom(place.room)
            save()
            classSession?.note(.opened(exercise: exercise.id))
        }
        note("exercise", Facts.exercise(exercise, isPassed: hasPassed(exercise)))
        note("goal", Facts.text(exercise.goal))
        showGoal(exercise)
    }

    private func hasPassed(_ exercise: Exercise) -> Bool {
        ((try? database.attempts(of: profile)) ?? []).contains { $0.exercise == exercise.id && $0.isPassed }
    }

    private func showGoal(_ exercise: Exercise) {
        out.writeLine("")
        out.writeLine(
            " " + palette.apply(.heading, wording("Exercise  \(exercise.title)"))
                + palette.apply(.dim, wording("   \(exercise.kind.rawValue), \(exercise.minutes) min")))
        out.writeLine("")
        render(exercise.goal)
        out.writeLine("")
        out.writeLine(palette.apply(.dim, wording(" check  hint  solution  reset  leave")))
    }

    private mutating func presentExercise() -> Exercise? {
        guard let id = place.exercise, let exercise = self.exercise(id) else {
            refuse("You are not in an exercise. exercises lists them; exercise NAME begins one.")
            return nil
        }
        return exercise
    }

    mutating func checkExercise() {
        guard let exercise = presentExercise() else { return }
        let verdict = exercise.judge(timeline.sandbox)
        note("exercise", Facts.text(exercise.id))
        note("passed", .bool(verdict.isPassed))
        note("checks", Facts.checks(verdict))
        note("diagnosis", verdict.diagnosis.isEmpty ? .null : Facts.text(verdict.diagnosis))
        if !verdict.isPassed { outcome.status = 1 }
        out.writeLine("")
        for outcome in verdict.outcomes {
            let style: Style = outcome.holds ? .done : .wrong
            out.writeLine("  " + palette.mark(style) + " " + outcome.text)
            if !outcome.holds { explain(outcome) }
        }
        if !verdict.diagnosis.isEmpty {
            out.writeLine("")
            render(verdict.diagnosis)
        }
        let attempt = Attempt(
            exercise: exercise.id, isPassed: verdict.isPassed, passedChecks: verdict.passed,
            totalChecks: verdict.outcomes.count, hints: place.hints, sawSolution: sawSolution)
        do {
            try database.saveAttempt(attempt, of: profile, now: WallClock.milliseconds())
        } catch {
            refuse("The attempt could not be saved: \(error)")
        }
        classSession?.note(
            .checked(Self.attempt(exercise, timeline, hints: place.hints, sawSolution: sawSolution)))
        out.writeLine("")
        if verdict.isPassed {
            keepExercise(exercise, hints: place.hints, sawSolution: sawSolution)
            out.writeLine(" " + palette.apply(.done, wording("Passed.")) + " \(exercise.title)")
            render(exercise.after)
            if repair == nil {
                tell(" leave goes back to your sandbox; next does what comes next.", style: .dim)
            }
        } else {
            tell(
                " \(verdict.passed) of \(verdict.outcomes.count).  Next nudge: hint (\(place.hints) of \(exercise.hints.count) used)"
            )
        }
        noteRepair(exercise, isPassed: verdict.isPassed)
    }

    /// Why a check does not hold: what was expected, what is there.
    private func explain(_ outcome: CheckOutcome) {
        let texts = [outcome.found.map(wording) ?? "", outcome.advice]
        for line in texts.flatMap({ $0.split(separator: "\n") }) {
            for wrapped in DisplayWidth.wrap(String(line), width: size.textWidth - 6) {
                out.writeLine("      " + wrapped)
            }
        }
    }

    /// After a command: which checks hold now that did not, and which are broken that held.
    mutating func tellProgress() {
        guard let id = place.exercise, let exercise = self.exercise(id) else { return }
        let outcomes = exercise.judge(timeline.sandbox).outcomes
        let before = heldChecks ?? exercise.judge(timeline.origin).outcomes.map(\.holds)
        heldChecks = outcomes.map(\.holds)
        guard before.count == outcomes.count else { return }
        // The output of the command is shown first; what follows is ours.
        var partial: [UInt8] = []
        timeline.drive { sandbox in
            let output = sandbox.takeOutput()
            let end = output.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            partial = Array(output[..<end])
            sandbox.putBackOutput(Array(output[end...]))
        }
        out.write(partial)
        let holding = outcomes.count { $0.holds }
        for (outcome, held) in zip(outcomes, before) where outcome.holds != held {
            let style: Style = outcome.holds ? .done : .wrong
            let text = outcome.holds ? outcome.text : wording("no longer: \(outcome.text)")
            out.writeLine("  " + palette.mark(style) + " " + text)
        }
        guard heldChecks != before else { return }
        let isReached = holding == outcomes.count
        out.writeLine(
            palette.apply(
                .dim,
                isReached
                    ? wording("  Everything holds. check hands it in.") : wording("  \(holding) of \(outcomes.count)")))
    }

    mutating func showHint() {
        guard let exercise = presentExercise() else { return }
        guard classSession?.hintsUnlocked != false else {
            refuse("The instructor has closed the hints for now. ask calls for help.")
            return
        }
        // What is missing first is what the hint is for; one who is done needs none.
        guard let missing = exercise.judge(timeline.sandbox).outcomes.first(where: { !$0.holds }) else {
            tell("Everything holds already. check hands it in.")
            return
        }
        guard place.hints < exercise.hints.count else {
            refuse("There are no more hints. solution shows a worked one.")
            return
        }
        say(" Still missing: \(missing.text)")
        explain(missing)
        out.writeLine(palette.apply(.dim, wording(" Hint \(place.hints + 1) of \(exercise.hints.count)")))
        render(exercise.hints[place.hints])
        note("missing", Facts.text(missing.text))
        note("hint", Facts.text(exercise.hints[place.hints]))
        note("hintsLeft", Facts.number(exercise.hints.count - place.hints - 1))
        place.hints += 1
        save()
        classSession?.note(.hinted(exercise: exercise.id, count: place.hints))
    }

    mutating func showSolution() {
        guard let exercise = presentExercise() else { return }
        guard classSession?.solutionsUnlocked != false else {
            refuse("The instructor has closed the solutions for now. ask calls for help.")
            return
        }
        let attempts = ((try? database.attempts(of: profile)) ?? []).filter { $0.exercise == exercise.id }
        if attempts.isEmpty, isTerminal {
            let answer = ask(wording(" You have not tried check yet. Show the solution all the same? [y/N] "))
            guard answer?.lowercased().hasPrefix("y") == true else { return }
        }
        sawSolution = true
        note("solutions", Facts.texts(exercise.solutions))
        classSession?.note(.sawSolution(exercise: exercise.id))
        for (index, solution) in exercise.solutions.enumerated() {
            if index > 0 { tell(" Another way:") }
            render("```sh\n\(solution)\n```")
        }
        out.writeLine(palette.apply(.dim, wording(" Type it yourself, then check.")))
    }

    mutating func leaveExercise() {
        guard place.exercise != nil else {
            refuse("You are in your own sandbox already. quit leaves Drydock.")
            return
        }
        // Who leaves the repair of an interview gets the report.
        if repair != nil { return endRepair(isPassed: false) }
        place = Place(room: "home", lesson: place.lesson)
        save()
        openRoom("home")
        tell("Back in your sandbox.")
    }
}
