extension Library {
    /// What typed arrays do with callbacks; they share it with arrays where both do the same.
    static let typedArrays = #"""
        const typed = Object.getPrototypeOf(Uint8Array.prototype);
        const TypedArray = Object.getPrototypeOf(Uint8Array);
        const check = (value) => { if (binding.kindOf(value) !== 'bytes') throw new TypeError('this is not a typed array.'); };
        const like = (list, items) => new (list.constructor[Symbol.species] ?? list.constructor)(items);

        const shared = {};
        for (const name of ['forEach', 'reduce', 'reduceRight', 'find', 'findIndex', 'findLast', 'findLastIndex', 'some', 'every', 'indexOf', 'lastIndexOf', 'includes', 'join', 'at', 'toString']) shared[name] = Array.prototype[name];
        hide(typed, shared);

        const numeric = (a, b) => {
          if (a < b) return -1;
          if (a > b) return 1;
          if (a === 0 && b === 0) return Object.is(a, -0) ? (Object.is(b, -0) ? 0 : -1) : Object.is(b, -0) ? 1 : 0;
          return a !== a ? (b !== b ? 0 : 1) : b !== b ? -1 : 0;
        };
        const sorted = (list, compare) => {
          if (compare !== undefined && typeof compare !== 'function') throw new TypeError('The comparison function must be either a function or undefined');
          return Array.from(list).sort(compare ?? numeric);
        };
        hide(typed, {
          map(callback, self) { check(this); return like(this, Array.prototype.map.call(this, callback, self)); },
          filter(callback, self) { check(this); return like(this, Array.prototype.filter.call(this, callback, self)); },
          sort(compare) { check(this); this.set(sorted(this, compare)); return this; },
          toSorted(compare) { check(this); return like(this, sorted(this, compare)); },
          toReversed() { check(this); return this.slice().reverse(); },
          with(index, value) {
            check(this);
            const place = Math.trunc(Number(index)) || 0;
            const at = place < 0 ? this.length + place : place;
            if (at < 0 || at >= this.length) throw new RangeError('Invalid typed array index');
            const copy = this.slice();
            copy[at] = value;
            return copy;
          },
          toLocaleString() { return Array.from(this).toLocaleString(); },
        });
        hide(TypedArray, {
          from(source, map, self) { return new this(Array.from(source, map, self)); },
          of(...items) { return new this(items); },
        });
        Object.defineProperty(TypedArray, Symbol.species, { get() { return this; }, configurable: true });
        """#
}
