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
            isProxy: (value) => kind(value) === 'proxy', isGeneratorObject: (value) => kind(value) === 'generator', isUint8Array: (value) => value?.[Symbol.toStringTag] === 'Uint8Array',
            isTypedArray: (value) => kind(value) === 'bytes', isAnyArrayBuffer: (value) => kind(value) === 'arraybuffer', isArrayBuffer: (value) => kind(value) === 'arraybuffer', isArrayBufferView: ArrayBuffer.isView, isDataView: (value) => kind(value) === 'dataview',
            isAsyncFunction: (value) => typeof value === 'function' && Object.prototype.toString.call(value) === '[object AsyncFunction]',
            isGeneratorFunction: (value) => typeof value === 'function' && /Generator/.test(Object.prototype.toString.call(value)),
            isWeakMap: (value) => kind(value) === 'weakmap', isWeakSet: (value) => kind(value) === 'weakset', isBoxedPrimitive: (value) => kind(value) === 'wrapper',
            isSymbolObject: () => false, isNumberObject: (value) => kind(value) === 'wrapper' && typeof binding.unwrap(value) === 'number', isStringObject: (value) => kind(value) === 'wrapper' && typeof binding.unwrap(value) === 'string',
          },
        };
        """#,
        "util/types": "module.exports = require('util').types;",
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
            const kind = binding.kindOf(value);
            if (kind === 'arraybuffer') return new Buffer(value, encoding, length);
            if (kind === 'bytes') return new Buffer(value);
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
          slice(from, to) { return this.subarray(from, to); },
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
    ]
}
