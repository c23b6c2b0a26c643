// How long to wait before the next attempt, in milliseconds: twice as long each time, give or take a share of it.
export class Backoff {
  constructor({ min, max, jitter }) {
    this.ms = min;
    this.max = max;
    this.jitter = jitter > 0 && jitter <= 1 ? jitter : 0;
    this.attempts = 0;
  }

  duration() {
    const ms = this.ms * 2 ** this.attempts++;
    return Math.min(ms + Math.floor((2 * Math.random() - 1) * this.jitter * ms), this.max) | 0;
  }

  reset() {
    this.attempts = 0;
  }

  setMin(min) {
    this.ms = min;
  }

  setMax(max) {
    this.max = max;
  }

  setJitter(jitter) {
    this.jitter = jitter;
  }
}
