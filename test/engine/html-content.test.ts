/** What HTML and other platforms' signs inside a guide become: nothing between words, lines and cells is lost. */
import { describe, expect, test } from 'vitest';
import { compile, render } from '../../src/engine/index.ts';

const head = '---\ntitle: T\ndescription: D.\n---\n\n';

function markdownOf(body: string, path = 'guide.md'): string {
  const { guide } = compile({ source: `${head}${body}\n`, path, variables: ['product.name'] });
  if (!guide) throw new Error(`No guide came of ${body}`);
  return render(guide, 'markdown').split('\n# T\n\n')[1]?.trimEnd() ?? '';
}

describe('blanks at the ends of marks stand outside of them', () => {
  test.each([
    ['<b>Key: </b>copy it', '**Key:** copy it'],
    ['copy<b> it</b> now', 'copy **it** now'],
    ['<strong>Key\n</strong>copy', '**Key** copy'],
    ['<i>a </i><b> b</b>c', '_a_ **b**c'],
    ['<b> </b>a<b> </b>b', 'a b'],
    ['a <i> b </i> c', 'a _b_ c'],
    ['<del>old </del>new', '~~old~~ new'],
    ['see <a href="https://a.test">the page </a>now', 'see [the page](https://a.test) now'],
    ['<b><i>a </i></b>b', '**_a_** b'],
    ['<b>a<br></b>b', '**a**\\\nb'],
    ['a <span> b </span>c', 'a b c'],
    ['run <code> npm start </code>now', 'run `npm start` now'],
    ['<Copy>key </Copy>is copied', '`key` is copied'],
    ['## <b>Open </b>settings', '## **Open** settings'],
    ['- <b>a </b>b', '- **a** b'],
    ['| a |\n| - |\n| <b>c </b>d |', '| a |\n| - |\n| **c** d |'],
  ])('%s', (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
    expect(markdownOf(html, 'guide.mdx')).toBe(markdown);
  });
});

describe('lines of code stay lines', () => {
  test.each([
    ['<pre>a<br>b</pre>', '```\na\nb\n```'],
    ['<pre><code>a</code><code>b</code></pre>', '```\na\nb\n```'],
    ['<pre>\n  a\n    b\n</pre>', '```\na\n  b\n```'],
    ['<pre><code class="language-sh">a \\\n  *b*</code></pre>', '```sh\na \\\n  *b*\n```'],
    ['<pre class="lang-py"><b>def</b> f(x):\n    return &lt;x&gt;</pre>', '```py\ndef f(x):\n    return <x>\n```'],
    ['<pre><span class="line">a \\</span>\n<span class="line">  b</span></pre>', '```\na \\\n  b\n```'],
    ['<pre><span class="line">a</span><span class="line">b</span></pre>', '```\na\nb\n```'],
    ['- x\n\n  <pre>a\n    b</pre>', '- x\n\n  ```\n  a\n    b\n  ```'],
    ['> <pre>a\n>   b</pre>', '> ```\n> a\n>   b\n> ```'],
    ['<pre>{`a\n  b`}</pre>', '```\na\n  b\n```'],
    ['<pre>curl <tenant>.test</pre>', '```\ncurl <tenant>.test\n```'],
    ['Type <code>a<br>b</code> here', 'Type `a` `b` here'],
    ['<kbd>Ctrl</kbd>+<kbd>C</kbd>', '`Ctrl`+`C`'],
    ['<code>a_b_c</code>', '`a_b_c`'],
  ])('%s', (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  test('variables in code are variables', () => {
    const { guide } = compile({
      source: `${head}<code>{product.name} key</code>\n\n<pre>a {product.name}\n  b</pre>\n`,
      path: 'guide.mdx',
      variables: ['product.name'],
    });
    expect(JSON.stringify(guide)).toContain('"value":"{product.name} key","data":{"variables":true}');
    expect(JSON.stringify(guide)).toContain('"value":"a {product.name}\\n  b","data":{"variables":true}');
  });

  test('a source with carriage returns gives what one without gives', () => {
    const body = '```sh\na\nb\n```\n\n<pre>a\n  b</pre>\n\n<Card title="a">\n\nb\nc\n\n</Card>\n\na `b\nc` d\n';
    const models = [body, body.replaceAll('\n', '\r\n')].map((text) => {
      const { guide } = compile({ source: `${head}${text}`, path: 'guide.md' });
      return guide && { ...guide, source: undefined };
    });
    expect(JSON.stringify(models[1])).toBe(JSON.stringify(models[0]));
    expect(JSON.stringify(models[1])).not.toContain('\\r');
  });
});

describe('a value of a table stays under its heading', () => {
  const table = (...rows: string[]): string => `<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`;

  test.each([
    ['rows', table('<th>A</th><th>B</th>', '<td rowspan="2">c</td><td>d</td>', '<td>e</td>'), ['c | d', ' | e']],
    ['columns', table('<th>A</th><th>B</th>', '<td colspan="2">c</td>', '<td>d</td><td>e</td>'), ['c | ', 'd | e']],
    [
      'both',
      table('<th>A</th><th>B</th><th>C</th>', '<td rowspan="2" colspan="2">c</td><td>d</td>', '<td>e</td>'),
      ['c | | d', ' | | e'],
    ],
    ['JSX', table('<th>A</th><th>B</th>', '<td rowSpan={2}>c</td><td>d</td>', '<td>e</td>'), ['c | d', ' | e']],
  ])('where a cell spans %s', (_name, html, rows) => {
    const lines = markdownOf(html)
      .split('\n')
      .slice(2)
      .map((line) => line.replace(/^\| ?/u, '').replace(/ ?\|$/u, '').trimEnd());
    expect(lines.map((line) => line.split('|').map((cell) => cell.trim()))).toEqual(
      rows.map((row) => row.split('|').map((cell) => cell.trim())),
    );
  });

  test('without a head it gets an empty one', () => {
    expect(markdownOf(table('<td>a</td><td>b</td>'))).toBe('| | |\n| - | - |\n| a | b |');
  });

  test('paragraphs, items and lines of a cell are told apart', () => {
    const html = table(
      '<th>A</th>',
      '<td><p>a</p><p>b</p></td>',
      '<td><ul><li>c</li><li>d</li></ul></td>',
      '<td>e<br>f</td>',
    );
    expect(markdownOf(html)).toBe('| A |\n| - |\n| a<br>b |\n| c<br>d |\n| e<br>f |');
  });
});

describe('other elements keep what they say', () => {
  test.each([
    ['10<sup>6</sup>, H<sub>2</sub>O, Acme<sup>TM</sup>', '10⁶, H₂O, Acme™'],
    ['<abbr title="Personal access token">PAT</abbr>', 'PAT (Personal access token)'],
    ['<q>yes</q>', '“yes”'],
    ['<video controls><source src="https://a.test/k.mp4" /></video>', '[Watch the video](https://a.test/k.mp4)'],
    ['<details><summary>More</summary>\n\na\n\nb\n\n</details>', '**More**\n\na\n\nb'],
    ['<details><summary>More</summary><p>a</p><p>b</p></details>', '**More**\n\na\n\nb'],
    ['| Read | <Icon icon="check" /> |\n| - | - |', '| Read | check |\n| - | - |'],
    ['Click <Icon icon="fa-solid fa-gear" />.', 'Click gear.'],
    ['<Icon icon="key" /> Keys', 'Keys'],
    ['[a](HTTPS://A.test/B) [b](//c.test/d)', '[a](https://A.test/B) [b](https://c.test/d)'],
    ['<a href=" https://a.test ">a</a>', '[a](https://a.test)'],
  ])('%s', (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });
});

describe('callouts stay as grave as they are', () => {
  test.each([
    ['> [!WARNING]\n> Keep it.', '> **Warning:** Keep it.'],
    ['> [!caution] Twice\n> Keep it.', '> **Danger: Twice** Keep it.'],
    [':::tip[Well]\nKeep it.\n:::', '> **Tip: Well** Keep it.'],
    ['::: warning Careful\n\nKeep it.\n\n- a\n:::\n\nb', '> **Warning: Careful** Keep it.\n>\n> - a\n\nb'],
    ['!!! danger "Careful"\n    Keep it.\n\n    b\n\nc', '> **Danger: Careful** Keep it.\n>\n> b\n\nc'],
    ['{% hint style="info" %}\nKeep it.\n{% endhint %}', '> **Info:** Keep it.'],
    ['{{< admonition type="warning" >}}\nKeep it.\n{{< /admonition >}}', '> **Warning:** Keep it.'],
    ['/// note | Careful\nKeep it.\n///', '> **Note: Careful** Keep it.'],
    ['<Callout type="danger">Keep it.</Callout>', '> **Danger:** Keep it.'],
    ['<Aside type="caution" title="Careful">Keep it.</Aside>', '> **Warning: Careful** Keep it.'],
    [':::tip\nIt never ends.', ':::tip It never ends.'],
  ])('%s', (signs, markdown) => {
    expect(markdownOf(signs)).toBe(markdown);
  });

  test('the id of a heading is its address', () => {
    const { guide } = compile({ source: `${head}## Make a key {#key}\n\n[a](#key)\n`, path: 'guide.md' });
    expect(guide?.sections[0]).toMatchObject({ title: 'Make a key', id: 'key' });
  });
});
