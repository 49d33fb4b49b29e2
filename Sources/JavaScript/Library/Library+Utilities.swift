extension Library {
    static let utilities: [String: String] = [
        "util": #"""
            const { inspect, format, formatWithOptions } = require('internal/inspect');
            const { invalidType } = require('internal/errors');
            const kind = (value) => binding.kindOf(value);
            const custom = Symbol.for('nodejs.util.promisify.custom');
            function promisify(original) {
              if (typeof original !== 'function') throw invalidType('original', 'of type function', original);
              if (original[custom]) return original[custom];
              const made = function (...args) {
                return new Promise((resolve, reject) => { original.call(this, ...args, (error, ...values) => (error ? reject(error) : resolve(values[0]))); });
              };
              Object.defineProperty(made, 'name', { value: original.name });
              return made;
            }
            promisify.custom = custom;
            const ansi = { reset: [0, 0], bold: [1, 22], dim: [2, 22], italic: [3, 23], underline: [4, 24], inverse: [7, 27], black: [30, 39], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39], magenta: [35, 39], cyan: [36, 39], white: [37, 39], gray: [90, 39] };
            inspect.colors = ansi;
            class TextEncoder {
              get encoding() { return 'utf-8'; }
              encode(text = '') { return new Uint8Array(binding.bytesFromText(String(text), 'utf8')); }
            }
            class TextDecoder {
              constructor(encoding = 'utf-8') { this.encoding = encoding; }
              decode(bytes) { return bytes === undefined ? '' : binding.textFromBytes(bytes, 'utf8').replace(/^\ufeff/, ''); }
            }
            function isDeepStrictEqual(a, b) { return require('internal/equal')(a, b, true); }
            function parseArgs(config = {}) {
              const { args = process.argv.slice(2), options = {}, strict = true, allowPositionals = !strict } = config;
              const values = Object.create(null);
              const positionals = [];
              const coded = (code, message) => binding.makeError('TypeError', message, code);
              const set = (name, value) => { if (options[name]?.multiple) (values[name] ??= []).push(value); else values[name] = value; };
              for (let i = 0; i < args.length; i++) {
                const arg = args[i];
                if (arg === '--') { positionals.push(...args.slice(i + 1)); break; }
                const isLong = arg.startsWith('--');
                if (!arg.startsWith('-') || arg === '-') {
                  if (!allowPositionals) throw coded('ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', `Unexpected argument '${arg}'. This command does not take positional arguments`);
                  positionals.push(arg);
                  continue;
                }
                const [word, inline] = isLong && arg.includes('=') ? [arg.slice(2, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg.slice(isLong ? 2 : 1), undefined];
                const parts = isLong ? [word] : [...word];
                for (const [index, part] of parts.entries()) {
                  let name = isLong ? part : Object.keys(options).find((key) => options[key].short === part) ?? part;
                  let negated = false;
                  if (isLong && config.allowNegative && name.startsWith('no-')) { negated = true; name = name.slice(3); }
                  const known = options[name];
                  if (!known && strict) throw coded('ERR_PARSE_ARGS_UNKNOWN_OPTION', `Unknown option '${isLong ? '--' : '-'}${part}'` + (allowPositionals ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- "${isLong ? '--' : '-'}${part}"` : ''));
                  if (known?.type === 'string') {
                    let value = inline;
                    if (!isLong && index < parts.length - 1) { value = parts.slice(index + 1).join(''); }
                    value ??= args[++i];
                    if (value === undefined || (strict && inline === undefined && value.startsWith('-') && value !== '-')) {
                      const shown = known.short ? `-${known.short}, --${name}` : `--${name}`;
                      if (value === undefined) throw coded('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${shown} <value>' argument missing`);
                      throw coded('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${shown}' argument is ambiguous.\nDid you forget to specify the option argument for '${isLong ? '--' + name : '-' + part}'?\nTo specify an option argument starting with a dash use '--${name}=-XYZ'.`);
                    }
                    set(name, value);
                    if (!isLong) break;
                  } else {
                    if (inline !== undefined && strict) {
                      const shown = known.short ? `-${known.short}, --${name}` : `--${name}`;
                      throw coded('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${shown}' does not take an argument`);
                    }
                    set(name, inline ?? !negated);
                  }
                }
              }
              for (const [name, option] of Object.entries(options)) if (option.default !== undefined && values[name] === undefined) values[name] = option.default;
              return { values, positionals };
            }
            module.exports = {
              inspect, format, formatWithOptions, promisify, parseArgs, TextEncoder, TextDecoder, isDeepStrictEqual,
              callbackify: (original) => function (...args) {
                const callback = args.pop();
                original.apply(this, args).then((value) => process.nextTick(callback, null, value), (error) => process.nextTick(callback, error));
              },
              inherits(type, parent) {
                Object.defineProperty(type, 'super_', { value: parent, writable: true, configurable: true });
                Object.setPrototypeOf(type.prototype, parent.prototype);
              },
              deprecate: (callback) => callback,
              debuglog: () => () => {},
              debug: () => () => {},
              stripVTControlCharacters: (text) => text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, ''),
              styleText: (styles, text) => [].concat(styles).reduceRight((result, style) => `\u001b[${ansi[style][0]}m${result}\u001b[${ansi[style][1]}m`, text),
              toUSVString: (text) => `${text}`,
              isArray: Array.isArray,
              types: {
                isPromise: (value) => kind(value) === 'promise', isRegExp: (value) => kind(value) === 'regexp', isDate: (value) => kind(value) === 'date',
                isMap: (value) => kind(value) === 'map', isSet: (value) => kind(value) === 'set', isNativeError: (value) => kind(value) === 'error',
                isProxy: (value) => kind(value) === 'proxy', isGeneratorObject: (value) => kind(value) === 'generator', isUint8Array: (value) => kind(value) === 'bytes',
                isTypedArray: (value) => kind(value) === 'bytes', isAnyArrayBuffer: () => false, isArrayBufferView: (value) => kind(value) === 'bytes',
                isAsyncFunction: (value) => typeof value === 'function' && Object.prototype.toString.call(value) === '[object AsyncFunction]',
                isGeneratorFunction: (value) => typeof value === 'function' && /Generator/.test(Object.prototype.toString.call(value)),
                isWeakMap: (value) => kind(value) === 'weakmap', isWeakSet: (value) => kind(value) === 'weakset', isBoxedPrimitive: (value) => kind(value) === 'wrapper',
                isSymbolObject: () => false, isNumberObject: (value) => kind(value) === 'wrapper' && typeof binding.unwrap(value) === 'number', isStringObject: (value) => kind(value) === 'wrapper' && typeof binding.unwrap(value) === 'string',
              },
            };
            """#,
        "util/types": "module.exports = require('util').types;",
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
              strictEqual(a, b, message) { if (!Object.is(a, b)) fail(a, b, message, 'strictEqual', message === undefined ? difference(a, b, 'strictEqual') : undefined); },
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
        "buffer": #"""
            const { hide } = binding;
            const { received, outOfRange } = require('internal/errors');
            const known = ['utf8', 'utf-8', 'hex', 'base64', 'base64url', 'latin1', 'binary', 'ascii', 'utf16le', 'ucs2', 'ucs-2', 'utf-16le'];
            const check = (encoding) => {
              const name = String(encoding ?? 'utf8').toLowerCase();
              if (!known.includes(name)) throw binding.makeError('TypeError', `Unknown encoding: ${encoding}`, 'ERR_UNKNOWN_ENCODING');
              return name;
            };
            const toBytes = (value, encoding) => (typeof value === 'string' ? binding.bytesFromText(value, check(encoding)) : value);
            hide(Buffer, {
              from(value, encoding, length) {
                if (typeof value === 'string') return binding.bytesFromText(value, check(encoding));
                if (binding.kindOf(value) === 'bytes') return binding.sliceBytes(value, 0);
                if (value && value.type === 'Buffer' && Array.isArray(value.data)) return new Buffer(value.data);
                if (value !== null && typeof value === 'object' && typeof value.length === 'number') return new Buffer(Array.from(value));
                if (value !== null && typeof value === 'object' && typeof value.valueOf() === 'string') return Buffer.from(value.valueOf(), encoding);
                throw binding.makeError('TypeError', `The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received ${received(value)}`, 'ERR_INVALID_ARG_TYPE');
              },
              alloc(size, fill, encoding) {
                if (typeof size !== 'number') throw require('internal/errors').invalidType('size', 'of type number', size);
                const made = new Buffer(size);
                return fill === undefined ? made : made.fill(fill, 0, size, encoding);
              },
              allocUnsafe(size) { return new Buffer(size); },
              allocUnsafeSlow(size) { return new Buffer(size); },
              isBuffer(value) { return value instanceof Buffer; },
              isEncoding(name) { return known.includes(String(name).toLowerCase()); },
              byteLength(value, encoding) { return typeof value === 'string' ? binding.bytesFromText(value, check(encoding)).length : value.length; },
              compare(a, b) { return binding.compareBytes(a, b); },
              concat(list, total) {
                const joined = binding.joinBytes(list);
                return total === undefined ? joined : binding.sliceBytes(joined, 0, total);
              },
            });
            const number = (size, isSigned, isLittle) => ({
              read(offset = 0) {
                if (offset < 0 || offset + size > this.length) throw outOfRange('offset', `>= 0 and <= ${this.length - size}`, offset);
                let value = 0;
                for (let i = 0; i < size; i++) value = value * 256 + this[isLittle ? offset + size - 1 - i : offset + i];
                return isSigned && value >= 2 ** (size * 8 - 1) ? value - 2 ** (size * 8) : value;
              },
              write(value, offset = 0) {
                const least = isSigned ? -(2 ** (size * 8 - 1)) : 0;
                const most = isSigned ? 2 ** (size * 8 - 1) - 1 : 2 ** (size * 8) - 1;
                if (value < least || value > most) throw outOfRange('value', `>= ${least} and <= ${most}`, value);
                let rest = value < 0 ? value + 2 ** (size * 8) : value;
                for (let i = 0; i < size; i++) { this[isLittle ? offset + i : offset + size - 1 - i] = rest % 256; rest = Math.floor(rest / 256); }
                return offset + size;
              },
            });
            const methods = {};
            for (const [bits, size] of [['8', 1], ['16', 2], ['32', 4]]) {
              for (const [sign, isSigned] of [['UInt', false], ['Int', true]]) {
                for (const order of size === 1 ? [''] : ['LE', 'BE']) {
                  const { read, write } = number(size, isSigned, order === 'LE');
                  methods[`read${sign}${bits}${order}`] = read;
                  methods[`write${sign}${bits}${order}`] = write;
                  if (!isSigned) { methods[`readUint${bits}${order}`] = read; methods[`writeUint${bits}${order}`] = write; }
                }
              }
            }
            Object.assign(methods, {
              toString(encoding, from, to) { return binding.textFromBytes(this, check(encoding), from, to); },
              toJSON() { return { type: 'Buffer', data: Array.from(this) }; },
              equals(other) { return binding.compareBytes(this, other) === 0; },
              compare(other) { return binding.compareBytes(this, other); },
              slice(from, to) { return binding.sliceBytes(this, from, to); },
              subarray(from, to) { return binding.sliceBytes(this, from, to); },
              write(text, offset = 0, length, encoding) {
                if (typeof offset === 'string') { encoding = offset; offset = 0; }
                const bytes = binding.bytesFromText(text, check(encoding));
                const count = Math.min(bytes.length, this.length - offset, typeof length === 'number' ? length : Infinity);
                for (let i = 0; i < count; i++) this[offset + i] = bytes[i];
                return count;
              },
              fill(value, from = 0, to = this.length, encoding) {
                const bytes = typeof value === 'number' ? [value & 255] : toBytes(value, encoding);
                for (let i = from; i < to; i++) this[i] = bytes.length ? bytes[(i - from) % bytes.length] : 0;
                return this;
              },
              copy(target, at = 0, from = 0, to = this.length) {
                const count = Math.min(to - from, target.length - at);
                for (let i = 0; i < count; i++) target[at + i] = this[from + i];
                return Math.max(0, count);
              },
              indexOf(value, from = 0, encoding) { return binding.findBytes(this, typeof value === 'number' ? new Buffer([value]) : toBytes(value, encoding), from); },
              includes(value, from, encoding) { return this.indexOf(value, from, encoding) >= 0; },
              reverse() { const items = Array.from(this).reverse(); for (let i = 0; i < items.length; i++) this[i] = items[i]; return this; },
              toLocaleString(encoding) { return this.toString(encoding); },
              [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
                const shown = Array.from(binding.sliceBytes(this, 0, 50)).map((byte) => byte.toString(16).padStart(2, '0'));
                const left = this.length - 50;
                return `<Buffer${shown.length ? ' ' : ''}${shown.join(' ')}${left > 0 ? ` ... ${left} more byte${left > 1 ? 's' : ''}` : ''}>`;
              },
            });
            hide(Buffer.prototype, methods);
            exports.Buffer = Buffer;
            exports.btoa = function btoa(text) { return binding.textFromBytes(binding.bytesFromText(String(text), 'latin1'), 'base64'); };
            exports.atob = function atob(text) { return binding.textFromBytes(binding.bytesFromText(String(text), 'base64'), 'latin1'); };
            exports.constants = { MAX_LENGTH: 4294967296, MAX_STRING_LENGTH: 536870888 };
            exports.kMaxLength = 4294967296;
            """#,
        "string_decoder": #"""
            class StringDecoder {
              constructor(encoding = 'utf8') { this.encoding = encoding; this.rest = Buffer.alloc(0); }
              write(chunk) {
                const bytes = Buffer.concat([this.rest, chunk]);
                let end = bytes.length;
                if (/^utf-?8$/.test(this.encoding)) {
                  let at = end - 1;
                  while (at >= 0 && at > end - 4 && (bytes[at] & 0xc0) === 0x80) at--;
                  const size = bytes[at] >= 0xf0 ? 4 : bytes[at] >= 0xe0 ? 3 : bytes[at] >= 0xc0 ? 2 : 1;
                  if (at >= 0 && at + size > end) end = at;
                }
                this.rest = bytes.slice(end);
                return bytes.toString(this.encoding, 0, end);
              }
              end(chunk) { const text = (chunk ? this.write(chunk) : '') + this.rest.toString(this.encoding); this.rest = Buffer.alloc(0); return text; }
            }
            exports.StringDecoder = StringDecoder;
            """#,
        "querystring": #"""
            const escape = (text) => encodeURIComponent(text).replace(/'/g, '%27');
            const unescape = (text) => { try { return decodeURIComponent(text.replace(/\+/g, ' ')); } catch { return text; } };
            exports.parse = (text, separator = '&', equals = '=') => {
              const result = Object.create(null);
              if (!text) return result;
              for (const part of String(text).split(separator)) {
                if (!part) continue;
                const at = part.indexOf(equals);
                const key = unescape(at < 0 ? part : part.slice(0, at));
                const value = at < 0 ? '' : unescape(part.slice(at + equals.length));
                if (key in result) { if (Array.isArray(result[key])) result[key].push(value); else result[key] = [result[key], value]; } else result[key] = value;
              }
              return result;
            };
            const plain = (value) => (['string', 'bigint', 'boolean'].includes(typeof value) || (typeof value === 'number' && Number.isFinite(value)) ? String(value) : '');
            exports.stringify = (object, separator = '&', equals = '=') => Object.entries(object ?? {}).flatMap(([key, value]) => (Array.isArray(value) ? value : [value]).map((item) => escape(key) + equals + escape(plain(item)))).join(separator);
            exports.escape = escape;
            exports.unescape = unescape;
            exports.decode = exports.parse;
            exports.encode = exports.stringify;
            """#,
        "url": #"""
            const ports = { 'http:': '80', 'https:': '443', 'ftp:': '21', 'ws:': '80', 'wss:': '443' };
            const custom = Symbol.for('nodejs.util.inspect.custom');
            const encode = (text, set) => encodeURI(text).replace(/%25([0-9a-f]{2})/gi, '%$1').replace(set, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase());
            const invalid = (input, base) => {
              const error = binding.makeError('TypeError', 'Invalid URL', 'ERR_INVALID_URL');
              error.input = input;
              if (base !== undefined) error.base = base;
              return error;
            };
            const resolveDots = (text) => {
              const result = [];
              const parts = text.split('/').slice(1);
              parts.forEach((part, index) => {
                if (part === '..') { result.pop(); if (index === parts.length - 1) result.push(''); }
                else if (part === '.') { if (index === parts.length - 1) result.push(''); }
                else result.push(part);
              });
              return '/' + result.join('/');
            };
            class URLSearchParams {
              #list = [];
              #owner = null;
              constructor(init = '', owner) {
                if (owner instanceof URL) this.#owner = owner;
                if (typeof init === 'string') {
                  const text = init.startsWith('?') ? init.slice(1) : init;
                  for (const part of text.split('&')) {
                    if (!part) continue;
                    const at = part.indexOf('=');
                    const decode = (piece) => { try { return decodeURIComponent(piece.replace(/\+/g, ' ')); } catch { return piece; } };
                    this.#list.push(at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))]);
                  }
                } else if (init && typeof init[Symbol.iterator] === 'function') {
                  for (const [key, value] of init) this.#list.push([String(key), String(value)]);
                } else if (init && typeof init === 'object') {
                  for (const key of Object.keys(init)) this.#list.push([key, String(init[key])]);
                }
              }
              #changed() { this.#owner?._setSearch(this.toString()); }
              get size() { return this.#list.length; }
              append(key, value) { this.#list.push([String(key), String(value)]); this.#changed(); }
              delete(key, value) { this.#list = this.#list.filter((pair) => pair[0] !== key || (value !== undefined && pair[1] !== value)); this.#changed(); }
              get(key) { return this.#list.find((pair) => pair[0] === key)?.[1] ?? null; }
              getAll(key) { return this.#list.filter((pair) => pair[0] === key).map((pair) => pair[1]); }
              has(key) { return this.#list.some((pair) => pair[0] === key); }
              set(key, value) {
                const index = this.#list.findIndex((pair) => pair[0] === key);
                if (index < 0) this.#list.push([String(key), String(value)]);
                else { this.#list[index][1] = String(value); this.#list = this.#list.filter((pair, i) => i <= index || pair[0] !== key); }
                this.#changed();
              }
              sort() { this.#list.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)); this.#changed(); }
              forEach(callback, self) { for (const [key, value] of this.#list) callback.call(self, value, key, this); }
              *entries() { for (const pair of this.#list) yield [...pair]; }
              *keys() { for (const pair of this.#list) yield pair[0]; }
              *values() { for (const pair of this.#list) yield pair[1]; }
              [Symbol.iterator]() { return this.entries(); }
              toString() {
                const write = (text) => encodeURIComponent(text).replace(/%20/g, '+').replace(/[!'()~]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase());
                return this.#list.map(([key, value]) => `${write(key)}=${write(value)}`).join('&');
              }
              [custom](depth, options, inspect) {
                if (this.#list.length === 0) return 'URLSearchParams {}';
                return `URLSearchParams { ${this.#list.map(([key, value]) => `${inspect(key, options)} => ${inspect(value, options)}`).join(', ')} }`;
              }
            }
            Object.defineProperty(URLSearchParams.prototype, Symbol.toStringTag, { value: 'URLSearchParams', configurable: true });
            class URL {
              #parts;
              #params;
              constructor(input, base) {
                input = String(input).trim();
                let match = /^([a-zA-Z][a-zA-Z0-9+.-]*:)(.*)$/s.exec(input);
                if (!match) {
                  if (base === undefined) throw invalid(input);
                  const from = new URL(base);
                  const parts = from.#parts;
                  if (input.startsWith('//')) match = [null, parts.protocol, input];
                  else if (input.startsWith('/')) match = [null, parts.protocol, `//${from.#authority()}${input}`];
                  else if (input.startsWith('?')) match = [null, parts.protocol, `//${from.#authority()}${parts.pathname}${input}`];
                  else if (input.startsWith('#')) match = [null, parts.protocol, `//${from.#authority()}${parts.pathname}${parts.search}${input}`];
                  else match = [null, parts.protocol, `//${from.#authority()}${input === '' ? parts.pathname + parts.search : parts.pathname.replace(/[^/]*$/, '') + input}`];
                }
                const protocol = match[1].toLowerCase();
                let rest = match[2];
                const isSpecial = protocol in ports || protocol === 'file:';
                if (isSpecial) rest = rest.replace(/\\/g, '/');
                let hash = '';
                let search = '';
                const hashAt = rest.indexOf('#');
                if (hashAt >= 0) { hash = rest.slice(hashAt); rest = rest.slice(0, hashAt); }
                const searchAt = rest.indexOf('?');
                if (searchAt >= 0) { search = rest.slice(searchAt); rest = rest.slice(0, searchAt); }
                let [username, password, hostname, port] = ['', '', '', ''];
                let pathname = rest;
                if (rest.startsWith('//') || isSpecial) {
                  rest = rest.replace(/^\/+/, protocol === 'file:' ? '//' : '');
                  if (protocol === 'file:') rest = rest.replace(/^\/\//, rest.startsWith('///') ? '/' : '/');
                  const slash = protocol === 'file:' ? 0 : rest.indexOf('/');
                  let authority = slash < 0 ? rest : rest.slice(0, slash);
                  pathname = slash < 0 ? '' : rest.slice(slash);
                  const at = authority.lastIndexOf('@');
                  if (at >= 0) {
                    const user = authority.slice(0, at);
                    authority = authority.slice(at + 1);
                    const colon = user.indexOf(':');
                    username = colon < 0 ? user : user.slice(0, colon);
                    password = colon < 0 ? '' : user.slice(colon + 1);
                  }
                  const found = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority);
                  if (!found || (found[1] === '' && protocol !== 'file:') || /[\s<>^|%]/.test(found[1]) || Number(found[2] ?? 0) > 65535) throw invalid(input, base);
                  hostname = isSpecial ? found[1].toLowerCase() : found[1];
                  port = found[2] && found[2] !== ports[protocol] ? String(Number(found[2])) : '';
                  pathname = isSpecial || pathname ? resolveDots(pathname || '/') : '';
                }
                this.#parts = { protocol, username, password, hostname, port, pathname: encode(pathname, /["<>`{}]/g), search: search === '?' ? '' : encode(search, /["<>']/g), hash: hash === '#' ? '' : encode(hash, /["<>`]/g) };
                this.#params = new URLSearchParams(this.#parts.search, this);
              }
              #authority() {
                const { username, password, hostname, port } = this.#parts;
                return `${username ? `${username}${password ? `:${password}` : ''}@` : ''}${hostname}${port ? `:${port}` : ''}`;
              }
              _setSearch(text) { this.#parts.search = text ? `?${text}` : ''; }
              get href() { const p = this.#parts; return `${p.protocol}${p.hostname || p.protocol === 'file:' ? '//' : ''}${this.#authority()}${p.pathname}${p.search}${p.hash}`; }
              set href(value) { this.#parts = new URL(value).#parts; this.#params = new URLSearchParams(this.#parts.search, this); }
              get origin() { return this.#parts.protocol in ports ? `${this.#parts.protocol}//${this.host}` : 'null'; }
              get protocol() { return this.#parts.protocol; }
              set protocol(value) { this.#parts.protocol = String(value).replace(/:?$/, ':'); }
              get username() { return this.#parts.username; }
              set username(value) { this.#parts.username = String(value); }
              get password() { return this.#parts.password; }
              set password(value) { this.#parts.password = String(value); }
              get host() { return this.#parts.hostname + (this.#parts.port ? `:${this.#parts.port}` : ''); }
              set host(value) { const [name, port = ''] = String(value).split(':'); this.#parts.hostname = name; this.#parts.port = port === ports[this.protocol] ? '' : port; }
              get hostname() { return this.#parts.hostname; }
              set hostname(value) { this.#parts.hostname = String(value); }
              get port() { return this.#parts.port; }
              set port(value) { this.#parts.port = String(value) === ports[this.protocol] ? '' : String(value); }
              get pathname() { return this.#parts.pathname; }
              set pathname(value) { this.#parts.pathname = encode(String(value).replace(/^(?!\/)/, '/'), /["<>`{}?#]/g); }
              get search() { return this.#parts.search; }
              set search(value) { const text = String(value); this.#parts.search = text === '' || text === '?' ? '' : encode(text.replace(/^\??/, '?'), /["<>']/g); this.#params = new URLSearchParams(this.#parts.search, this); }
              get searchParams() { return this.#params; }
              get hash() { return this.#parts.hash; }
              set hash(value) { const text = String(value); this.#parts.hash = text === '' ? '' : text.replace(/^#?/, '#'); }
              toString() { return this.href; }
              toJSON() { return this.href; }
              static canParse(input, base) { try { new URL(input, base); return true; } catch { return false; } }
              [custom](depth, options, inspect) {
                const shown = {};
                for (const name of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash']) shown[name] = this[name];
                return `URL ${inspect(shown, options)}`;
              }
            }
            Object.defineProperty(URL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });
            function Url() {}
            exports.parse = (text, parsesQuery) => {
              const result = new Url();
              const found = /^(?:([a-z][a-z0-9+.-]*:)?(\/\/)?)?(?:([^/?#@]*)@)?([^/?#:]*)?(?::(\d+))?([^?#]*)(\?[^#]*)?(#.*)?$/i;
              const match = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? found.exec(text) : [text, null, null, null, null, null, ...(/^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(text) ?? []).slice(1)];
              const [, protocol, slashes, auth, hostname, port, pathname, search, hash] = match;
              Object.assign(result, {
                protocol: protocol ?? null, slashes: slashes ? true : null, auth: auth ?? null, host: hostname ? hostname + (port ? `:${port}` : '') : null, port: port ?? null,
                hostname: hostname || null, hash: hash ?? null, search: search ?? (parsesQuery ? '' : null), query: parsesQuery ? require('querystring').parse((search ?? '').slice(1)) : search ? search.slice(1) : null,
                pathname: pathname || (hostname ? '/' : null), path: (pathname || (hostname ? '/' : '')) + (search ?? '') || null, href: hostname && !pathname ? `${protocol}//${auth ? auth + '@' : ''}${hostname}${port ? ':' + port : ''}/${search ?? ''}${hash ?? ''}` : text,
              });
              return result;
            };
            exports.format = (value) => {
              if (typeof value === 'string') return value;
              if (value instanceof URL) return value.href;
              const query = value.search ?? (value.query && typeof value.query === 'object' ? '?' + require('querystring').stringify(value.query) : '');
              const host = value.host ?? (value.hostname ? value.hostname + (value.port ? `:${value.port}` : '') : '');
              const protocol = value.protocol ? value.protocol.replace(/:?$/, ':') : '';
              return `${protocol}${host ? '//' : ''}${value.auth ? value.auth + '@' : ''}${host}${value.pathname ?? ''}${query === '?' ? '' : query}${value.hash ?? ''}`;
            };
            exports.resolve = (from, to) => { try { return new URL(to, from).href; } catch { return new URL(to, new URL(from, 'http://x')).href.replace(/^http:\/\/x/, ''); } };
            exports.fileURLToPath = (value) => {
              const made = typeof value === 'string' ? new URL(value) : value;
              if (made.protocol !== 'file:') throw binding.makeError('TypeError', 'The URL must be of scheme file', 'ERR_INVALID_URL_SCHEME');
              return decodeURIComponent(made.pathname);
            };
            exports.pathToFileURL = (name) => new URL('file://' + encodeURI(require('path').resolve(name)).replace(/[?#]/g, encodeURIComponent));
            Object.assign(exports, { URL, URLSearchParams, Url });
            """#,
    ]
}
