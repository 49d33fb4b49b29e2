import Mustache

/// The pages as Mustache templates. Whatever is put in is escaped; nothing is loaded from elsewhere.
enum PageTemplates {
    /// All templates by name.
    static let library: MustacheLibrary = {
        var library = MustacheLibrary()
        for (name, text) in pages + parts {
            do {
                try library.register(text, named: name)
            } catch {
                preconditionFailure("the template \(name) is broken: \(error)")
            }
        }
        return library
    }()

    static func render(_ name: String, _ model: Any) -> String {
        library.render(model, withTemplate: name) ?? ""
    }

    private static let pages: [(String, String)] = [
        (
            "head",
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>{{title}}</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/style.css">
            <script src="/script.js" defer></script>
            </head>

            """
        ),
        (
            "login",
            """
            {{> head}}
            <body class="plain">
            <main class="narrow">
            <h1>{{title}}</h1>
            {{#message}}<p class="problem" role="alert">{{message}}</p>{{/message}}
            <form method="post" action="/login">
            <label>Instructor's key <input name="key" type="password" autocomplete="off" required autofocus></label>
            <button>Open the class</button>
            </form>
            <p class="dim">The key stands in the terminal in which the workshop was started. Learners do not need it: they
            type the line that the instructor shows.</p>
            </main>
            </body>
            </html>

            """
        ),
        (
            "class",
            """
            {{> head}}
            <body data-live="/live">
            {{{bar}}}
            <main class="desk">
            <section class="main">
            {{{now}}}
            <div class="scroll">{{{grid}}}</div>
            {{{misses}}}
            </section>
            <aside>
            {{{attention}}}
            {{{polls}}}
            {{{locks}}}
            {{{steering}}}
            </aside>
            </main>
            <p id="offline" class="offline" hidden>The page has lost the server. It tries again by itself.</p>
            </body>
            </html>

            """
        ),
        (
            "learner",
            """
            {{> head}}
            <body data-live="/live/{{id}}">
            {{{bar}}}
            <main class="single">
            <p><a href="/">Back to the class</a></p>
            {{{person}}}
            <form class="steer" method="post" action="/steer/note">
            <input type="hidden" name="learner" value="{{id}}">
            <label>A note to {{name}} alone <input name="text" maxlength="500" required></label>
            <button>Send</button>
            </form>
            </main>
            <p id="offline" class="offline" hidden>The page has lost the server. It tries again by itself.</p>
            </body>
            </html>

            """
        ),
        (
            "projector",
            """
            {{> head}}
            <body class="projector" data-live="/live/projector">
            {{{screen}}}
            <p id="offline" class="offline" hidden>The page has lost the server. It tries again by itself.</p>
            </body>
            </html>

            """
        ),
        (
            "problem",
            """
            {{> head}}
            <body class="plain"><main class="narrow"><h1>{{heading}}</h1><p>{{text}}</p><p><a href="/">To the class</a></p></main></body>
            </html>

            """
        ),
    ]

    /// Pieces that are also sent on their own when they change; each is one element with an id.
    private static let parts: [(String, String)] = [
        (
            "bar",
            """
            <header id="bar" class="bar">
            <h1><a href="/">{{title}}</a></h1>
            <p class="join">drydock join {{address}} <b>{{code}}</b></p>
            {{#fingerprint}}<p class="fingerprint">Fingerprint {{fingerprint}}</p>{{/fingerprint}}
            <p><b>{{present}}</b> of {{joined}} here</p>
            {{#timer}}<p class="timer" data-until="{{timer}}"></p>{{/timer}}
            {{#paused}}<p class="chip asked">paused</p>{{/paused}}
            <nav><a href="/projector">Projector</a> <a href="/gradebook">Gradebook</a></nav>
            </header>
            """
        ),
        (
            "now",
            """
            <section id="now" class="now">
            <h2>{{heading}}</h2>
            {{#bars}}<div class="totals" role="img" aria-label="{{label}}">{{#segments}}<span class="{{kind}}" style="flex-grow:{{count}}">{{count}} {{word}}</span>{{/segments}}</div>{{/bars}}
            {{#notes}}<p class="speaker"><b>Notes</b> {{.}}</p>{{/notes}}
            </section>
            """
        ),
        (
            "grid",
            """
            <table id="grid" class="grid">
            <thead><tr><th scope="col">Learner</th>{{#columns}}<th scope="col" title="{{id}}">{{title}}</th>{{/columns}}<th scope="col">Last</th></tr></thead>
            <tbody>
            {{#rows}}{{> row}}
            {{/rows}}
            {{^rows}}<tr><td colspan="9" class="dim">Nobody has joined yet.</td></tr>{{/rows}}
            </tbody>
            </table>
            """
        ),
        (
            "row",
            """
            <tr id="row-{{id}}"{{#isAway}} class="away"{{/isAway}}><th scope="row"><a href="/learner/{{id}}">{{name}}</a></th>{{#cells}}<td class="{{kind}}" title="{{title}}">{{text}}</td>{{/cells}}<td class="last">{{last}}</td></tr>
            """
        ),
        (
            "attention",
            """
            <section id="attention">
            <h2>Who needs you</h2>
            <ul class="people">
            {{#people}}<li class="{{kind}}"><a href="/learner/{{id}}">{{name}}</a> <span class="chip {{kind}}">{{word}}</span> {{text}}{{#asks}} <form class="steer inline" method="post" action="/steer/helped"><input type="hidden" name="learner" value="{{id}}"><button>Helped</button></form>{{/asks}}</li>
            {{/people}}
            </ul>
            {{^people}}<p class="dim">Nobody is stuck, nobody asks.</p>{{/people}}
            </section>
            """
        ),
        (
            "misses",
            """
            <section id="misses">
            <h2>What goes wrong</h2>
            {{#misses}}<details><summary><b>{{learners}}</b> {{check}}</summary><p>{{feedback}}</p></details>
            {{/misses}}
            {{^misses}}<p class="dim">No attempt at this exercise has failed.</p>{{/misses}}
            </section>
            """
        ),
        (
            "polls",
            """
            <section id="polls">
            <h2>Polls</h2>
            {{#polls}}<div class="poll"><p>{{text}}</p>{{> tally}}
            {{#isOpen}}<form class="steer" method="post" action="/steer/close"><input type="hidden" name="poll" value="{{number}}"><button>Close and show</button></form>{{/isOpen}}</div>
            {{/polls}}
            {{^polls}}<p class="dim">None yet.</p>{{/polls}}
            </section>
            """
        ),
        (
            "tally",
            """
            <ol class="tally" type="a">{{#options}}<li{{#isRight}} class="right"{{/isRight}}><span>{{text}}{{#isRight}} (right){{/isRight}}</span>{{#showsVotes}}<meter min="0" max="{{most}}" value="{{votes}}"></meter> <b>{{votes}}</b>{{/showsVotes}}</li>{{/options}}</ol>
            """
        ),
        (
            "person",
            """
            <article id="person">
            <h2>{{name}} <span class="chip {{kind}}">{{word}}</span></h2>
            {{#question}}<p class="asked">Asks: {{question}}</p>{{/question}}
            {{#reason}}<p>{{reason}}</p>{{/reason}}
            <table class="grid"><thead><tr><th>Exercise</th><th>Holds</th><th>Attempts</th><th>Hints</th><th>Solution seen</th></tr></thead><tbody>
            {{#work}}<tr><th scope="row">{{title}}</th><td class="{{kind}}">{{held}}</td><td>{{attempts}}</td><td>{{hints}}</td><td>{{solution}}</td></tr>
            {{/work}}</tbody></table>
            {{#shares}}
            <h3>Last commands</h3>
            <pre>{{#commands}}$ {{.}}
            {{/commands}}</pre>
            {{#error}}<h3>Last error</h3><pre class="problem">{{error}}</pre>{{/error}}
            {{#picture}}<h3>World</h3><pre>{{picture}}</pre>{{/picture}}
            {{/shares}}
            {{^shares}}<p class="dim">{{name}} does not share commands. The word share at their prompt changes that.</p>{{/shares}}
            </article>
            """
        ),
        (
            "screen",
            """
            <main id="screen" class="screen">
            <header><h1>{{title}}</h1>{{#timer}}<p class="timer" data-until="{{timer}}"></p>{{/timer}}</header>
            {{#paused}}<p class="big">Pause. Eyes to the front.</p>{{/paused}}
            <h2>{{heading}}</h2>
            {{#bars}}<div class="totals" role="img" aria-label="{{label}}">{{#segments}}<span class="{{kind}}" style="flex-grow:{{count}}">{{count}} {{word}}</span>{{/segments}}</div>{{/bars}}
            {{#poll}}<section class="poll"><h3>{{text}}</h3>{{> tally}}{{#isOpen}}<p class="dim">{{voters}} answered. Type vote and the letter.</p>{{/isOpen}}</section>{{/poll}}
            {{^poll}}{{#note}}<p class="note">{{note}}</p>{{/note}}{{/poll}}
            <footer><p class="join">drydock join {{address}} <b>{{code}}</b></p>{{#fingerprint}}<p class="fingerprint">Fingerprint {{fingerprint}}</p>{{/fingerprint}}</footer>
            </main>
            """
        ),
        (
            "locks",
            """
            <form id="locks" class="steer" method="post" action="/steer/unlock"><b>Learners may see</b>
            <label><input type="checkbox" name="hints" value="on"{{#hints}} checked{{/hints}}> hints</label>
            <label><input type="checkbox" name="solutions" value="on"{{#solutions}} checked{{/solutions}}> solutions</label><button>Set</button></form>
            """
        ),
        (
            "steering",
            """
            <section class="steering">
            <h2>Steer</h2>
            {{#agenda}}<details open><summary>Agenda: {{title}}</summary><ol class="agenda">
            {{#items}}<li{{#isBreak}} class="dim"{{/isBreak}}><form class="steer" method="post" action="/steer/item"><input type="hidden" name="item" value="{{index}}"><button>Go</button> {{text}} <span class="dim">{{minutes}} min</span></form></li>
            {{/items}}</ol></details>{{/agenda}}
            <form class="steer" method="post" action="/steer/exercise"><label>Exercise for all
            <input name="id" list="exercises" required></label><button>Set</button></form>
            <datalist id="exercises">{{#exercises}}<option value="{{id}}">{{title}}</option>{{/exercises}}</datalist>
            <form class="steer" method="post" action="/steer/lesson"><label>Lesson for all
            <input name="id" list="lessons" required></label><button>Set</button></form>
            <datalist id="lessons">{{#lessons}}<option value="{{id}}">{{title}}</option>{{/lessons}}</datalist>
            <form class="steer" method="post" action="/steer/note"><label>Note to all <input name="text" maxlength="500" required></label><button>Send</button></form>
            <form class="steer" method="post" action="/steer/hint"><button>Show the next hint to all</button></form>
            <form class="steer" method="post" action="/steer/solution"><button>Show the solution to all</button></form>
            <form class="steer" method="post" action="/steer/timer"><label>Timer, minutes <input name="minutes" type="number" min="0" max="600" value="10"></label><button>Start</button></form>
            <form class="steer" method="post" action="/steer/pause"><button name="on" value="on">Pause</button> <button name="on" value="off">Go on</button></form>
            <details><summary>Poll or live quiz</summary>
            <form class="steer" method="post" action="/steer/poll"><label>Question <input name="text" maxlength="400" required></label>
            <label>Options, one a line <textarea name="options" rows="4" maxlength="2000" required></textarea></label>
            <label>Number of the right one, for a quiz <input name="right" type="number" min="1" max="9"></label><button>Ask</button></form>
            <form class="steer" method="post" action="/steer/question"><label>A question of the course <input name="id" list="questions" required></label><button>Ask</button></form>
            <datalist id="questions">{{#questions}}<option value="{{id}}">{{title}}</option>{{/questions}}</datalist></details>
            <details><summary>Hand out a world</summary>
            <form class="steer" method="post" action="/steer/world"><label>Name <input name="name" maxlength="60" required></label>
            <label>Script that makes it <textarea name="script" rows="5" maxlength="8000" required></textarea></label><button>Hand out</button></form></details>
            </section>
            """
        ),
    ]
}
