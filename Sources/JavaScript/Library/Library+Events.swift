extension Library {
    static let events: [String: String] = [
        "events": #"""
        const { hide } = binding;
        const check = (listener) => {
          if (typeof listener === 'function') return;
          const { received } = require('internal/errors');
          throw binding.makeError('TypeError', `The "listener" argument must be of type function. Received ${received(listener)}`, 'ERR_INVALID_ARG_TYPE');
        };
        const prepare = (emitter) => {
          if (emitter._events === undefined || emitter._events === Object.getPrototypeOf(emitter)._events) {
            emitter._events = Object.create(null);
            emitter._eventsCount = 0;
          }
          return emitter._events;
        };
        const add = (emitter, name, listener, isFirst) => {
          check(listener);
          const events = prepare(emitter);
          if (events.newListener !== undefined) emitter.emit('newListener', name, listener.listener ?? listener);
          const known = emitter._events[name];
          if (known === undefined) { emitter._events[name] = listener; emitter._eventsCount++; }
          else if (typeof known === 'function') emitter._events[name] = isFirst ? [listener, known] : [known, listener];
          else if (isFirst) known.unshift(listener); else known.push(listener);
          const list = emitter._events[name];
          const most = emitter.getMaxListeners();
          if (most > 0 && Array.isArray(list) && list.length > most && !list.warned) {
            Object.defineProperty(list, 'warned', { value: true, enumerable: false });
            process.emitWarning({ name: 'MaxListenersExceededWarning', message: `Possible EventEmitter memory leak detected. ${list.length} ${String(name)} listeners added to [${emitter.constructor.name}]. Use emitter.setMaxListeners() to increase limit` });
          }
          return emitter;
        };
        const listenersOf = (emitter, name) => {
          const known = emitter._events?.[name];
          return known === undefined ? [] : typeof known === 'function' ? [known] : known.slice();
        };
        function EventEmitter(options) {
          prepare(this);
          this._maxListeners = this._maxListeners || undefined;
        }
        EventEmitter.prototype._events = undefined;
        EventEmitter.prototype._eventsCount = 0;
        EventEmitter.prototype._maxListeners = undefined;
        for (const name of ['_events', '_eventsCount', '_maxListeners']) Object.defineProperty(EventEmitter.prototype, name, { enumerable: false });
        const methods = {
          on(name, listener) { return add(this, name, listener, false); },
          prependListener(name, listener) { return add(this, name, listener, true); },
          once(name, listener) { check(listener); return this.on(name, wrap(this, name, listener)); },
          prependOnceListener(name, listener) { check(listener); return this.prependListener(name, wrap(this, name, listener)); },
          off(name, listener) {
            check(listener);
            const known = this._events?.[name];
            if (known === undefined) return this;
            const list = typeof known === 'function' ? [known] : known;
            const index = list.findLastIndex((item) => item === listener || item.listener === listener);
            if (index < 0) return this;
            const left = list.filter((item, i) => i !== index);
            if (left.length === 0) { delete this._events[name]; this._eventsCount--; } else this._events[name] = left.length === 1 ? left[0] : left;
            if (this._events.removeListener !== undefined) this.emit('removeListener', name, listener);
            return this;
          },
          removeAllListeners(name) {
            if (name === undefined) { this._events = Object.create(null); this._eventsCount = 0; }
            else if (this._events?.[name] !== undefined) { delete this._events[name]; this._eventsCount--; }
            return this;
          },
          emit(name, ...args) {
            const known = this._events?.[name];
            if (known === undefined) {
              if (name !== 'error') return false;
              const error = args[0];
              if (error instanceof Error) { noteEmission(this, error); throw error; }
              const { inspect } = require('internal/inspect');
              const made = binding.makeError('Error', `Unhandled error. (${typeof error === 'string' ? `'${error}'` : inspect(error)})`, 'ERR_UNHANDLED_ERROR');
              made.context = error;
              throw made;
            }
            if (typeof known === 'function') { known.apply(this, args); return true; }
            for (const listener of known.slice()) listener.apply(this, args);
            return true;
          },
          listenerCount(name) { return listenersOf(this, name).length; },
          listeners(name) { return listenersOf(this, name).map((item) => item.listener ?? item); },
          rawListeners(name) { return listenersOf(this, name); },
          eventNames() { return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : []; },
          setMaxListeners(count) { this._maxListeners = count; return this; },
          getMaxListeners() { return this._maxListeners === undefined ? EventEmitter.defaultMaxListeners : this._maxListeners; },
        };
        // What a report of the error says besides its stack.
        const noteEmission = (emitter, error) => {
          const own = {};
          Error.captureStackTrace(own, methods.emit);
          let lines = own.stack.split('\n').slice(1);
          if (lines.length === 0) lines = ['    at emitErrorNT (node:internal/streams/destroy:170:8)', '    at process.processTicksAndRejections (node:internal/process/task_queues:90:21)'];
          const original = String(error.stack).split('\n').slice(1);
          for (let i = 0; i < lines.length - 3; i++) {
            const at = original.indexOf(lines[i]);
            if (at < 0) continue;
            let length = 1;
            while (i + length < lines.length && lines[i + length] === original[at + length]) length++;
            if (length > 3) { lines.splice(i + 1, length - 2, '    [... lines matching original stack trace ...]'); break; }
          }
          const name = emitter.constructor.name === 'EventEmitter' ? '' : ` on ${emitter.constructor.name} instance`;
          Object.defineProperty(error, '\0emitted', { value: `\nEmitted 'error' event${name} at:\n${lines.join('\n')}`, configurable: true });
        };
        const wrap = (emitter, name, listener) => {
          let fired = false;
          const wrapped = function (...args) {
            if (fired) return;
            fired = true;
            emitter.removeListener(name, wrapped);
            return listener.apply(emitter, args);
          };
          wrapped.listener = listener;
          return wrapped;
        };
        Object.assign(EventEmitter.prototype, methods);
        EventEmitter.prototype.addListener = methods.on;
        EventEmitter.prototype.removeListener = methods.off;
        EventEmitter.defaultMaxListeners = 10;
        EventEmitter.EventEmitter = EventEmitter;
        EventEmitter.once = (emitter, name) => new Promise((resolve, reject) => {
          const fail = (error) => { emitter.removeListener(name, done); reject(error); };
          const done = (...args) => { emitter.removeListener('error', fail); resolve(args); };
          emitter.once(name, done);
          if (name !== 'error' && emitter.once) emitter.once('error', fail);
        });
        EventEmitter.on = async function* (emitter, name) {
          const queue = [];
          let wake;
          emitter.on(name, (...args) => { queue.push(args); wake?.(); });
          while (true) {
            while (queue.length) yield queue.shift();
            await new Promise((resolve) => { wake = resolve; });
          }
        };
        EventEmitter.listenerCount = (emitter, name) => emitter.listenerCount(name);
        EventEmitter.errorMonitor = Symbol('events.errorMonitor');
        EventEmitter.captureRejectionSymbol = Symbol.for('nodejs.rejection');
        module.exports = EventEmitter;
        """#,
        "internal/abort": #"""
        class Event {
          constructor(type, options = {}) { this.type = type; Object.assign(this, options); this.defaultPrevented = false; this.timeStamp = performance.now(); }
          preventDefault() { this.defaultPrevented = true; }
          stopPropagation() {}
          stopImmediatePropagation() { this._stopped = true; }
        }
        class CustomEvent extends Event { constructor(type, options = {}) { super(type, options); this.detail = options.detail ?? null; } }
        class EventTarget {
          #listeners = new Map();
          addEventListener(type, listener, options) {
            const list = this.#listeners.get(type) ?? [];
            if (!list.some((item) => item.listener === listener)) list.push({ listener, once: options === true ? false : options?.once });
            this.#listeners.set(type, list);
          }
          removeEventListener(type, listener) { this.#listeners.set(type, (this.#listeners.get(type) ?? []).filter((item) => item.listener !== listener)); }
          dispatchEvent(event) {
            event.target = this;
            for (const item of [...(this.#listeners.get(event.type) ?? [])]) {
              if (item.once) this.removeEventListener(event.type, item.listener);
              if (typeof item.listener === 'function') item.listener.call(this, event); else item.listener.handleEvent(event);
              if (event._stopped) break;
            }
            return !event.defaultPrevented;
          }
        }
        const domError = (message, name) => { const error = new Error(message); error.name = name; error.code = name === 'AbortError' ? 20 : 23; return error; };
        class AbortSignal extends EventTarget {
          aborted = false;
          reason = undefined;
          onabort = null;
          throwIfAborted() { if (this.aborted) throw this.reason; }
          static abort(reason) { const signal = new AbortSignal(); raise(signal, reason); return signal; }
          static timeout(delay) { const signal = new AbortSignal(); setTimeout(() => raise(signal, domError('The operation was aborted due to timeout', 'TimeoutError')), delay).unref(); return signal; }
          static any(signals) {
            const made = new AbortSignal();
            for (const signal of signals) { if (signal.aborted) raise(made, signal.reason); else signal.addEventListener('abort', () => raise(made, signal.reason)); }
            return made;
          }
        }
        const raise = (signal, reason = domError('This operation was aborted', 'AbortError')) => {
          if (signal.aborted) return;
          signal.aborted = true;
          signal.reason = reason;
          const event = new Event('abort');
          signal.dispatchEvent(event);
          signal.onabort?.(event);
        };
        class AbortController {
          constructor() { this.signal = new AbortSignal(); }
          abort(reason) { raise(this.signal, reason); }
        }
        Object.assign(exports, { Event, CustomEvent, EventTarget, AbortSignal, AbortController });
        """#,
    ]
}
