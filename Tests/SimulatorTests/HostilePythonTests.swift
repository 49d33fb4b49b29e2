import Simulator
import Testing

/// Programs that want too much: too deep, too large, too long, or plainly wrong. None may end Drydock; each says what
/// CPython says (recorded from CPython 3.11; where it crashes or takes minutes, what it should say).
@Suite("Python programs that want too much")
struct HostilePythonTests {
    private static let container: Sandbox = {
        var sandbox = Sandbox()
        sandbox.execute("docker run -d --name box python:3.12-slim sleep 1000000")
        return sandbox
    }()

    @Test("the last line that a program prints", arguments: programs)
    func lastLine(_ program: String, _ line: String) {
        var sandbox = Self.container
        let text = "cat > /p.py <<'END'\n\(program)\nEND\npython /p.py 2>&1 < /dev/null | tail -n 1"
        let result = sandbox.probe(["/bin/sh", "-c", text], inContainer: "box", budget: 50_000_000)
        #expect(result.output == line + "\n")
    }

    @Test(
        "who takes more memory than the container has is killed; who asks for more than there is gets an error",
        arguments: [
            ("x = 'a' * 100_000_000", Int32(137)), ("x = bytearray(100_000_000)", 137),
            ("x = []\nwhile True: x.append('a' * 100_000)", 137), ("x = 'a'\nwhile True: x += x", 137),
            ("x = 'a' * 10_000_000", 0), ("for i in range(20): x = 'a' * 10_000_000", 0),
            ("x = 'a' * 10 ** 13", 1),
        ])
    func memory(_ program: String, _ status: Int32) {
        var sandbox = Sandbox()
        let run = sandbox.probe("docker run --name big -m 64m python:3.12-slim python -c \"\(program)\"")
        #expect(run.status == status)
        let killed = sandbox.probe("docker inspect -f '{{.State.OOMKilled}}' big").output
        #expect(killed == (status == 137 ? "true\n" : "false\n"))
    }

    private static let programs: [(String, String)] = [
        ("print(\"%99999999999d\" % 3)", "MemoryError"),
        ("print(\"{:.99999999999}\".format(3.5))", "ValueError: precision too big"),
        ("print(f\"{3.5:.99999999999f}\")", "ValueError: precision too big"),
        ("print(\"%.99999999999f\" % 3.5)", "ValueError: precision too big"),
        ("print(f\"{3:999999999999}\")", "MemoryError"),
        ("import time\ntime.sleep(float(\"nan\"))", "ValueError: Invalid value NaN (not a number)"),
        ("import time\ntime.sleep(-1)", "ValueError: sleep length must be non-negative"),
        ("import math\nprint(math.comb(-1, 2))", "ValueError: n must be a non-negative integer"),
        ("import math\nprint(math.comb(5, -2))", "ValueError: k must be a non-negative integer"),
        ("import math\nprint(math.comb(10**9, 10**9-3))", "166666666166666667000000000"),
        ("import math\nprint(math.perm(5, -2))", "ValueError: k must be a non-negative integer"),
        ("import math\nprint(math.isqrt(-5))", "ValueError: isqrt() argument must be nonnegative"),
        ("import math\nprint(math.factorial(6000) % 1000000007)", "969117405"),
        ("print((5).to_bytes(-1, \"big\"))", "ValueError: length argument must be non-negative"),
        ("print((5).to_bytes(10**12, \"big\"))", "MemoryError"),
        ("1 << 10**12", "MemoryError"),
        ("1 << -1", "ValueError: negative shift count"),
        ("print(len(\"a\" * 10**12))", "MemoryError"),
        ("print(len([1] * 10**12))", "MemoryError"),
        ("print(len(list(range(10**10))))", "MemoryError"),
        ("(lambda *a: print(len(a)))(*range(10**10))", "MemoryError"),
        ("for i in range(2**63-3, 2**63-1): print(i)", "9223372036854775806"),
        ("print(list(range(0, 2**63-1, 2**62)))", "[0, 4611686018427387904]"),
        (
            "a=[]; a.append(a); b=[]; b.append(b)\nprint(a==b)",
            "RecursionError: maximum recursion depth exceeded in comparison"
        ),
        (
            "a=[]; a.append(a); b=[]; b.append(b)\nprint(a<b)",
            "RecursionError: maximum recursion depth exceeded in comparison"
        ),
        (
            "a=[]\nfor i in range(20000): a=[a]\nprint(len(repr(a)))",
            "RecursionError: maximum recursion depth exceeded while getting the repr of an object"
        ),
        (
            "import json\njson.loads(\"[\" * 20000)",
            "RecursionError: maximum recursion depth exceeded while decoding a JSON array from a unicode string"
        ),
        (
            "import json\njson.loads(\"{\\\"a\\\":\" * 20000)",
            "RecursionError: maximum recursion depth exceeded while decoding a JSON object from a unicode string"
        ),
        (
            "import json\na=[]\nfor i in range(20000): a=[a]\njson.dumps(a)",
            "RecursionError: maximum recursion depth exceeded while encoding a JSON object"
        ),
        ("import json\na=[]; a.append(a)\njson.dumps(a)", "ValueError: Circular reference detected"),
        ("import json\njson.dumps([1], indent=10**12)", "MemoryError"),
        ("exec(\"(\" * 20000 + \")\" * 20000)", "SyntaxError: too many nested parentheses"),
        ("print(eval(\"(\" * 150 + \"1\" + \")\" * 150))", "1"),
        ("exec(\"[\" * 20000)", "SyntaxError: too many nested parentheses"),
        ("eval(\"-\" * 20000 + \"1\")", "MemoryError"),
        ("eval(\"not \" * 20000 + \"1\")", "MemoryError"),
        (
            "print(eval(\"+\".join([\"1\"] * 5000)))",
            "RecursionError: maximum recursion depth exceeded during compilation"
        ),
        (
            "print(eval(\"+\".join([\"1\"] * 30000)))",
            "RecursionError: maximum recursion depth exceeded during compilation"
        ),
        ("eval(\"a\" + \".b\" * 20000)", "RecursionError: maximum recursion depth exceeded during compilation"),
        ("eval(\"a\" + \"()\" * 20000)", "RecursionError: maximum recursion depth exceeded during compilation"),
        ("eval(\"a\" + \"[0]\" * 20000)", "RecursionError: maximum recursion depth exceeded during compilation"),
        ("eval(\"**\".join([\"1\"] * 20000))", "MemoryError"),
        ("eval(\"lambda: \" * 20000 + \"1\")", "MemoryError"),
        ("eval(\"1 if 1 else \" * 20000 + \"1\")", "MemoryError"),
        (
            "exec(\"if 0: pass\\n\" + \"elif 0: pass\\n\" * 3000 + \"else: print(7)\")",
            "RecursionError: maximum recursion depth exceeded during compilation"
        ),
        (
            "exec(\"\".join(\" \" * i + \"if 1:\\n\" for i in range(200)) + \" \" * 200 + \"pass\")",
            "IndentationError: too many levels of indentation"
        ),
        (
            "exec(\"\".join(\" \" * i + \"for x in y:\\n\" for i in range(30)) + \" \" * 30 + \"pass\")",
            "SyntaxError: too many statically nested blocks"
        ),
        ("print(eval(\" and \".join([\"1\"] * 20000)))", "1"),
        ("print(len(eval(\"'a' \" * 10000)))", "10000"),
        ("import os\nprint(len(os.urandom(10**12)))", "MemoryError"),
        ("def f(): f()\nf()", "RecursionError: maximum recursion depth exceeded"),
        ("class A:\n    def __init__(self): A()\nA()", "RecursionError: maximum recursion depth exceeded"),
        (
            "class A:\n    def __getattr__(self, n): return getattr(self, n)\nA().x",
            "RecursionError: maximum recursion depth exceeded"
        ),
        (
            "class A:\n    def __eq__(self, o): return self == o\nprint(A() == A())",
            "RecursionError: maximum recursion depth exceeded"
        ),
        (
            "class A:\n    def __add__(self, o): return self + o\nA() + A()",
            "RecursionError: maximum recursion depth exceeded"
        ),
        (
            "class A:\n    def __iter__(self): return iter(list(self))\nlist(A())",
            "RecursionError: maximum recursion depth exceeded"
        ),
        (
            "def k(x): return sorted([1,2], key=k)\nsorted([1,2], key=k)",
            "RecursionError: maximum recursion depth exceeded"
        ),
        ("def f(x): return list(map(f, [x]))\nf(1)", "RecursionError: maximum recursion depth exceeded"),
        ("def f(x): return max([x], key=f)\nf(1)", "RecursionError: maximum recursion depth exceeded"),
        ("def g(): yield from g()\nlist(g())", "RecursionError: maximum recursion depth exceeded"),
        (
            "class A:\n    @property\n    def x(self): return self.x\nA().x",
            "RecursionError: maximum recursion depth exceeded"
        ),
        (
            "class A:\n    def __hash__(self): return hash(self)\nhash(A())",
            "RecursionError: maximum recursion depth exceeded"
        ),
        ("s=\"exec(s)\"\nexec(s)", "RecursionError: maximum recursion depth exceeded"),
        (
            "class A:\n    def __repr__(self): return repr(self)\nprint(A())",
            "RecursionError: maximum recursion depth exceeded"
        ),
        (
            "def g(x):\n    for i in x: yield i\nit=[1]\nfor i in range(5000): it=g(it)\nprint(next(it))",
            "RecursionError: maximum recursion depth exceeded"
        ),
        ("e=None\nfor i in range(20000):\n    n=ValueError(i); n.__cause__=e; e=n\nraise e", "ValueError: 19999"),
        ("e=ValueError(1); f=ValueError(2)\ne.__cause__=f; f.__cause__=e\nraise e", "ValueError: 1"),
        (
            "it=iter([1])\nfor i in range(20000): it=map(str, it)\nnext(it)",
            "RecursionError: maximum recursion depth exceeded"
        ),
        (
            "x=1\nfor i in range(3000): x*=i+1\nprint(len(str(x)))",
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
        ),
        ("print(len(b\"a\"*10**12))", "MemoryError"),
        ("print(len(bytearray(10**12)))", "MemoryError"),
        ("print(len(\"1\".zfill(10**12)))", "MemoryError"),
        ("print(len(\"1\".center(10**12)))", "MemoryError"),
        ("print(len(\"1\".ljust(10**12)))", "MemoryError"),
        ("print([1,2,3][-2**63:2**63-1:-2**63])", "[]"),
        ("print([1,2,3][10**30:-10**30:10**30])", "[]"),
        ("[1][10**30]", "IndexError: cannot fit 'int' into an index-sized integer"),
        ("a=[1]; a.insert(-2**63, 2); a.insert(2**63-1, 3); print(a)", "[2, 1, 3]"),
        (
            "print(abs(-2**63), -(-2**63), (-2**63)//-1, (-2**63)%-1, divmod(-2**63,-1))",
            "9223372036854775808 9223372036854775808 9223372036854775808 0 (9223372036854775808, 0)"
        ),
        (
            "print((-2**63)*-1, (-2**63)-1, (2**63-1)+1, ~(-2**63))",
            "9223372036854775808 -9223372036854775809 9223372036854775808 9223372036854775807"
        ),
        ("print(int(1e308) > 0); int(float(\"inf\"))", "OverflowError: cannot convert float infinity to integer"),
        ("int(float(\"nan\"))", "ValueError: cannot convert float NaN to integer"),
        ("print(\"%*d\" % (-5, 3) + \"|\")", "3    |"),
        ("\"%(a\" % {\"a\": 1}", "ValueError: incomplete format key"),
        ("exec(\"a\\0b\")", "SyntaxError: source code string cannot contain null bytes"),
        ("open(\"a\\0b\")", "ValueError: embedded null byte"),
        ("exec(\"if 1:\\n\\tx=1\\n        y=2\")", "TabError: inconsistent use of tabs and spaces in indentation"),
        (
            "exec(\"x = '\\\\x1'\")",
            "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape"
        ),
        (
            "exec(\"x = '\\\\N{nope}'\")",
            "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-7: unknown Unicode character name"
        ),
        ("d={}\nfor i in range(30000): d[i]=i\nprint(len(d))", "30000"),
        ("a=[]\nfor i in range(5000): a.insert(0,i)\nprint(len(a))", "5000"),
        ("def f(**k): print(len(k))\nf(**{str(i): i for i in range(10000)})", "10000"),
        ("def f(a): pass\nf(*range(20000))", "TypeError: f() takes 1 positional argument but 20000 were given"),
        ("import threading\nl=threading.Lock(); l.acquire(); print(l.acquire(timeout=1))", "False"),
        ("def g():\n    next(x); yield\nx=g(); next(x)", "ValueError: generator already executing"),
        ("def g():\n    raise StopIteration\n    yield\nlist(g())", "RuntimeError: generator raised StopIteration"),
        ("x = [[]]*3\nx[0].append(x)\nprint(x)", "[[[...]], [[...]], [[...]]]"),
        ("s=set()\ns.add(frozenset(s)); print(s)", "{frozenset()}"),
        (
            "import socket\ns=socket.socket(); s.bind((\"127.0.0.1\", -1))",
            "OverflowError: bind(): port must be 0-65535."
        ),
        ("from collections import deque\nd=deque(maxlen=-1)", "ValueError: maxlen must be non-negative"),
        ("import textwrap\ntextwrap.wrap(\"abc\", 0)", "ValueError: invalid width 0 (must be > 0)"),
        ("print(round(5, -2**63))", "0"),
        ("print(round(5.5, -2**63))", "0.0"),
        ("f=open(\"/f\",\"w+b\"); f.seek(-5)", "OSError: [Errno 22] Invalid argument"),
    ]
}
