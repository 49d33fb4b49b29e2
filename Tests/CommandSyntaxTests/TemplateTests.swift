import CommandSyntax
import Testing

/// A container, roughly.
private let sample: TemplateValue = {
    var state = TemplateObject("*container.State")
    state.append("Status", "running")
    state.append("Running", true)
    state.append("ExitCode", 0)
    var ports = TemplateObject(map: "map[nat.Port]struct {}")
    ports["80/tcp"] = .object(TemplateObject("struct {}"))
    var one = TemplateObject("*network.EndpointSettings")
    one.append("IPAddress", "172.17.0.2")
    var networks = TemplateObject(map: "map[string]*network.EndpointSettings")
    networks["front"] = .object(one)
    networks["back"] = .object(one)
    var row = TemplateObject("*formatter.ContainerContext")
    row.append("ID", "abc", json: "Id")
    row.append("Name", "web")
    row.append("Names", ["one", "two"])
    row.append("State", .object(state))
    row.append("Labels", .stringMap([(key: "b", value: "2"), (key: "a", value: "1")]))
    row.append("Ports", .object(ports))
    row.append("Networks", .object(networks))
    row.append("Empty", "")
    row.append("None", .nilList)
    row.append("Health", .null)
    row.append("Size", 1234)
    row.append("Ratio", .float(0.5))
    row.append("Interval", .duration(GoDuration(nanoseconds: 30_000_000_000)))
    row.append("Command", "sh -c \"a <b> & c\"")
    row.lookups["Label"] = ["team": "blue"]
    return .object(row)
}()

@Suite("Format templates")
struct TemplateTests {
    @Test(arguments: [
        ("plain", "plain"), ("{{.Name}}", "web"), ("{{ .Name }}!", "web!"), ("{{.State.Status}}", "running"),
        ("{{.Names}}", "[one two]"), ("{{.Labels}}", "map[a:1 b:2]"), ("{{.Ports}}", "map[80/tcp:{}]"),
        ("{{.State}}", "{running true 0}"), ("{{.None}} {{.Health}}", "[] <nil>"), ("{{.Labels.nope}}", "<no value>"),
        ("{{.Labels.nope.deeper}}", "<no value>"), ("{{index .Labels \"nope\"}}|", "|"), ("{{.Interval}}", "30s"),
        ("{{.Label \"team\"}}{{.Label \"x\"}}", "blue"), ("{{.Ratio}}", "0.5"), ("{{$.Name}}", "web"),
        ("a {{- .Name -}} b", "awebb"), ("a\n{{- /* note */ -}}\nb", "ab"), ("{{/* note */}}x", "x"),
        ("{{\"q\\tt\"}}{{`raw\\t`}}", "q\ttraw\\t"), ("{{'a'}} {{1e3}} {{0x10}} {{-5}} {{1.5}}", "97 1000 16 -5 1.5"),
        ("{{true}}{{define \"x\"}}[{{.}}]{{end}}", "true"),
    ])
    func values(template: String, expected: String) throws {
        #expect(try GoTemplate(template).execute(sample) == expected)
    }

    @Test(arguments: [
        ("{{if .Name}}y{{else}}n{{end}}", "y"), ("{{if .Empty}}y{{else}}n{{end}}", "n"),
        ("{{if .Empty}}1{{else if .Name}}2{{else}}3{{end}}", "2"), ("{{with .Name}}<{{.}}>{{end}}", "<web>"),
        ("{{with .Empty}}x{{else}}none{{end}}", "none"), ("{{with .Empty}}x{{else with .Name}}{{.}}{{end}}", "web"),
        ("{{range .Names}}{{.}};{{end}}", "one;two;"),
        ("{{range $i, $n := .Names}}{{$i}}={{$n}} {{end}}", "0=one 1=two "),
        ("{{range $k, $v := .Networks}}{{$k}}:{{$v.IPAddress}} {{end}}", "back:172.17.0.2 front:172.17.0.2 "),
        ("{{range .None}}x{{else}}nothing{{end}}", "nothing"), ("{{range 3}}{{.}}{{end}}", "012"),
        ("{{range $i, $n := .Names}}{{if $i}}, {{end}}{{$n}}{{end}}", "one, two"),
        ("{{range .Names}}{{if eq . \"two\"}}{{break}}{{end}}{{.}}{{end}}", "one"),
        ("{{range .Names}}{{if eq . \"one\"}}{{continue}}{{end}}{{.}}{{end}}", "two"),
        ("{{$x := .Name}}{{$x}}{{$x = \"new\"}}{{$x}}", "webnew"),
        ("{{$x := 1}}{{if true}}{{$x = 2}}{{end}}{{$x}}", "2"), ("{{$x := 1}}{{if true}}{{$x := 2}}{{end}}{{$x}}", "1"),
        ("{{define \"t\"}}<{{.}}>{{end}}{{template \"t\" .Name}}", "<web>"),
        ("{{block \"b\" .Name}}[{{.}}]{{end}}", "[web]"),
        ("{{range .Names}}{{$.Name}} {{end}}", "web web "), ("{{with $x := .Name}}{{$x}}{{end}}", "web"),
    ])
    func control(template: String, expected: String) throws {
        #expect(try GoTemplate(template).execute(sample) == expected)
    }

    @Test(arguments: [
        ("{{json .Names}}", "[\"one\",\"two\"]"), ("{{json .Labels}}", "{\"a\":\"1\",\"b\":\"2\"}"),
        ("{{json .Health}} {{json .None}}", "null null"), ("{{json .Command}}", "\"sh -c \\\"a <b> & c\\\"\""),
        ("{{json .Interval}}", "30000000000"), ("{{json .Ports}}", "{\"80/tcp\":{}}"),
        ("{{join .Names \", \"}}", "one, two"), ("{{split \"a,b\" \",\"}}", "[a b]"), ("{{upper .Name}}", "WEB"),
        ("{{lower \"ABC\"}}", "abc"), ("{{title \"hello big world\"}}", "Hello Big World"),
        ("{{truncate .Name 2}}", "we"),
        ("{{pad .Name 1 2}}|", " web  |"), ("{{len .Names}} {{len .Name}} {{len .Labels}}", "2 3 2"),
        ("{{index .Names 1}}", "two"), ("{{index .Labels \"a\"}}", "1"),
        ("{{(index .Networks \"front\").IPAddress}}", "172.17.0.2"),
        ("{{slice .Name 1}} {{slice .Name 0 1}}", "eb w"), ("{{print 1 2 \"x\" 3}}", "1 2x3"),
        ("{{println .Name 1}}", "web 1\n"),
        ("{{printf \"%s-%d-%v-%q\" .Name .Size .Names .Name}}", "web-1234-[one two]-\"web\""),
        ("{{printf \"%5d|%-5s|%05d|%.2f|%x|%t\" 42 \"ab\" 7 1.005 255 true}}", "   42|ab   |00007|1.00|ff|true"),
        ("{{printf \"%d\" \"x\"}} {{printf \"%s\"}} {{printf \"a\" 1}}", "%!d(string=x) %!s(MISSING) a%!(EXTRA int=1)"),
        ("{{eq .Name \"web\"}} {{eq .Size 1 1234}} {{ne 1 2}}", "true true true"),
        ("{{lt 1 2}} {{le 2 2}} {{gt 1 2}} {{ge .Size 1000}}", "true true false true"),
        ("{{and 1 0}} {{or 0 \"x\"}} {{not 0}}", "0 x true"),
        ("{{.Name | upper | printf \"%s!\"}}", "WEB!"), ("{{html \"<a>\"}} {{urlquery \"a b&\"}}", "&lt;a&gt; a+b%26"),
        ("{{if and .Name (gt .Size 5)}}y{{end}}", "y"), ("{{.Name | len}}", "3"), ("{{println}}", "\n"),
    ])
    func functions(template: String, expected: String) throws {
        #expect(try GoTemplate(template).execute(sample) == expected)
    }

    @Test(arguments: [
        ("{{.Name", "template: :1: unclosed action"),
        ("{{InvalidFunction}}", "template: :1: function \"InvalidFunction\" not defined"),
        ("{{if .X}}", "template: :1: unexpected EOF"),
        ("{{end}}", "template: :1: unexpected {{end}}"), ("{{$x}}", "template: :1: undefined variable \"$x\""),
        ("{{.X}}\n{{}}", "template: :2: missing value for command"),
        ("{{\"a}}", "template: :1: unterminated quoted string"),
        ("{{(.X}}", "template: :1: unclosed left paren"), ("{{break}}", "template: :1: {{break}} outside {{range}}"),
    ])
    func parseErrors(template: String, message: String) {
        let error = #expect(throws: TemplateError.self) { try GoTemplate(template) }
        #expect(error?.description == message)
        #expect(error?.phase == .parsing)
    }

    @Test(arguments: [
        ("{{.Nope}}", "1:2", ".Nope", "can't evaluate field Nope in type *formatter.ContainerContext"),
        ("{{.Name.X}}", "1:7", ".Name.X", "can't evaluate field X in type string"),
        ("a\nb {{json .State.Foo}}", "2:15", ".State.Foo", "can't evaluate field Foo in type *container.State"),
        ("{{index .Names 5}}", "1:2", "index .Names 5", "error calling index: index out of range: 5"),
        ("{{nil}}", "1:2", "nil", "nil is not a command"),
        ("{{len 3}}", "1:2", "len 3", "error calling len: len of type int"),
        ("{{lower}}", "1:2", "lower", "wrong number of args for lower: want 1 got 0"),
        ("{{range .Name}}{{end}}", "1:8", ".Name", "range can't iterate over web"),
        ("{{eq .Name 1}}", "1:2", "eq .Name 1", "error calling eq: incompatible types for comparison: string and int"),
    ])
    func executionErrors(template: String, place: String, text: String, message: String) {
        let error = #expect(throws: TemplateError.self) { try GoTemplate(template).execute(sample) }
        #expect(error?.description == "template: :\(place): executing \"\" at <\(text)>: \(message)")
        #expect(error?.phase == .execution)
    }

    @Test func theSecondTryKnowsTheNamesOfJSON() throws {
        let template = try GoTemplate("{{.Id}}")
        #expect(throws: TemplateError.self) { try template.execute(sample) }
        #expect(try template.execute(sample.decodedFromJSON, missingKey: .error) == "abc")
        let error = #expect(throws: TemplateError.self) {
            try GoTemplate("{{.State.Foo}}").execute(sample.decodedFromJSON, missingKey: .error)
        }
        let expected = "template: :1:8: executing \"\" at <.State.Foo>: map has no entry for key \"Foo\""
        #expect(error?.description == expected)
    }

    @Test func headersPassThroughFunctions() throws {
        let headers: TemplateValue = .stringMap([(key: "ID", value: "CONTAINER ID")])
        let template = try GoTemplate("{{json .ID}}\t{{truncate .ID 3}}\t{{upper .ID}}")
        #expect(try template.execute(headers, functions: .headers) == "CONTAINER ID\tCONTAINER ID\tCONTAINER ID")
    }

    @Test func deepNestingIsRefused() {
        let template = String(repeating: "{{if 1}}", count: 5000)
        #expect(throws: TemplateError.self) { try GoTemplate(template) }
        #expect(throws: TemplateError.self) { try GoTemplate("{{" + String(repeating: "(", count: 5000)) }
        #expect(throws: TemplateError.self) {
            try GoTemplate("{{define \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}").execute(sample)
        }
    }
}

@Suite("JSON")
struct JSONTests {
    @Test func indentedAsInInspect() {
        var object = TemplateObject("T")
        object.append("A", ["x"])
        object.append("B", [])
        object.append("C", .object(TemplateObject(map: "map[string]string")))
        object.append("D", .null)
        object.append("Hidden", "x", json: nil)
        let text = GoJSON.indented([.object(object)])
        #expect(
            text == """
                [
                    {
                        "A": [
                            "x"
                        ],
                        "B": [],
                        "C": {},
                        "D": null
                    }
                ]
                """)
    }

    @Test func rowsWriteThemselves() {
        var row = TemplateObject("*formatter.ContainerContext", marshalsItself: true)
        row.append("Ports", "0.0.0.0:80->80/tcp")
        row.append("ID", "a")
        #expect(GoJSON.compact(.object(row)) == "{\"ID\":\"a\",\"Ports\":\"0.0.0.0:80-\\u003e80/tcp\"}")
    }

    @Test(arguments: [(1.0, "1"), (0.5, "0.5"), (1e20, "100000000000000000000"), (1e21, "1e+21"), (1e-7, "1e-7")])
    func numbers(value: Double, text: String) {
        #expect(GoJSON.compact(.float(value)) == text)
    }
}
