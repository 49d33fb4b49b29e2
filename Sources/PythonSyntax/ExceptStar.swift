/// `except*`, written out (PEP 654): one handler takes the exception, and each part of the group goes to the first clause
/// that wants it. What a clause raises, and what nobody wants, is raised in the end.
enum ExceptStar {
    static func handler(for clauses: [Handler]) -> Handler {
        let range = clauses[0].range
        func name(_ text: String) -> Expression { Expression(.name(text), range) }
        func statement(_ kind: Statement.Kind) -> Statement { Statement(kind: kind, range: range) }
        func call(_ callee: Expression, _ argument: Expression?) -> Expression {
            Expression(.call(callee, argument.map { [.positional($0)] } ?? []), range)
        }
        func method(_ text: String, _ argument: Expression? = nil) -> Expression {
            call(Expression(.attribute(name(".sorted"), text), range), argument)
        }
        var body = [statement(.assign([name(".sorted")], call(name("_DrydockExceptStar"), name(".caught"))))]
        for clause in clauses {
            let part = name(".part")
            let kept = clause.name.map { [statement(.assign([name($0)], part))] } ?? []
            let failed = Handler(
                type: name("BaseException"), name: ".failed",
                body: [statement(.expression(method("add", name(".failed"))))], range: range)
            body.append(statement(.assign([part], method("take", clause.type))))
            body.append(
                statement(
                    .if(
                        part, [statement(.try(kept + clause.body, [failed], otherwise: [], finally: []))], [])))
        }
        body.append(statement(.assign([name(".left")], method("left"))))
        body.append(statement(.if(name(".left"), [statement(.raise(name(".left"), from: nil))], [])))
        return Handler(type: name("BaseException"), name: ".caught", body: body, range: range)
    }
}
