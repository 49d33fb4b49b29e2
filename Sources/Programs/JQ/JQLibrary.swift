import Glibc

/// The functions of jq that are written in jq.
enum JQLibrary {
    static let functions: [String: JQMachine.Closure] = {
        let definitions = (try? JQParser.definitions(text)) ?? []
        var table: [String: JQMachine.Closure] = [:]
        for function in definitions {
            table[JQMachine.key(function.name, function.parameters.count)] = JQMachine.Closure(
                function, JQMachine.Scope())
        }
        return table
    }()

    static let text = """
        def map(f): [.[] | f];
        def select(f): if f then . else empty end;
        def recurse(f; cond): recurse(f | select(cond));
        def recurse: recurse(.[]?);
        def values: select(. != null);
        def nulls: select(. == null);
        def booleans: select(type == "boolean");
        def numbers: select(type == "number");
        def strings: select(type == "string");
        def arrays: select(type == "array");
        def objects: select(type == "object");
        def iterables: select(type | . == "array" or . == "object");
        def scalars: select(type | . != "array" and . != "object");
        def map_values(f): .[] |= f;
        def from_entries: reduce .[] as $x ({};
            . + { ($x | if .key == null then .k // .name // .Name // .K // .Key
                  else .key end
                  | if type == "string" then . else tojson end):
                ($x | if has("value") then .value elif has("v") then .v else .Value end) });
        def with_entries(f): to_entries | map(f) | from_entries;
        def paths: path(..) | select(length > 0);
        def paths(node_filter): . as $dot | paths | select(. as $p | $dot | getpath($p) | node_filter);
        def leaf_paths: paths(scalars);
        def any(f): [.[] | f] | any;
        def all(f): [.[] | f] | all;
        def any(g; cond): [g | cond] | any;
        def all(g; cond): [g | cond] | all;
        def isvalid(f): try (f | true) catch false;
        def in(xs): . as $x | xs | has($x);
        def inside(xs): . as $x | xs | contains($x);
        def repeat(f): recurse(f);
        def first: .[0];
        def last: .[-1];
        def last(f): reduce f as $x (null; $x);
        def nth($n): .[$n];
        def nth($n; f): last(limit($n + 1; f));
        def index($i): indices($i) | .[0];
        def rindex($i): indices($i) | .[-1:][0];
        def ascii: [.] | implode;
        def combinations: if length == 0 then [] else .[0][] as $x | (.[1:] | combinations) as $w | [$x] + $w end;
        def combinations(n): . as $dot | [range(n)] | map($dot) | combinations;
        def walk(f): . as $in | if type == "object" then
                reduce keys_unsorted[] as $key ({}; . + { ($key): ($in[$key] | walk(f)) }) | f
            elif type == "array" then map(walk(f)) | f else f end;
        def match(re; flags): _match(re; flags; false) | .[];
        def match($val): ($val | type) as $vt | if $vt == "string" then match($val; null)
            elif $vt == "array" and ($val | length) > 1 then match($val[0]; $val[1])
            else match($val[0]; null) end;
        def test(re; flags): _match(re; flags; false) | length > 0;
        def test($val): ($val | type) as $vt | if $vt == "string" then test($val; null)
            elif $vt == "array" and ($val | length) > 1 then test($val[0]; $val[1])
            else test($val[0]; null) end;
        def capture(re; mods): match(re; mods) | [.captures | .[] | select(.name != null) | { key: .name, value: .string }]
            | from_entries;
        def capture($val): ($val | type) as $vt | if $vt == "string" then capture($val; null)
            else capture($val[0]; $val[1]) end;
        def scan(re): match(re; "g") | if (.captures | length) > 0 then [.captures | .[] | .string] else .string end;
        def splits($re): splits($re; null);
        def splits($re; flags): split($re; flags) | .[];
        def split($re; flags): . as $s | [foreach (match($re; flags + "g") | [.offset, .length], null) as $m
            ([0, null]; if $m == null then [.[0], $s[.[0]:]] else [$m[0] + $m[1], $s[.[0]:$m[0]]] end; .[1])];
        def _replace($re; str; flags): . as $in | (reduce (_match($re; flags; flags | contains("g")) | .[]) as $m
            ([0, ""]; . as [$at, $text] | ($m | [.captures[] | select(.name != null) | { key: .name, value: .string }]
                | from_entries | str) as $new
            | [$m.offset + $m.length, $text + $in[$at:$m.offset] + $new])) as [$at, $text] | $text + $in[$at:];
        def sub($re; str): _replace($re; str; "");
        def sub($re; str; $flags): _replace($re; str; $flags);
        def gsub($re; str): _replace($re; str; "g");
        def gsub($re; str; $flags): _replace($re; str; $flags + "g");
        def tostream: path(def r: (.[]? | r), .; r) as $p | getpath($p)
            | reduce path(.[]?) as $q ([$p, .]; [$p + $q]);
        def finites: select(isinfinite or isnan | not);
        def normals: finites;
        def debug: .;
        def todateiso8601: todate;
        def add(f): reduce f as $x (null; . + $x);
        def pick(pathexps): . as $top | reduce path(pathexps) as $p (null; setpath($p; $top | getpath($p)));
        def abs: if . < 0 then -. else . end;
        def toarray: if type == "array" then . else [.] end;
        def trim: sub("^\\\\s+"; "") | sub("\\\\s+$"; "");
        def ltrim: sub("^\\\\s+"; "");
        def rtrim: sub("\\\\s+$"; "");
        """
}

/// What the standard library does not have.
enum JQMathematics {
    static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
    static func logarithm(_ value: Double) -> Double { log(value) }
    static func exponential(_ value: Double) -> Double { exp(value) }
}
