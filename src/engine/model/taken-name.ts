/** Whether every object has a property of this name: what is kept by names would find that instead. */
export function isTaken(name: string): boolean {
  return Object.hasOwn(Object.prototype, name);
}

/** Why such a name is none, as the end of a sentence. */
export const takenReason = 'JavaScript has a meaning of its own for it';
