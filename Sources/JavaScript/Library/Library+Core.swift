extension Library {
    /// Functions of the language that call back. They run before everything else; in traces they stand as V8's own do.
    static let core = #"""
        const { hide } = binding;
        const fail = (value, what = 'is not a function') => { throw new TypeError(`${show(value)} ${what}`); };
        const show = (value) => {
          if (typeof value === 'string') return value;
          if (typeof value === 'function') return String(value);
          if (value && typeof value === 'object') return Array.isArray(value) ? String(value) : '#<' + (binding.constructorName(value) || 'Object') + '>';
          return String(value);
        };
        const callable = (value) => { if (typeof value !== 'function') fail(value); };
        const same = (a, b) => a === b || (a !== a && b !== b);

        hide(Array, {
          from(source, map, self) {
            if (source === undefined || source === null) throw new TypeError(`${source === null ? 'object null' : source} is not iterable (cannot read property Symbol(Symbol.iterator))`);
            if (map !== undefined) callable(map);
            const result = typeof this === 'function' && this !== Array ? new this() : [];
            if (source[Symbol.iterator]) {
              let index = 0;
              for (const item of source) { result.push(map ? map.call(self, item, index) : item); index++; }
              return result;
            }
            const length = Math.max(0, Math.trunc(Number(source.length)) || 0);
            for (let index = 0; index < length; index++) result.push(map ? map.call(self, source[index], index) : source[index]);
            return result;
          },
        });

        // An array of the same class.
        const like = (list, length) => {
          if (!Array.isArray(list) || list.constructor === Array || typeof list.constructor !== 'function') return new Array(length);
          const type = list.constructor[Symbol.species] ?? list.constructor;
          return new type(length);
        };
        hide(Array.prototype, {
          forEach(callback, self) {
            callable(callback);
            for (let i = 0; i < this.length; i++) if (i in this) callback.call(self, this[i], i, this);
          },
          map(callback, self) {
            callable(callback);
            const result = like(this, this.length);
            for (let i = 0; i < this.length; i++) if (i in this) result[i] = callback.call(self, this[i], i, this);
            return result;
          },
          filter(callback, self) {
            callable(callback);
            const result = like(this, 0);
            for (let i = 0; i < this.length; i++) {
              if (!(i in this)) continue;
              const item = this[i];
              if (callback.call(self, item, i, this)) result.push(item);
            }
            return result;
          },
          reduce(callback, ...rest) {
            callable(callback);
            let i = 0;
            let result = rest[0];
            if (rest.length === 0) {
              while (i < this.length && !(i in this)) i++;
              if (i >= this.length) throw new TypeError('Reduce of empty array with no initial value');
              result = this[i++];
            }
            for (; i < this.length; i++) if (i in this) result = callback(result, this[i], i, this);
            return result;
          },
          reduceRight(callback, ...rest) {
            callable(callback);
            let i = this.length - 1;
            let result = rest[0];
            if (rest.length === 0) {
              if (i < 0) throw new TypeError('Reduce of empty array with no initial value');
              result = this[i--];
            }
            for (; i >= 0; i--) if (i in this) result = callback(result, this[i], i, this);
            return result;
          },
          find(callback, self) {
            callable(callback);
            for (let i = 0; i < this.length; i++) if (callback.call(self, this[i], i, this)) return this[i];
          },
          findIndex(callback, self) {
            callable(callback);
            for (let i = 0; i < this.length; i++) if (callback.call(self, this[i], i, this)) return i;
            return -1;
          },
          findLast(callback, self) {
            callable(callback);
            for (let i = this.length - 1; i >= 0; i--) if (callback.call(self, this[i], i, this)) return this[i];
          },
          findLastIndex(callback, self) {
            callable(callback);
            for (let i = this.length - 1; i >= 0; i--) if (callback.call(self, this[i], i, this)) return i;
            return -1;
          },
          some(callback, self) {
            callable(callback);
            for (let i = 0; i < this.length; i++) if (i in this && callback.call(self, this[i], i, this)) return true;
            return false;
          },
          every(callback, self) {
            callable(callback);
            for (let i = 0; i < this.length; i++) if (i in this && !callback.call(self, this[i], i, this)) return false;
            return true;
          },
          flat(depth = 1) {
            const result = [];
            const add = (list, left) => {
              for (let i = 0; i < list.length; i++) {
                if (!(i in list)) continue;
                if (left >= 1 && Array.isArray(list[i])) add(list[i], left - 1); else result.push(list[i]);
              }
            };
            add(this, depth);
            return result;
          },
          flatMap(callback, self) {
            callable(callback);
            const result = [];
            for (let i = 0; i < this.length; i++) {
              if (!(i in this)) continue;
              const item = callback.call(self, this[i], i, this);
              if (Array.isArray(item)) for (const inner of item) result.push(inner); else result.push(item);
            }
            return result;
          },
          sort(compare) {
            if (compare !== undefined && typeof compare !== 'function') {
              throw new TypeError('The comparison function must be either a function or undefined');
            }
            store(this, sortList(this, compare));
            return this;
          },
          toSorted(compare) {
            if (compare !== undefined && typeof compare !== 'function') {
              throw new TypeError('The comparison function must be either a function or undefined');
            }
            return sortList(this, compare);
          },
          toReversed() { return Array.from(this).reverse(); },
          toSpliced(...args) { const copy = Array.from(this); copy.splice(...args); return copy; },
          with(index, value) {
            const place = Math.trunc(Number(index)) || 0;
            const at = place < 0 ? this.length + place : place;
            if (at < 0 || at >= this.length) throw new RangeError('Invalid index : ' + index);
            const copy = Array.from(this);
            copy[at] = value;
            return copy;
          },
          copyWithin(target, start, end = this.length) {
            const piece = this.slice(start, end);
            const at = target < 0 ? Math.max(0, this.length + target) : target;
            for (let i = 0; i < piece.length && at + i < this.length; i++) this[at + i] = piece[i];
            return this;
          },
        });

        // What cannot be changed says so.
        function store(list, items) {
          'use strict';
          for (let i = 0; i < items.length; i++) list[i] = items[i];
        }

        // Merge sort: stable, as the language demands. Undefined comes last.
        function sortList(list, compare) {
          const defined = [];
          let missing = 0;
          for (let i = 0; i < list.length; i++) {
            if (!(i in list)) continue;
            if (list[i] === undefined) missing++; else defined.push(list[i]);
          }
          let items = defined;
          let order = compare;
          if (!order) {
            items = defined.map((value) => [String(value), value]);
            order = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
          }
          const merge = (from, to) => {
            if (to - from < 2) return items.slice(from, to);
            if (to - from <= 8) {
              const run = items.slice(from, to);
              for (let i = 1; i < run.length; i++) {
                const item = run[i];
                let j = i - 1;
                while (j >= 0 && order(run[j], item) > 0) { run[j + 1] = run[j]; j--; }
                run[j + 1] = item;
              }
              return run;
            }
            const middle = (from + to) >> 1;
            const left = merge(from, middle);
            const right = merge(middle, to);
            const result = [];
            let i = 0;
            let j = 0;
            while (i < left.length && j < right.length) result.push(order(left[i], right[j]) > 0 ? right[j++] : left[i++]);
            while (i < left.length) result.push(left[i++]);
            while (j < right.length) result.push(right[j++]);
            return result;
          };
          let sorted = merge(0, items.length);
          if (!compare) sorted = sorted.map((pair) => pair[1]);
          for (let i = 0; i < missing; i++) sorted.push(undefined);
          return sorted;
        }

        // Texts and regular expressions.
        const expand = (template, match, string) => {
          let result = '';
          let i = 0;
          while (i < template.length) {
            const at = template.indexOf('$', i);
            if (at < 0 || at === template.length - 1) return result + template.slice(i);
            result += template.slice(i, at);
            const next = template[at + 1];
            i = at + 2;
            if (next === '$') result += '$';
            else if (next === '&') result += match[0];
            else if (next === '`') result += string.slice(0, match.index);
            else if (next === "'") result += string.slice(match.index + match[0].length);
            else if (next >= '0' && next <= '9') {
              const two = Number(template.slice(at + 1, at + 3));
              const one = Number(next);
              if (template[i] >= '0' && template[i] <= '9' && two >= 1 && two < match.length) { result += match[two] ?? ''; i++; }
              else if (one >= 1 && one < match.length) result += match[one] ?? '';
              else result += '$' + next;
            } else if (next === '<' && match.groups && template.indexOf('>', i) > 0) {
              const end = template.indexOf('>', i);
              result += match.groups[template.slice(i, end)] ?? '';
              i = end + 1;
            } else result += '$' + next;
          }
          return result;
        };
        const replacement = (by, match, string) => {
          if (typeof by !== 'function') return expand(String(by), match, string);
          const args = [...match, match.index, string];
          if (match.groups) args.push(match.groups);
          return String(by(...args));
        };
        const isExpression = (value) => binding.kindOf(value) === 'regexp';
        const advance = (expression, match) => {
          if (match[0] === '') expression.lastIndex++;
        };

        hide(String.prototype, {
          replace(pattern, by) {
            const string = String(this);
            if (isExpression(pattern)) {
              if (!pattern.global) {
                const match = pattern.exec(string);
                return match ? string.slice(0, match.index) + replacement(by, match, string) + string.slice(match.index + match[0].length) : string;
              }
              pattern.lastIndex = 0;
              const matches = [];
              let match;
              while ((match = pattern.exec(string))) { matches.push(match); advance(pattern, match); }
              let result = '';
              let end = 0;
              for (const found of matches) {
                result += string.slice(end, found.index) + replacement(by, found, string);
                end = found.index + found[0].length;
              }
              return result + string.slice(end);
            }
            const wanted = String(pattern);
            const index = string.indexOf(wanted);
            if (index < 0) return string;
            const match = [wanted];
            match.index = index;
            return string.slice(0, index) + replacement(by, match, string) + string.slice(index + wanted.length);
          },
          replaceAll(pattern, by) {
            const string = String(this);
            if (isExpression(pattern)) {
              if (!pattern.global) throw new TypeError('String.prototype.replaceAll called with a non-global RegExp argument');
              return string.replace(pattern, by);
            }
            const wanted = String(pattern);
            let result = '';
            let end = 0;
            let index = string.indexOf(wanted);
            while (index >= 0) {
              const match = [wanted];
              match.index = index;
              result += string.slice(end, index) + replacement(by, match, string);
              end = index + wanted.length;
              if (wanted === '' && end >= string.length) break;
              index = string.indexOf(wanted, wanted === '' ? end + 1 : end);
            }
            return result + string.slice(end);
          },
          match(pattern) {
            const expression = isExpression(pattern) ? pattern : new RegExp(pattern);
            const string = String(this);
            if (!expression.global) return expression.exec(string);
            expression.lastIndex = 0;
            const result = [];
            let match;
            while ((match = expression.exec(string))) { result.push(match[0]); advance(expression, match); }
            return result.length ? result : null;
          },
          matchAll(pattern) {
            if (isExpression(pattern) && !pattern.global) throw new TypeError('String.prototype.matchAll called with a non-global RegExp argument');
            const expression = isExpression(pattern) ? new RegExp(pattern.source, pattern.flags) : new RegExp(pattern, 'g');
            const string = String(this);
            return (function* () {
              let match;
              while ((match = expression.exec(string))) { yield match; advance(expression, match); }
            })();
          },
          search(pattern) {
            const expression = isExpression(pattern) ? new RegExp(pattern.source, pattern.flags.replace('g', '')) : new RegExp(pattern);
            const match = expression.exec(String(this));
            return match ? match.index : -1;
          },
          split(separator, limit) {
            const string = String(this);
            const most = limit === undefined ? 4294967295 : limit >>> 0;
            if (most === 0) return [];
            if (separator === undefined) return [string];
            const result = [];
            if (isExpression(separator)) {
              if (string === '') return new RegExp(separator.source, separator.flags.replace(/[gy]/g, '')).exec('') ? [] : [''];
              const expression = new RegExp(separator.source, separator.flags.replace(/[gy]/g, '') + 'g');
              let end = 0;
              let match;
              while ((match = expression.exec(string))) {
                if (match[0] === '') {
                  if (match.index >= string.length) break;
                  expression.lastIndex++;
                  if (match.index === end) continue;
                }
                result.push(string.slice(end, match.index));
                for (let i = 1; i < match.length; i++) result.push(match[i]);
                end = match.index + match[0].length;
                if (result.length >= most) return result.slice(0, most);
              }
              result.push(string.slice(end));
              return result.slice(0, most);
            }
            const wanted = String(separator);
            if (wanted === '') {
              for (let i = 0; i < string.length && result.length < most; i++) result.push(string[i]);
              return result;
            }
            let end = 0;
            let index = string.indexOf(wanted);
            while (index >= 0 && result.length < most) {
              result.push(string.slice(end, index));
              end = index + wanted.length;
              index = string.indexOf(wanted, end);
            }
            if (result.length < most) result.push(string.slice(end));
            return result;
          },
        });
        hide(RegExp.prototype, {
          test(string) { return this.exec(string) !== null; },
        });

        // Collections.
        hide(Map.prototype, { forEach(callback, self) { callable(callback); for (const [key, value] of this) callback.call(self, value, key, this); } });
        hide(Set.prototype, { forEach(callback, self) { callable(callback); for (const value of this) callback.call(self, value, value, this); } });
        hide(Object, {
          groupBy(items, by) {
            const result = Object.create(null);
            let index = 0;
            for (const item of items) { const key = by(item, index++); (result[key] ??= []).push(item); }
            return result;
          },
        });
        delete Object.groupBy;

        // Promises.
        hide(Promise.prototype, {
          catch(onRejected) { return this.then(undefined, onRejected); },
          finally(callback) {
            if (typeof callback !== 'function') return this.then(callback, callback);
            return this.then(
              (value) => Promise.resolve(callback()).then(() => value),
              (error) => Promise.resolve(callback()).then(() => { throw error; }));
          },
        });
        const combine = (items, start) => new Promise((resolve, reject) => {
          if (items === undefined || items === null || typeof items[Symbol.iterator] !== 'function') {
            throw new TypeError(`${items === undefined ? 'undefined' : items === null ? 'object null' : typeof items === 'object' ? 'object' : `${typeof items} ${String(items)}`} is not iterable (cannot read property Symbol(Symbol.iterator))`);
          }
          let left = 1;
          const results = [];
          const done = () => { if (--left === 0) start.end(results, resolve, reject); };
          let index = 0;
          for (const item of items) {
            const place = index++;
            left++;
            start.each(Promise.resolve(item), place, results, done, resolve, reject);
          }
          done();
        });
        hide(Promise, {
          all(items) {
            return combine(items, {
              each(promise, place, results, done, resolve, reject) { results.push(undefined); promise.then((value) => { results[place] = value; done(); }, reject); },
              end(results, resolve) { resolve(results); },
            });
          },
          allSettled(items) {
            return combine(items, {
              each(promise, place, results, done) {
                results.push(undefined);
                promise.then(
                  (value) => { results[place] = { status: 'fulfilled', value }; done(); },
                  (reason) => { results[place] = { status: 'rejected', reason }; done(); });
              },
              end(results, resolve) { resolve(results); },
            });
          },
          any(items) {
            return combine(items, {
              each(promise, place, results, done, resolve) {
                results.push(undefined);
                promise.then(resolve, (reason) => { results[place] = reason; done(); });
              },
              end(results, resolve, reject) { reject(new AggregateError(results, 'All promises were rejected')); },
            });
          },
          race(items) {
            return new Promise((resolve, reject) => { for (const item of items) Promise.resolve(item).then(resolve, reject); });
          },
          withResolvers() {
            const result = {};
            result.promise = new Promise((resolve, reject) => { result.resolve = resolve; result.reject = reject; });
            return result;
          },
        });
        delete Promise.withResolvers;

        hide(BigInt, {
          asUintN(bits, value) { const size = 1n << BigInt(bits); return ((value % size) + size) % size; },
          asIntN(bits, value) { const size = 1n << BigInt(bits); const rest = ((value % size) + size) % size; return rest >= size / 2n ? rest - size : rest; },
        });

        hide(Proxy, {
          revocable(target, handler) {
            const proxy = new Proxy(target, handler);
            return { proxy, revoke: () => { binding.revokeProxy(proxy); } };
          },
        });
        class WeakRef {
          #target;
          constructor(target) { if (target === null || (typeof target !== 'object' && typeof target !== 'function')) throw new TypeError('WeakRef: invalid target'); this.#target = target; }
          deref() { return this.#target; }
        }
        hide(globalThis, { WeakRef });

        // What the machine itself calls.
        binding.hook('asyncFromSync', (iterator) => ({
          next: (value) => step(iterator, 'next', value),
          return: (value) => (iterator.return ? step(iterator, 'return', value) : Promise.resolve({ value, done: true })),
        }));
        async function step(iterator, method, argument) {
          const { done, value } = iterator[method](argument);
          return { value: await value, done };
        }
        binding.hook('resumeGenerator', () => {});
        binding.hook('revive', (value, reviver) => {
          const walk = (holder, key) => {
            const value = holder[key];
            if (value && typeof value === 'object') {
              for (const name of Object.keys(value)) {
                const item = walk(value, name);
                if (item === undefined) delete value[name]; else value[name] = item;
              }
            }
            return reviver.call(holder, key, value);
          };
          return walk({ '': value }, '');
        });
        """#

    /// Runs the reactions of promises. It stands in a text of its own: traces do not show it.
    static let reacting = #"""
        binding.hook('react', (handler, value, derived) => {
          let result;
          try {
            result = handler(value);
          } catch (error) {
            if (derived) binding.settle(derived, error, true);
            return;
          }
          if (derived) binding.settle(derived, result, false);
        });
        """#
}
