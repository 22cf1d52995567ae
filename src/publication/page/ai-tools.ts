/** A tool that a link can ask something. */
export interface AiTool {
  readonly name: string;
  /** The address that asks it; what is asked comes at its end. */
  readonly ask: string;
}

/** The tools that the page menu leads to. */
export const aiTools: readonly AiTool[] = [
  { name: 'Claude', ask: 'https://claude.ai/new?q=' },
  { name: 'ChatGPT', ask: 'https://chatgpt.com/?q=' },
  { name: 'Cursor', ask: 'https://cursor.com/link/prompt?text=' },
];
