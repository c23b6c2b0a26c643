// Long polling by `fetch`: a tenth of the code for XMLHttpRequest, and there in service workers as well.
//
// socket.io's own `Fetch` sends no cookies to the page's own server, and never hears of an answer that breaks off.
// The errors are called as they always were: pages look for `xhr poll error`.
import { Polling } from "./polling.js";

export class XHR extends Polling {
  doPoll() {
    this._ask("poll", "GET", undefined, (text) => this.onData(text));
  }

  doWrite(body, done) {
    this._ask("post", "POST", body, done);
  }

  _ask(what, method, body, done) {
    let answer;
    fetch(this.uri(), {
      method,
      body,
      headers: this.opts.extraHeaders,
      credentials: this.opts.withCredentials ? "include" : "same-origin",
    })
      .then((found) => (answer = found).text())
      .then((text) => {
        if (!answer.ok) throw answer;
        done(text);
      })
      .catch(() => this.onError(`xhr ${what} error`, answer ? answer.status : 0, answer));
  }
}
