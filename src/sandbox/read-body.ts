import type { SandboxContext } from './environment.ts';

/** Lists and objects in one another, at most: what is made of deeper ones has no room on the stack. */
const deepest = 50;

/** The body of a request as JSON, `{}` if it is empty; nothing if it is none, or one that is too deep. */
export async function readJson(context: SandboxContext): Promise<unknown> {
  const text = await context.req.text();
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isShallow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isShallow(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= deepest; depth += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (level.length === 0) return true;
  }
  return false;
}

/** The fields of a form; none if the body is no form. */
export async function readForm(context: SandboxContext): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await context.req.parseBody();
  } catch {
    // A body in parts that do not end, for one.
    return {};
  }
}
