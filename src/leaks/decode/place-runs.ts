/**
 * Where the bytes of a decoded text come from. They follow one another as in the text they were
 * read from, except where something encoded was read: only there a run is kept.
 */
export class PlaceRuns {
  #starts = new Uint32Array(64);
  #places = new Uint32Array(64);
  #count = 0;

  /** From `start` on, bytes come from `place` and what follows it. Calls go from left to right. */
  add(start: number, place: number): void {
    if (this.#count === this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#places = doubled(this.#places);
    }
    this.#starts[this.#count] = start;
    this.#places[this.#count++] = place;
  }

  at(index: number): number {
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] as number) <= index) low = middle + 1;
      else high = middle;
    }
    const run = low - 1;
    return run < 0 ? index : (this.#places[run] as number) + index - (this.#starts[run] as number);
  }
}

function doubled(from: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(from.length * 2);
  to.set(from);
  return to;
}
