extension Library {
    static let inspection: [String: String] = [
        // util.inspect and util.format, as lib/internal/util/inspect.js has them.
        "internal/inspect": #"""
        const custom = Symbol.for('nodejs.util.inspect.custom');
        const colors = {
          number: [33, 39], bigint: [33, 39], boolean: [33, 39], string: [32, 39], undefined: [90, 39], null: [1, 22],
          symbol: [32, 39], special: [36, 39], date: [35, 39], regexp: [31, 39], module: [4, 24],
        };
        const defaults = {
          showHidden: false, depth: 2, colors: false, customInspect: true, maxArrayLength: 100, maxStringLength: 10000,
          breakLength: 80, compact: 3, sorted: false, getters: false, numericSeparator: false,
        };

        function inspect(value, options, depth, useColors) {
          const context = { ...defaults, seen: [], indentation: 0, currentDepth: 0, budget: {}, circular: undefined };
          if (typeof options === 'boolean') {
            context.showHidden = options;
            if (depth !== undefined) context.depth = depth;
            if (useColors !== undefined) context.colors = useColors;
          } else if (options) {
            for (const key of Object.keys(options)) context[key] = options[key];
          }
          if (context.depth === null) context.depth = Infinity;
          if (context.maxArrayLength === null) context.maxArrayLength = Infinity;
          if (context.maxStringLength === null) context.maxStringLength = Infinity;
          context.stylize = context.colors
            ? (text, style) => (colors[style] ? `\u001b[${colors[style][0]}m${text}\u001b[${colors[style][1]}m` : text)
            : (text) => text;
          return format(context, value, 0);
        }
        inspect.custom = custom;
        inspect.defaultOptions = defaults;

        const quote = (text) => {
          let mark = "'";
          if (text.includes("'")) {
            if (!text.includes('"')) mark = '"'; else if (!text.includes('`') && !text.includes('${')) mark = '`';
          }
          let result = mark;
          for (const character of text) {
            const code = character.codePointAt(0);
            if (character === '\n') result += '\\n';
            else if (character === '\t') result += '\\t';
            else if (character === '\r') result += '\\r';
            else if (character === '\b') result += '\\b';
            else if (character === '\f') result += '\\f';
            else if (character === '\v') result += '\\v';
            else if (character === '\\') result += '\\\\';
            else if (character === mark) result += '\\' + mark;
            else if (code < 32 || (code >= 127 && code < 160)) result += '\\x' + code.toString(16).toUpperCase().padStart(2, '0');
            else result += character;
          }
          return result + mark;
        };

        const formatNumber = (context, value) => (Object.is(value, -0) ? context.stylize('-0', 'number') : context.stylize(`${value}`, 'number'));

        function primitive(context, value) {
          switch (typeof value) {
            case 'string': {
              let trailer = '';
              if (value.length > context.maxStringLength) {
                const left = value.length - context.maxStringLength;
                value = value.slice(0, context.maxStringLength);
                trailer = `... ${left} more character${left > 1 ? 's' : ''}`;
              }
              if (context.compact !== true && value.length > 16 && value.length > context.breakLength - context.indentation - 4) {
                return value.split(/(?<=\n)/).map((line) => context.stylize(quote(line), 'string'))
                  .join(` +\n${' '.repeat(context.indentation + 2)}`) + trailer;
              }
              return context.stylize(quote(value), 'string') + trailer;
            }
            case 'number': return formatNumber(context, value);
            case 'bigint': return context.stylize(`${value}n`, 'bigint');
            case 'boolean': return context.stylize(`${value}`, 'boolean');
            case 'undefined': return context.stylize('undefined', 'undefined');
            case 'symbol': return context.stylize(value.toString(), 'symbol');
          }
        }

        function format(context, value, depth, isTyped) {
          if (value === null) return context.stylize('null', 'null');
          if (typeof value !== 'object' && typeof value !== 'function') return primitive(context, value);
          if (binding.kindOf(value) === 'proxy') value = binding.unwrap(value);
          const method = value[custom];
          if (context.customInspect && typeof method === 'function' && method !== inspect && !(value.constructor && value.constructor.prototype === value)) {
            const left = context.depth === Infinity ? Infinity : context.depth - depth;
            const options = { ...context, depth: left, stylize: context.stylize };
            delete options.seen;
            const result = method.call(value, left, options, inspect);
            if (result !== value) {
              if (typeof result !== 'object') return `${result}`;
              return format(context, result, depth).replaceAll('\n', `\n${' '.repeat(context.indentation)}`);
            }
          }
          if (context.seen.includes(value)) {
            context.circular ??= new Map();
            if (!context.circular.has(value)) context.circular.set(value, context.circular.size + 1);
            return context.stylize(`[Circular *${context.circular.get(value)}]`, 'special');
          }
          return raw(context, value, depth, isTyped);
        }

        // The first constructor of which the value is an instance.
        function constructorName(value) {
          for (let at = value; at !== null && at !== undefined; at = Object.getPrototypeOf(at)) {
            const found = Object.getOwnPropertyDescriptor(at, 'constructor');
            if (found && typeof found.value === 'function' && found.value.name !== '' && isInstance(value, found.value)) return String(found.value.name);
          }
          return null;
        }
        const isInstance = (value, type) => {
          const { prototype } = type;
          for (let at = Object.getPrototypeOf(value); at !== null; at = Object.getPrototypeOf(at)) if (at === prototype) return true;
          return false;
        };

        const prefix = (constructor, tag, fallback, size = '') => {
          if (constructor === null) {
            if (tag !== '' && fallback !== tag) return `[${fallback}${size}: null prototype] [${tag}] `;
            return `[${fallback}${size}: null prototype] `;
          }
          if (tag !== '' && constructor !== tag) return `${constructor}${size} [${tag}] `;
          return `${constructor}${size} `;
        };

        function keysOf(context, value) {
          const keys = context.showHidden ? Object.getOwnPropertyNames(value) : Object.keys(value);
          const symbols = Object.getOwnPropertySymbols(value);
          for (const symbol of symbols) if (context.showHidden || Object.prototype.propertyIsEnumerable.call(value, symbol)) keys.push(symbol);
          return keys;
        }

        const isIndex = (key) => typeof key === 'string' && /^(0|[1-9][0-9]*)$/.test(key);

        function functionBase(value, constructor, tag) {
          const kind = binding.kindOf(value);
          if (kind === 'class') {
            let base = `[class ${Object.hasOwn(value, 'name') && value.name ? value.name : '(anonymous)'}`;
            if (constructor !== 'Function' && constructor !== null) base += ` [${constructor}]`;
            if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
            const parent = binding.superclassName(value);
            if (constructor !== null) { if (parent) base += ` extends ${parent}`; } else base += ' extends null';
            return base + ']';
          }
          const type = tag && tag.endsWith('Function') && tag !== 'Function' ? tag : 'Function';
          let base = `[${type}`;
          if (constructor === null) base += ' (null prototype)';
          base += value.name === '' || value.name === undefined ? ' (anonymous)' : `: ${typeof value.name === 'string' ? value.name : '(anonymous)'}`;
          base += ']';
          if (constructor !== type && constructor !== null && constructor !== 'Function' && !constructor.endsWith('Function')) base += ` ${constructor}`;
          if (tag !== '' && constructor !== tag && !tag.endsWith('Function')) base += ` [${tag}]`;
          return base;
        }

        // Frames that an error shares with its cause are not shown twice.
        const shorten = (text, cause) => {
          if (!cause || typeof cause.stack !== 'string') return text;
          const lines = text.split('\n');
          const first = lines.findIndex((line) => line.startsWith('    at'));
          const original = cause.stack.split('\n').filter((line) => line.startsWith('    at'));
          if (first < 0) return text;
          for (let i = first; i < lines.length - 3; i++) {
            const at = original.indexOf(lines[i]);
            if (at < 0) continue;
            let length = 1;
            while (i + length < lines.length && at + length < original.length && lines[i + length] === original[at + length]) length++;
            if (length > 3) { lines.splice(i + 1, length - 2, `    ... ${length - 2} lines matching cause stack trace ...`); break; }
          }
          return lines.join('\n');
        };

        function errorText(context, error, keys) {
          const stack = typeof error.stack === 'string' && error.stack ? error.stack : Error.prototype.toString.call(error);
          let text = stack;
          const name = error.name != null ? String(error.name) : 'Error';
          const made = constructorName(error);
          // A name that was set later, or that of the class, stands in the first line.
          if (!context.showHidden) {
            for (const key of ['name', 'message', 'stack']) {
              const index = keys.indexOf(key);
              if (index >= 0 && (typeof error[key] !== 'string' || text.includes(error[key]))) keys.splice(index, 1);
            }
          }
          if ('cause' in error && Object.hasOwn(error, 'cause') && !keys.includes('cause')) keys.push('cause');
          if (Array.isArray(error.errors) && Object.hasOwn(error, 'errors') && !keys.includes('errors')) keys.push('errors');
          if (made === null || (name.endsWith('Error') && text.startsWith(name) && (text.length === name.length || text[name.length] === ':' || text[name.length] === '\n'))) {
            let fallback = 'Error';
            if (made === null) {
              const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(text) || /^([a-z_A-Z0-9-]*Error)$/.exec(text);
              fallback = (start && start[1]) || '';
              text = `[${fallback}: null prototype]` + text.slice(fallback.length);
            } else if (!name.includes(made) && /\b/.test(made)) {
              if (made.includes(name)) text = made + text.slice(name.length);
              else text = `${made} [${name}]` + text.slice(name.length);
            }
          }
          if (context.isFatal) {
            if (error['\0emitted']) text += error['\0emitted'];
            context.isFatal = false;
          }
          let at = (error.message && text.indexOf(error.message)) || -1;
          if (at !== -1) at += error.message.length;
          const stackAt = text.indexOf('\n    at', at);
          if (stackAt === -1) text = `[${text}]`; else if (binding.kindOf(error.cause) === 'error') text = shorten(text, error.cause);
          if (context.indentation !== 0) text = text.replaceAll('\n', '\n' + ' '.repeat(context.indentation));
          return text;
        }

        function raw(context, value, depth, isTyped) {
          const kind = binding.kindOf(value);
          let keys;
          const constructor = constructorName(value);
          let tag = value[Symbol.toStringTag];
          if (typeof tag !== 'string' || (tag !== '' && Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag))) tag = '';
          let base = '';
          let formatter = () => [];
          let braces;
          let isList = false;
          let entries = 'object';
          if (kind === 'array') {
            keys = keysOf(context, value).filter((key) => !isIndex(key) && !(context.showHidden && key === 'length' && false));
            const start = constructor !== 'Array' || tag !== '' ? prefix(constructor, tag, 'Array', `(${value.length})`) : '';
            braces = [`${start}[`, ']'];
            if (value.length === 0 && keys.length === 0) return `${braces[0]}]`;
            entries = 'array';
            isList = true;
            formatter = formatArray;
          } else if (kind === 'set') {
            keys = keysOf(context, value);
            const start = prefix(constructor, tag, 'Set', `(${value.size})`);
            braces = [`${start}{`, '}'];
            if (value.size === 0 && keys.length === 0) return `${start}{}`;
            formatter = formatSet;
          } else if (kind === 'map') {
            keys = keysOf(context, value);
            const start = prefix(constructor, tag, 'Map', `(${value.size})`);
            braces = [`${start}{`, '}'];
            if (value.size === 0 && keys.length === 0) return `${start}{}`;
            formatter = formatMap;
          } else if (kind === 'bytes') {
            keys = keysOf(context, value).filter((key) => !isIndex(key));
            const size = value.length;
            braces = [`${prefix(constructor, tag, tag || 'Uint8Array', `(${size})`)}[`, ']'];
            if (value.length === 0 && keys.length === 0) return `${braces[0]}]`;
            entries = 'array';
            isList = true;
            formatter = formatArray;
          } else if (kind === 'arraybuffer') {
            braces = [`${prefix(constructor, tag, 'ArrayBuffer')}{`, '}'];
            keys = ['byteLength', ...keysOf(context, value)];
            formatter = formatArrayBuffer;
          } else if (kind === 'dataview') {
            braces = [`${prefix(constructor, tag, 'DataView')}{`, '}'];
            keys = ['byteLength', 'byteOffset', 'buffer', ...keysOf(context, value)];
          } else if (kind === 'iterator') {
            const name = value[Symbol.toStringTag] || 'Array Iterator';
            const list = binding.previewIterator(value);
            keys = keysOf(context, value);
            if (name.startsWith('Map') || name.startsWith('Set')) {
              const pairs = list.length && Array.isArray(list[0]);
              braces = [`[${name.replace('Iterator', pairs ? 'Entries' : 'Iterator')}] {`, '}'];
              formatter = (c) => { c.indentation += 2; const out = list.map((item) => format(c, item, depth + 1)); c.indentation -= 2; return out; };
            } else {
              return `Object [${name}] {}`;
            }
          } else {
            keys = keysOf(context, value);
            braces = ['{', '}'];
            if (kind === 'arguments') {
              braces[0] = '[Arguments] {';
              if (keys.length === 0) return '[Arguments] {}';
            } else if (kind === 'function' || kind === 'class') {
              base = functionBase(value, constructor, typeof tag === 'string' ? tag : '');
              if (keys.length === 0) return context.stylize(base, 'special');
            } else if (kind === 'regexp') {
              base = RegExp.prototype.toString.call(value);
              const start = prefix(constructor, tag, 'RegExp');
              if (start !== 'RegExp ') base = `${start}${base}`;
              if (keys.length === 0 || depth > context.depth) return context.stylize(base, 'regexp');
            } else if (kind === 'date') {
              base = Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
              const start = prefix(constructor, tag, 'Date');
              if (start !== 'Date ') base = `${start}${base}`;
              if (keys.length === 0) return context.stylize(base, 'date');
            } else if (kind === 'error') {
              base = errorText(context, value, keys);
              if (keys.length === 0) return base;
            } else if (kind === 'promise') {
              const [state, result] = binding.promiseState(value);
              braces[0] = `${prefix(constructor, tag, 'Promise')}{`;
              formatter = (c) => {
                if (state === 'pending') return [c.stylize('<pending>', 'special')];
                c.indentation += 2;
                const text = format(c, result, depth + 1);
                c.indentation -= 2;
                return [state === 'rejected' ? `${c.stylize('<rejected>', 'special')} ${text}` : text];
              };
            } else if (kind === 'weakset' || kind === 'weakmap') {
              const name = kind === 'weakset' ? 'WeakSet' : 'WeakMap';
              braces[0] = `${name} {`;
              formatter = () => [context.stylize('<items unknown>', 'special')];
            } else if (kind === 'wrapper') {
              const inner = binding.unwrap(value);
              const type = typeof inner === 'string' ? 'String' : typeof inner === 'number' ? 'Number' : typeof inner === 'boolean' ? 'Boolean' : 'Symbol';
              if (type === 'String') keys = keys.filter((key) => !isIndex(key));
              base = `[${type}`;
              if (type !== constructor) base += constructor === null ? ' (null prototype)' : ` (${constructor})`;
              base += `: ${primitive({ ...context, stylize: (text) => text, indentation: 0, breakLength: Infinity }, inner)}]`;
              if (keys.length === 0) return context.stylize(base, type.toLowerCase());
            } else if (kind === 'namespace') {
              braces[0] = '[Module: null prototype] {';
            } else if (kind === 'generator') {
              braces[0] = `${prefix('Object', tag, 'Object')}{`;
              if (keys.length === 0) return `${braces[0]}}`;
            } else {
              if (constructor === 'Object') {
                if (tag !== '') braces[0] = `${prefix(constructor, tag, 'Object')}{`;
                if (keys.length === 0) return `${braces[0]}}`;
              } else if (keys.length === 0) {
                return `${prefix(constructor, tag, 'Object')}{}`;
              } else {
                braces[0] = `${prefix(constructor, tag, 'Object')}{`;
              }
            }
          }
          if (depth > context.depth) {
            const name = prefix(constructor, tag, kind === 'array' ? 'Array' : 'Object').slice(0, -1);
            return context.stylize(`[${kind === 'map' || kind === 'set' ? name.replace(/ \[(Map|Set)\]$/, '') : name}]`, 'special');
          }
          context.seen.push(value);
          context.currentDepth = depth;
          const output = formatter(context, value, depth);
          for (const key of keys) output.push(property(context, value, depth, key, isList));
          context.seen.pop();
          if (context.circular !== undefined && context.circular.has(value)) {
            const reference = context.stylize(`<ref *${context.circular.get(value)}>`, 'special');
            if (context.compact !== true) base = base === '' ? reference : `${reference} ${base}`;
            else braces[0] = `${reference} ${braces[0]}`;
          }
          if (context.sorted) {
            const order = context.sorted === true ? undefined : context.sorted;
            if (entries === 'object') output.sort(order);
          }
          return reduce(context, output, base, braces, entries, depth, value);
        }

        function formatSet(context, value, depth) {
          const out = [];
          context.indentation += 2;
          for (const item of Set.prototype.values.call(value)) out.push(format(context, item, depth + 1));
          context.indentation -= 2;
          return out;
        }

        function formatMap(context, value, depth) {
          const out = [];
          context.indentation += 2;
          for (const [key, item] of Map.prototype.entries.call(value)) out.push(`${format(context, key, depth + 1)} => ${format(context, item, depth + 1)}`);
          context.indentation -= 2;
          return out;
        }

        function formatArrayBuffer(context, value) {
          const most = Math.max(0, context.maxArrayLength);
          const shown = Array.from(new Uint8Array(value).subarray(0, most), (byte) => byte.toString(16).padStart(2, '0'));
          const left = value.byteLength - most;
          const rest = left > 0 ? ` ... ${left} more byte${left > 1 ? 's' : ''}` : '';
          return [`${context.stylize('[Uint8Contents]', 'special')}: <${shown.join(' ')}${rest}>`];
        }

        function formatArray(context, value, depth) {
          const output = [];
          const most = Math.min(Math.max(0, context.maxArrayLength), value.length);
          let index = 0;
          for (; index < value.length && output.length < most; index++) {
            if (!(index in value)) {
              let end = index;
              while (end < value.length && !(end in value)) end++;
              const count = end - index;
              output.push(context.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined'));
              index = end - 1;
              continue;
            }
            context.indentation += 2;
            output.push(format(context, value[index], depth + 1));
            context.indentation -= 2;
          }
          const left = value.length - index;
          if (left > 0) output.push(`... ${left} more item${left > 1 ? 's' : ''}`);
          return output;
        }

        function property(context, value, depth, key, isList) {
          const descriptor = Object.getOwnPropertyDescriptor(value, key) || { value: value[key], enumerable: true };
          let text;
          let extra = ' ';
          if (descriptor.value !== undefined || !(descriptor.get || descriptor.set)) {
            const compactMode = context.compact !== true || !isList ? 2 : 3;
            context.indentation += compactMode;
            text = format(context, descriptor.value, depth + 1);
            if (compactMode === 3 && context.breakLength < text.length) extra = `\n${' '.repeat(context.indentation)}`;
            context.indentation -= compactMode;
          } else if (descriptor.get) {
            const label = descriptor.set ? 'Getter/Setter' : 'Getter';
            if (context.getters) {
              context.indentation += 2;
              const got = format(context, value[key], depth + 1);
              context.indentation -= 2;
              text = value[key] !== null && typeof value[key] === 'object' ? `${context.stylize(`[${label}]`, 'special')} ${got}` : `${context.stylize(`[${label}:`, 'special')} ${got}${context.stylize(']', 'special')}`;
            } else {
              text = context.stylize(`[${label}]`, 'special');
            }
          } else {
            text = context.stylize('[Setter]', 'special');
          }
          let name;
          if (typeof key === 'symbol') name = `[${context.stylize(key.toString(), 'symbol')}]`;
          else if (key === '__proto__') name = "['__proto__']";
          else if (descriptor.enumerable === false) name = `[${key}]`;
          else if (/^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key)) name = context.stylize(key, 'name');
          else name = context.stylize(quote(key), 'string');
          return `${name}:${extra}${text}`;
        }

        const width = (text, isColored) => (isColored ? text.replace(/\u001b\[\d+m/g, '') : text).length;

        function reduce(context, output, base, braces, entries, depth, value) {
          if (context.compact !== true) {
            if (typeof context.compact === 'number' && context.compact >= 1) {
              const count = output.length;
              if (entries === 'array' && count > 6) output = group(context, output, value);
              if (context.currentDepth - depth < context.compact && count === output.length) {
                const start = output.length + context.indentation + braces[0].length + base.length + 10;
                let total = output.length + start;
                let fits = total + output.length <= context.breakLength;
                if (fits) {
                  for (const item of output) { total += width(item, context.colors); if (total > context.breakLength) { fits = false; break; } }
                  if (base !== '' && base.includes('\n')) fits = false;
                }
                if (fits) {
                  const joined = output.join(', ');
                  if (!joined.includes('\n')) return `${base ? `${base} ` : ''}${braces[0]} ${joined} ${braces[1]}`;
                }
              }
            }
            const indentation = `\n${' '.repeat(context.indentation)}`;
            return `${base ? `${base} ` : ''}${braces[0]}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${braces[1]}`;
          }
          const joined = output.join(', ');
          if (joined.length + braces[0].length + base.length + 10 < context.breakLength && !joined.includes('\n')) {
            return `${braces[0]}${base ? ` ${base}` : ''} ${joined} ${braces[1]}`;
          }
          const indentation = `\n${' '.repeat(context.indentation)}`;
          return `${base ? `${base} ` : ''}${braces[0]}${indentation}  ${output.join(`,${indentation}  `)} ${braces[1]}`;
        }

        function group(context, output, value) {
          let total = 0;
          let longest = 0;
          let i = 0;
          let count = output.length;
          if (context.maxArrayLength < output.length) count--;
          const separator = 2;
          const lengths = new Array(count);
          for (; i < count; i++) {
            const length = width(output[i], context.colors);
            lengths[i] = length;
            total += length + separator;
            if (longest < length) longest = length;
          }
          const actual = longest + separator;
          if (actual * 3 + context.indentation < context.breakLength && (total / actual > 5 || longest <= 6)) {
            const bias = Math.sqrt(actual - total / output.length);
            const biased = Math.max(actual - 3 - bias, 1);
            const columns = Math.min(
              Math.round(Math.sqrt(2.5 * biased * count) / biased),
              Math.floor((context.breakLength - context.indentation) / actual),
              context.compact * 4,
              15,
            );
            if (columns <= 1) return output;
            const grouped = [];
            const widths = [];
            for (let c = 0; c < columns; c++) {
              let most = 0;
              for (let j = c; j < count; j += columns) if (lengths[j] > most) most = lengths[j];
              widths.push(most + separator);
            }
            let pad = String.prototype.padStart;
            if (value !== undefined) {
              for (let j = 0; j < output.length; j++) {
                if (typeof value[j] !== 'number' && typeof value[j] !== 'bigint') { pad = String.prototype.padEnd; break; }
              }
            }
            for (let j = 0; j < count; j += columns) {
              const most = Math.min(j + columns, count);
              let line = '';
              let c = j;
              for (; c < most - 1; c++) {
                const padding = widths[c - j] + output[c].length - lengths[c];
                line += pad.call(`${output[c]}, `, padding, ' ');
              }
              if (pad === String.prototype.padStart) {
                const padding = widths[c - j] + output[c].length - lengths[c] - separator;
                line += output[c].padStart(padding, ' ');
              } else {
                line += output[c];
              }
              grouped.push(line);
            }
            if (context.maxArrayLength < output.length) grouped.push(output[count]);
            output = grouped;
          }
          return output;
        }

        const plain = (value) => {
          if (typeof value === 'bigint') return `${value}n`;
          if (typeof value === 'number' && Object.is(value, -0)) return '-0';
          return String(value);
        };

        function hasOwnText(value) {
          let text = value.toString;
          if (typeof text !== 'function') return true;
          if (Object.hasOwn(value, 'toString')) return false;
          if (binding.kindOf(value) === 'error' || binding.kindOf(value) === 'date') return binding.kindOf(value) !== 'date';
          return text === Object.prototype.toString || text === Array.prototype.toString || text === Function.prototype.toString || text === Error.prototype.toString || text === RegExp.prototype.toString && false;
        }

        function formatWith(options, ...args) {
          const first = args[0];
          let index = 0;
          let text = '';
          let join = '';
          if (typeof first === 'string') {
            if (args.length === 1) return first;
            let last = 0;
            for (let i = 0; i < first.length - 1; i++) {
              if (first[i] !== '%') continue;
              const next = first[++i];
              if (index + 1 !== args.length) {
                let piece;
                switch (next) {
                  case 's': {
                    const value = args[++index];
                    if (typeof value === 'number' || typeof value === 'bigint') piece = plain(value);
                    else if (typeof value !== 'object' || value === null || !hasOwnText(value)) piece = typeof value === 'symbol' ? value.toString() : String(value);
                    else piece = inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
                    break;
                  }
                  case 'j': piece = stringify(args[++index]); break;
                  case 'd': {
                    const value = args[++index];
                    piece = typeof value === 'bigint' ? `${value}n` : typeof value === 'symbol' || typeof value === 'object' && value !== null && !(value instanceof Date) && Number.isNaN(Number(value)) ? 'NaN' : plain(Number(value));
                    break;
                  }
                  case 'O': piece = inspect(args[++index], options); break;
                  case 'o': piece = inspect(args[++index], { ...options, showHidden: true, showProxy: true, depth: 4 }); break;
                  case 'i': {
                    const value = args[++index];
                    piece = typeof value === 'bigint' ? `${value}n` : typeof value === 'symbol' ? 'NaN' : plain(parseInt(value));
                    break;
                  }
                  case 'f': {
                    const value = args[++index];
                    piece = typeof value === 'symbol' ? 'NaN' : plain(parseFloat(value));
                    break;
                  }
                  case 'c': index++; piece = ''; break;
                  case '%': text += first.slice(last, i); last = i + 1; continue;
                  default: continue;
                }
                if (last !== i - 1) text += first.slice(last, i - 1);
                text += piece;
                last = i + 1;
              } else if (next === '%') {
                text += first.slice(last, i);
                last = i + 1;
              }
            }
            if (last !== 0) {
              index++;
              join = ' ';
              if (last < first.length) text += first.slice(last);
            }
          }
          while (index < args.length) {
            const value = args[index];
            text += join;
            text += typeof value !== 'string' ? inspect(value, options) : value;
            join = ' ';
            index++;
          }
          return text;
        }
        const stringify = (value) => {
          try { return JSON.stringify(value); } catch (error) { if (error.message.includes('circular')) return '[Circular]'; throw error; }
        };
        // As a report of what nobody caught shows it.
        exports.inspectFatal = (value) => inspect(value, { isFatal: true });
        exports.inspect = inspect;
        exports.format = (...args) => formatWith(undefined, ...args);
        exports.formatWithOptions = formatWith;
        """#
    ]
}
