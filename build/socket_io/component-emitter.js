// An emitter as socket.io's classes extend it, in the syntax of today.
export class Emitter {
  on(event, fn) {
    const known = (this._callbacks = this._callbacks || new Map());
    if (!known.has(event)) known.set(event, []);
    known.get(event).push(fn);
    return this;
  }

  once(event, fn) {
    const on = (...values) => {
      this.off(event, on);
      fn.apply(this, values);
    };
    on.fn = fn;
    return this.on(event, on);
  }

  // All handlers, those of an event, or the first of them that is `fn`.
  off(...named) {
    const known = this._callbacks;
    const [event, fn] = named;
    if (!named.length) this._callbacks = undefined;
    else if (known && named.length < 2) known.delete(event);
    else {
      const fns = this.listeners(event);
      const place = fns.findIndex((each) => each === fn || each.fn === fn);
      if (place >= 0) fns.splice(place, 1);
      if (known && !fns.length) known.delete(event);
    }
    return this;
  }

  emit(event, ...values) {
    for (const fn of [...this.listeners(event)]) fn.apply(this, values);
    return this;
  }

  listeners(event) {
    return (this._callbacks && this._callbacks.get(event)) || [];
  }

  hasListeners(event) {
    return !!this.listeners(event).length;
  }
}

const { prototype } = Emitter;
prototype.addEventListener = prototype.on;
prototype.removeListener = prototype.removeEventListener = prototype.removeAllListeners = prototype.off;
prototype.emitReserved = prototype.emit;
