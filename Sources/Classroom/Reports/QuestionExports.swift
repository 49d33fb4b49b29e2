import Course

/// The course's questions for other programs.
package enum QuestionExports {
    /// QTI 1.2, as learning management systems import it: questions with options, and those that are typed.
    package static func qti(_ questions: [Question], title: String) -> String {
        let items = questions.compactMap(qtiItem)
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">
            <assessment ident="drydock" title="\(markupEscaped(title))">
            <section ident="root_section">
            \(items.joined(separator: "\n"))
            </section>
            </assessment>
            </questestinterop>

            """
    }

    private static func qtiItem(_ question: Question) -> String? {
        let id = markupEscaped(question.id)
        let isMany = question.kind == .multi
        let type: String
        let response: String
        let conditions: String
        if !question.options.isEmpty {
            type = isMany ? "multiple_answers_question" : "multiple_choice_question"
            let labels = question.options.enumerated().map { index, option in
                "<response_label ident=\"\(index + 1)\"><material><mattext texttype=\"text/plain\">\(markupEscaped(option.text))</mattext></material></response_label>"
            }
            response =
                "<response_lid ident=\"response1\" rcardinality=\"\(isMany ? "Multiple" : "Single")\"><render_choice>\(labels.joined())</render_choice></response_lid>"
            let parts = question.options.enumerated().compactMap { index, option -> String? in
                let equal = "<varequal respident=\"response1\">\(index + 1)</varequal>"
                if option.isRight { return equal }
                return isMany ? "<not>\(equal)</not>" : nil
            }
            conditions = parts.count == 1 ? parts[0] : "<and>\(parts.joined())</and>"
        } else if !question.accept.isEmpty {
            type = "short_answer_question"
            response =
                "<response_str ident=\"response1\" rcardinality=\"Single\"><render_fib><response_label ident=\"answer1\"/></render_fib></response_str>"
            let parts = question.accept.map { "<varequal respident=\"response1\">\(markupEscaped($0))</varequal>" }
            conditions = parts.count == 1 ? parts[0] : "<or>\(parts.joined())</or>"
        } else {
            return nil
        }
        let prompt = markupEscaped(promptWithCode(question))
        return """
            <item ident="\(id)" title="\(id)">
            <itemmetadata><qtimetadata>
            <qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>\(type)</fieldentry></qtimetadatafield>
            <qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>1</fieldentry></qtimetadatafield>
            </qtimetadata></itemmetadata>
            <presentation><material><mattext texttype="text/plain">\(prompt)</mattext></material>\(response)</presentation>
            <resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>
            <respcondition continue="No"><conditionvar>\(conditions)</conditionvar><setvar action="Set" varname="SCORE">100</setvar><displayfeedback feedbacktype="Response" linkrefid="general_fb"/></respcondition>
            </resprocessing>
            <itemfeedback ident="general_fb"><flow_mat><material><mattext texttype="text/plain">\(markupEscaped(question.why))</mattext></material></flow_mat></itemfeedback>
            </item>
            """
    }

    /// Notes for Anki's import: tab-separated, the front, the back and tags, as HTML.
    package static func anki(_ questions: [Question]) -> String {
        let head = "#separator:tab\n#html:true\n#notetype:Basic\n#guid column:1\n#tags column:4\n"
        let notes = questions.compactMap { question -> String? in
            guard let answer = answer(question) else { return nil }
            var front = promptWithCode(question)
            if !question.options.isEmpty {
                let letters = Array("abcdefghijkl")
                front +=
                    "\n\n"
                    + question.options.enumerated().map { "\(letters[$0 % letters.count])) \($1.text)" }
                    .joined(separator: "\n")
            }
            let back = [answer, question.why].filter { !$0.isEmpty }.joined(separator: "\n\n")
            let tags = "drydock \(question.lesson.replacing(".", with: "::")) \(question.skill)"
            return [question.id, field(front), field(back), tags].joined(separator: "\t") + "\n"
        }
        return head + notes.joined()
    }

    private static func field(_ text: String) -> String {
        markupEscaped(text).replacing("\r", with: "").replacing("\t", with: "    ").replacing("\n", with: "<br>")
    }

    private static func promptWithCode(_ question: Question) -> String {
        [question.prompt, question.code, question.script].map { $0.trimmedLines }.filter { !$0.isEmpty }
            .joined(separator: "\n\n")
    }

    /// The right answer in words; `nil` where there is none to show.
    private static func answer(_ question: Question) -> String? {
        let rights = question.options.filter(\.isRight).map(\.text)
        if !rights.isEmpty { return rights.joined(separator: "\n") }
        if !question.accept.isEmpty { return question.accept[0] }
        if !question.lines.isEmpty { return question.lines.joined(separator: "\n") }
        if !question.pairs.isEmpty { return question.pairs.map { "\($0.left): \($0.right)" }.joined(separator: "\n") }
        if !question.solution.isEmpty { return question.solution.trimmedLines }
        if !question.rubric.isEmpty { return question.rubric.map { "- \($0)" }.joined(separator: "\n") }
        return nil
    }
}

extension String {
    /// Without empty lines at its ends.
    fileprivate var trimmedLines: String {
        var text = self[...]
        while text.last?.isNewline == true || text.last == " " { text.removeLast() }
        while text.first?.isNewline == true { text.removeFirst() }
        return String(text)
    }
}
