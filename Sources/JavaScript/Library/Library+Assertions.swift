extension Library {
    /// `assert`, and what counts as equal.
    static let assertions: [String: String] = [
        "internal/equal": #"""
        const kindOf = binding.kindOf;
        function equal(a, b, isStrict, seen = []) {
          if (isStrict ? Object.is(a, b) : a == b || (a !== a && b !== b)) return true;
          if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
          if (isStrict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
          const kind = kindOf(a);
          if (kind !== kindOf(b)) return false;
          if (seen.some(([x, y]) => x === a && y === b)) return true;
          const pairs = [...seen, [a, b]];
          const same = (x, y) => equal(x, y, isStrict, pairs);
          if (kind === 'date') { if (a.getTime() !== b.getTime()) return false; }
          else if (kind === 'regexp') { if (String(a) !== String(b)) return false; }
          else if (kind === 'wrapper') { if (!Object.is(binding.unwrap(a), binding.unwrap(b))) return false; }
          else if (kind === 'error') { if (a.message !== b.message || a.name !== b.name) return false; }
          else if (kind === 'bytes') return binding.compareBytes(a, b) === 0;
          else if (kind === 'set') {
            if (a.size !== b.size) return false;
            for (const item of a) if (!b.has(item) && ![...b].some((other) => typeof other === 'object' && same(item, other))) return false;
          } else if (kind === 'map') {
            if (a.size !== b.size) return false;
            for (const [key, item] of a) {
              if (b.has(key)) { if (!same(item, b.get(key))) return false; }
              else if (![...b].some(([other, value]) => same(key, other) && same(item, value))) return false;
            }
          } else if (kind === 'array' && a.length !== b.length) return false;
          const keys = Object.keys(a);
          if (keys.length !== Object.keys(b).length) return false;
          return keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
        }
        module.exports = equal;
        """#,
        "assert": #"""
        const { inspect } = require('internal/inspect');
        const equal = require('internal/equal');
        class AssertionError extends Error {
          constructor(options) {
            super(options.message ?? `${inspect(options.actual)} ${options.operator} ${inspect(options.expected)}`);
            this.generatedMessage = options.message === undefined || options.generated === true;
            this.code = 'ERR_ASSERTION';
            this.actual = options.actual;
            this.expected = options.expected;
            this.operator = options.operator;
            Object.defineProperty(this, 'name', { value: 'AssertionError', enumerable: false, writable: true, configurable: true });
            binding.noteStack(this, `AssertionError [ERR_ASSERTION]: ${this.message}`);
          }
          toString() { return `${this.name} [${this.code}]: ${this.message}`; }
        }
        const fail = (actual, expected, message, operator, generated) => {
          if (message instanceof Error) throw message;
          throw new AssertionError({ actual, expected, operator, message: message ?? generated, generated: message === undefined });
        };
        const lines = (value) => inspect(value, { compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity, showHidden: false, breakLength: Infinity, sorted: true, getters: true }).split('\n');
        const heads = {
          deepStrictEqual: 'Expected values to be strictly deep-equal:', strictEqual: 'Expected values to be strictly equal:',
          strictEqualObject: 'Expected "actual" to be reference-equal to "expected":', deepEqual: 'Expected values to be loosely deep-equal:',
          notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:', notStrictEqual: 'Expected "actual" to be strictly unequal to:',
          notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:', notIdentical: 'Values identical but not reference-equal:',
        };
        function difference(actual, expected, operator) {
          const [a, b] = [lines(actual), lines(expected)];
          if (operator === 'strictEqual' && (typeof actual === 'object' && actual !== null && typeof expected === 'object' && expected !== null || typeof actual === 'function' && typeof expected === 'function')) operator = 'strictEqualObject';
          if (a.length === 1 && b.length === 1 && a[0] !== b[0]) {
            const length = a[0].length + b[0].length;
            if (length <= 12) {
              if ((typeof actual !== 'object' || actual === null) && (typeof expected !== 'object' || expected === null) && (actual !== 0 || expected !== 0)) return `${heads[operator]}\n\n${a[0]} !== ${b[0]}\n`;
            } else if (operator !== 'strictEqualObject') {
              if (length < 80) {
                let i = 0;
                while (a[0][i] === b[0][i]) i++;
                if (i > 2) return `${heads[operator]}\n+ actual - expected\n\n+ ${a[0]}\n- ${b[0]}\n${' '.repeat(i + 2)}^`;
              }
            }
          }
          // The longest common lines stay, the others are marked.
          const table = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
          for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
          const out = [];
          let [i, j] = [0, 0];
          while (i < a.length || j < b.length) {
            if (i < a.length && j < b.length && a[i] === b[j]) { out.push('  ' + a[i]); i++; j++; }
            else if (i < a.length && (j >= b.length || table[i + 1][j] >= table[i][j + 1])) out.push('+ ' + a[i++]);
            else out.push('- ' + b[j++]);
          }
          return `${heads[operator]}\n+ actual - expected\n\n${out.join('\n')}`;
        }
        // A message of one's own stands above a short difference.
        const explained = (a, b, message) => {
          const text = difference(a, b, 'strictEqual');
          return text.startsWith(heads.strictEqual) && text.endsWith('\n') ? message + text.slice(heads.strictEqual.length) : message;
        };
        function assert(value, message) {
          if (value) return;
          if (arguments.length === 0) fail(value, true, undefined, '==', 'No value argument passed to `assert.ok()`');
          fail(value, true, message, '==', 'The expression evaluated to a falsy value:\n\n  assert(' + inspect(value) + ')\n');
        }
        const matches = (error, expected, message) => {
          if (typeof expected === 'function') {
            if (expected.prototype !== undefined && error instanceof expected) return;
            if (Object.prototype.isPrototypeOf.call(Error, expected)) fail(error, expected, message, 'throws', `The error is expected to be an instance of "${expected.name}". Received "${error?.constructor?.name}"\n\nError message:\n\n${error?.message}`);
            if (expected.call({}, error) === true) return;
            fail(error, expected, message, 'throws', `The ${expected.name ? `"${expected.name}" ` : ''}validation function is expected to return "true". Received ${inspect(expected.call({}, error))}\n\nCaught error:\n\n${inspect(error)}`);
          } else if (binding.kindOf(expected) === 'regexp') {
            if (expected.test(String(error))) return;
            fail(error, expected, message, 'throws', `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(String(error))}\n`);
          } else if (expected && typeof expected === 'object') {
            const keys = Object.keys(expected);
            if (expected instanceof Error) keys.push('name', 'message');
            for (const key of keys) {
              const fits = binding.kindOf(expected[key]) === 'regexp' && typeof error[key] === 'string' ? expected[key].test(error[key]) : equal(error[key], expected[key], true);
              if (fits) continue;
              const pick = (source) => Object.fromEntries(keys.filter((name) => name in source).map((name) => [name, source[name]]));
              fail(error, expected, message, 'throws', difference(pick(error), pick(expected), 'deepStrictEqual'));
            }
          }
        };
        const rejectsText = (expected, message, what) => {
          const name = typeof expected === 'function' && expected.name ? ` (${expected.name})` : '';
          return `Missing expected ${what}${name}${message ? `: ${message}` : '.'}`;
        };
        Object.assign(assert, {
          AssertionError,
          ok(value, message) {
            if (value) return;
            if (arguments.length === 0) fail(value, true, undefined, '==', 'No value argument passed to `assert.ok()`');
            fail(value, true, message, '==', 'The expression evaluated to a falsy value:\n\n  assert.ok(' + inspect(value) + ')\n');
          },
          equal(a, b, message) { if (!(a == b || (a !== a && b !== b))) fail(a, b, message, '==', `${inspect(a)} == ${inspect(b)}`); },
          notEqual(a, b, message) { if (a == b || (a !== a && b !== b)) fail(a, b, message, '!=', `${inspect(a)} != ${inspect(b)}`); },
          strictEqual(a, b, message) { if (!Object.is(a, b)) fail(a, b, typeof message === 'string' ? explained(a, b, message) : message, 'strictEqual', message === undefined ? difference(a, b, 'strictEqual') : undefined); },
          notStrictEqual(a, b, message) { if (Object.is(a, b)) fail(a, b, message, 'notStrictEqual', `${heads.notStrictEqual}${lines(a).length === 1 ? ` ${lines(a)[0]}` : `\n\n${lines(a).join('\n')}\n`}`); },
          deepEqual(a, b, message) { if (!equal(a, b, false)) fail(a, b, message, 'deepEqual', `${heads.deepEqual}\n\n${lines(a).join('\n')}\n\nshould loosely deep-equal\n\n${lines(b).join('\n')}`); },
          deepStrictEqual(a, b, message) { if (!equal(a, b, true)) fail(a, b, message, 'deepStrictEqual', message === undefined ? difference(a, b, 'deepStrictEqual') : undefined); },
          notDeepEqual(a, b, message) { if (equal(a, b, false)) fail(a, b, message, 'notDeepEqual', `${heads.notDeepEqual}\n\n${lines(a).join('\n')}`); },
          notDeepStrictEqual(a, b, message) { if (equal(a, b, true)) fail(a, b, message, 'notDeepStrictEqual', `${heads.notDeepStrictEqual}\n\n${lines(a).join('\n')}\n`); },
          match(text, expression, message) { if (!expression.test(text)) fail(text, expression, message, 'match', `The input did not match the regular expression ${inspect(expression)}. Input:\n\n${inspect(text)}\n`); },
          doesNotMatch(text, expression, message) { if (expression.test(text)) fail(text, expression, message, 'doesNotMatch', `The input was expected to not match the regular expression ${inspect(expression)}. Input:\n\n${inspect(text)}\n`); },
          fail(message) { if (message instanceof Error) throw message; throw new AssertionError({ message: message ?? 'Failed', generated: message === undefined, operator: 'fail' }); },
          throws(callback, expected, message) {
            if (typeof expected === 'string') { message = expected; expected = undefined; }
            try { callback(); } catch (error) { matches(error, expected, message); return; }
            fail(undefined, expected, undefined, 'throws', rejectsText(expected, message, 'exception'));
          },
          doesNotThrow(callback, message) {
            try { callback(); } catch (error) { fail(error, undefined, undefined, 'doesNotThrow', `Got unwanted exception${typeof message === 'string' ? `: ${message}` : '.'}\nActual message: "${error?.message}"`); }
          },
          async rejects(promise, expected, message) {
            if (typeof expected === 'string') { message = expected; expected = undefined; }
            try { await (typeof promise === 'function' ? promise() : promise); } catch (error) { matches(error, expected, message); return; }
            fail(undefined, expected, undefined, 'rejects', rejectsText(expected, message, 'rejection'));
          },
          async doesNotReject(promise) {
            try { await (typeof promise === 'function' ? promise() : promise); } catch (error) { fail(error, undefined, undefined, 'doesNotReject', `Got unwanted rejection.\nActual message: "${error?.message}"`); }
          },
          ifError(value) { if (value !== null && value !== undefined) fail(value, null, undefined, 'ifError', `ifError got unwanted exception: ${value.message ?? inspect(value)}`); },
        });
        assert.strict = Object.assign((...args) => assert(...args), assert, { equal: assert.strictEqual, notEqual: assert.notStrictEqual, deepEqual: assert.deepStrictEqual, notDeepEqual: assert.notDeepStrictEqual });
        assert.strict.strict = assert.strict;
        module.exports = assert;
        """#,
        "assert/strict": "module.exports = require('assert').strict;",
    ]
}
