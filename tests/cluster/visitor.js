/** Who visits a cluster, in a page and in Node alike: asks all the time, listens, and keeps what became of it. */
globalThis.Visitor = class {
  /**
   * `retries`: whether it asks again what can be asked twice. `every`: milliseconds between two requests. `options`:
   * more of `io.sails.connect`.
   */
  constructor(io, { name, url, retries, every, options }) {
    Object.assign(this, { name, retries, again: 0 });
    /** Of each request, in order, how it has ended: each time that it has. */
    this.endings = [];
    /** The numbers of those that it made while there was no connection. */
    this.waited = [];
    /** How often each event has come, by its sender and number. */
    this.heard = {};
    /** Where it has been let in, when, and as which visitor. */
    this.homes = [];
    this.waiting = new Set();
    this.socket = io.sails.connect(url, { reconnection: true, ...options });
    if (retries) { this.socket.retry({ onRetry: () => { this.again += 1; } }); }
    this.socket.on('news', ({ from, number }) => {
      const key = `${from} ${number}`;
      this.heard[key] = (this.heard[key] || 0) + 1;
      this.changed();
    });
    this.socket.subscribe('/rooms/news', {}, (body, jwr) => {
      if (jwr.statusCode === 200) { this.arrive(body.node); }
    });
    this.when(() => this.home).then(() => { this.timer = setInterval(() => this.ask(), every); });
  }

  arrive(node) {
    const at = Date.now();
    this.socket.get('/visits', {}, (body, jwr) => {
      if (jwr.statusCode !== 200) { return; }
      this.homes.push({ node, at, visits: body.visits });
      this.changed();
    });
  }

  ask() {
    const endings = [];
    this.endings.push(endings);
    if (!this.socket.isConnected()) { this.waited.push(this.endings.length); }
    const url = `/work/${this.name}/${this.endings.length}`;
    this.socket[this.retries ? 'put' : 'post'](url, {}, (body, jwr) => {
      endings.push(jwr.error && jwr.error.code || jwr.statusCode);
      this.changed();
    });
  }

  changed() {
    this.waiting.forEach((look) => look());
  }

  /** Resolves as soon as something is true of it. */
  when(isSo) {
    return new Promise((resolve) => {
      const look = () => {
        if (!isSo()) { return; }
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });
  }

  get home() {
    return this.homes.length ? this.homes[this.homes.length - 1].node : null;
  }

  /** It has been let in by another than this one. */
  async leaves(node) {
    await this.when(() => this.home !== node);
  }

  /** So many more of its requests have ended. */
  async works(count) {
    const last = this.endings.length + count;
    await this.when(() => this.endings.length >= last && this.endings[last - 1].length > 0);
  }

  /** It asks no more; what it has kept, when all that it has asked has ended, or does not end. */
  async end() {
    clearInterval(this.timer);
    const hasEnded = this.when(() => 'end 0' in this.heard && this.endings.every((endings) => endings.length > 0));
    await Promise.race([hasEnded, new Promise((resolve) => { setTimeout(resolve, 30000); })]);
    await this.socket.get('/visits'); // an ending that came twice would have come before this one
    const { name, retries, again, waited, endings, heard, homes } = this;
    return { name, retries, again, waited, endings, heard, homes };
  }
};
