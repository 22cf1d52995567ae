/** Random guides as authors of the hub and `Step N:` dialects write them: valid MDX, every word in it unique. */
import * as fc from 'fast-check';

/** Says a piece of a source; `word` gives a word that no other piece has. */
type Piece = (word: () => string) => string;

const inline: fc.Arbitrary<Piece> = fc.constantFrom<Piece>(
  (w) => w(),
  (w) => `**${w()}**`,
  (w) => `*${w()} ${w()}*`,
  (w) => `\`${w()} <${w()}> {${w()}}\``,
  (w) => `[${w()}](https://acme.test/b?c=d&e=f)`,
  (w) => `<b>${w()}</b>`,
  () => '<br/>',
  (w) => `<br />${w()}`,
  (w) => `<a href="https://acme.test" target="_blank">${w()}</a>`,
  (w) => `${w()} > ${w()} & ${w()}`,
  () => '<Icon icon="key" />',
  (w) => `&quot;${w()}&quot;`,
  (w) => `{"${w()}"}`,
  (w) => `<code>${w()}</code>`,
  (w) => `https://${w()}.test/x_y`,
  (w) => `~~${w()}~~`,
  (w) => `<Tooltip tip="t">${w()}</Tooltip>`,
  (w) => `<span className="x" style={{color: 'red'}}>${w()}</span>`,
  (w) => `![${w()}](/i.png)`,
  (w) => `<img src="/a.png" alt="${w()}" />`,
  (w) => `$${w()}_${w()} @${w()} :${w()}:`,
  () => '{/* a comment */}',
);

const line: fc.Arbitrary<Piece> = fc
  .array(inline, { minLength: 1, maxLength: 4 })
  .map((pieces) => (w) => `${w()} ${pieces.map((piece) => piece(w)).join(' ')}`);
const lines = (minLength: number): fc.Arbitrary<Piece[]> => fc.array(line, { minLength, maxLength: 3 });

const { block } = fc.letrec<{ block: Piece }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    line,
    lines(2).map((all) => (w: () => string) => all.map((each) => each(w)).join('\n')),
    lines(1).map((all) => (w: () => string) => all.map((each) => `- ${each(w)}`).join('\n')),
    lines(1).map((all) => (w: () => string) => all.map((each, index) => `${index + 1}. ${each(w)}`).join('\n')),
    lines(2).map(
      (all) => (w: () => string) =>
        all.map((each, index) => `${index + 1}. ${each(w)}\n<img src="/x.png" />`).join('\n'),
    ),
    lines(1).map(
      (all) => (w: () => string) =>
        all.map((each, index) => `${index + 1}. ${each(w)}\n   - ${w()}\n   - ${w()}\n\n     ${w()}`).join('\n'),
    ),
    fc.constantFrom<Piece>(
      (w) => `\`\`\`bash\n${w()} <x> {y}\n\n  ${w()}\n\`\`\``,
      (w) => `| ${w()} | ${w()} |\n| --- | --- |\n| \`${w()}\` | ${w()}<br/>${w()} |`,
      (w) => `> ${w()}\n> ${w()}`,
      () => '<img src="/a.png" style={{maxWidth: "450px" }}/>',
      () => '---',
      (w) => `<p>${w()} <em>${w()}</em></p>`,
      (w) => `<ul>\n  <li>${w()}</li>\n  <li><p>${w()}</p></li>\n</ul>`,
      (w) => `<pre>\n${w()} ${w()}\n  ${w()}\n</pre>`,
      (w) => `<details>\n<summary>${w()}</summary>\n\n${w()}\n\n</details>`,
    ),
    fc
      .tuple(
        fc.constantFrom(
          'Note',
          'Warning',
          'Check',
          'Frame',
          'Card',
          'Columns',
          'Panel',
          'Foo',
          'div',
          'center',
          'CodeGroup',
        ),
        tie('block'),
        fc.constantFrom('', '  '),
      )
      .map(
        ([name, inner, by]) =>
          (w: () => string) =>
            `<${name}>\n${indent(inner(w), by)}\n</${name}>`,
      ),
    fc.tuple(fc.constantFrom('Note', 'Info', 'Tip', 'Foo'), line).map(
      ([name, inner]) =>
        (w: () => string) =>
          `<${name}>${inner(w)}</${name}>`,
    ),
    fc.tuple(fc.constantFrom('Accordion', 'Tab', 'Expandable', 'Card', 'Update'), tie('block')).map(
      ([name, inner]) =>
        (w: () => string) =>
          `<${name} title="${w()}">\n${indent(inner(w), '  ')}\n</${name}>`,
    ),
    fc.tuple(tie('block'), tie('block')).map(
      ([a, b]) =>
        (w: () => string) =>
          `${a(w)}\n\n${b(w)}`,
    ),
  ),
}));

const step = fc
  .tuple(fc.constantFrom('', ' icon="key"', ' titleSize="h3"'), block, fc.constantFrom('', '  ', '    ', '\t'))
  .map(
    ([attributes, body, by]): Piece =>
      (w) =>
        `<Step title="${w()} ${w()}"${attributes}>\n${indent(body(w), by)}\n</Step>`,
  );

const steps = fc.tuple(fc.array(step, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '  ', '    ')).map(
  ([all, by]): Piece =>
    (w) =>
      `<Steps>\n${all.map((each) => indent(each(w), by)).join('\n\n')}\n</Steps>`,
);

const hub = fc.tuple(block, fc.array(fc.tuple(block, steps, block), { minLength: 1, maxLength: 2 })).map(
  ([intro, sections]): Piece =>
    (w) =>
      `${intro(w)}\n\n${sections.map(([before, all, after]) => `## ${w()} ${w()}\n\n${before(w)}\n\n${all(w)}\n\n${after(w)}`).join('\n\n')}\n`,
);

const headings = fc
  .tuple(
    block,
    fc.constantFrom('##', '###', '####'),
    fc.array(fc.tuple(line, block, block), { minLength: 1, maxLength: 3 }),
  )
  .map(
    ([intro, marks, all]): Piece =>
      (w) =>
        `## ${w()}\n\n${intro(w)}\n\n${all.map(([title, a, b], index) => `${marks} Step ${index + 1}: ${title(w)}\n${a(w)}\n\n${b(w)}`).join('\n\n')}\n`,
  );

/** A guide of either dialect, and how many steps it has. */
export const foreignGuide: fc.Arbitrary<{ source: string; steps: number }> = fc.oneof(hub, headings).map((say) => {
  let count = 0;
  const source = `---\ntitle: A guide\n---\n\n${say(() => `w${(count += 1)}`)}`;
  return { source, steps: source.match(/<Step |^#+ Step \d/gmu)?.length ?? 0 };
});

function indent(text: string, by: string): string {
  return text
    .split('\n')
    .map((each) => (each === '' ? each : by + each))
    .join('\n');
}
