import type { BodyNode } from '../../model/body.ts';

/** The panel beside a guide, such as a docs platform's selector of actions, gives way to its content. */
export function openPanel({ name, content }: { name: string; content: () => BodyNode[] }): BodyNode[] | undefined {
  return name === 'Panel' ? content() : undefined;
}
