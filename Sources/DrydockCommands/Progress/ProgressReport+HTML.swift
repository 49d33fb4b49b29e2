import Course

/// The report as a page of its own, for printing.
extension ProgressReport {
    var html: String {
        let moduleRows = modules.map { module in
            let quiz = module.lastQuiz.map { "\($0.right * 100 / max(1, $0.total)) %" } ?? ""
            return row([
                "\(module.number)", module.title, "\(module.lessonsDone) of \(module.lessons)",
                "\(module.exercisesPassed) of \(module.exercises)", quiz,
            ])
        }
        let skillRows = skills.filter { $0.tried > 0 }.map { skill in
            let percent = Int(skill.mastery * 100)
            return "<tr><td>\(markupEscaped(skill.title))</td><td><meter min=\"0\" max=\"100\" value=\"\(percent)\">"
                + "</meter> \(percent) %</td><td>\(skill.tried) of \(skill.items)</td>"
                + "<td>\(skill.right) of \(skill.answers)</td></tr>"
        }
        let weak = weakSpots.prefix(10).map { "<li>\(markupEscaped($0.title)) (lesson \($0.lesson))</li>" }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Drydock: progress of \(markupEscaped(profile))</title>
            <style>
            body { font: 16px/1.5 sans-serif; max-width: 50em; margin: 2em auto; color: #222; }
            table { border-collapse: collapse; width: 100%; margin-bottom: 2em; }
            th, td { border-bottom: 1px solid #bbb; padding: 0.3em 0.6em; text-align: left; }
            @media print { body { margin: 0; } }
            </style>
            </head>
            <body>
            <h1>Progress of \(markupEscaped(profile))</h1>
            <p>\(answers) answers, \(rightAnswers) right. \(attempts) checks of exercises. \(minutes) minutes with
            questions. \(due) cards due.</p>
            <h2>Modules</h2>
            <table>
            <tr><th></th><th>Module</th><th>Lessons</th><th>Exercises</th><th>Last quiz</th></tr>
            \(moduleRows.joined(separator: "\n"))
            </table>
            <h2>Skills</h2>
            <table>
            <tr><th>Skill</th><th>Mastery</th><th>Tried</th><th>Answers right</th></tr>
            \(skillRows.joined(separator: "\n"))
            </table>
            \(weak.isEmpty ? "" : "<h2>To practise next</h2>\n<ul>\n\(weak.joined(separator: "\n"))\n</ul>")
            </body>
            </html>

            """
    }

    private func row(_ cells: [String]) -> String {
        "<tr>" + cells.map { "<td>\(markupEscaped($0))</td>" }.joined() + "</tr>"
    }
}
