import { describe, expect, test } from 'vitest';
import { findSvgDanger } from '../../src/engine/check/variant-checks/svg-danger.ts';

const around = (inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n${inner}\n</svg>`;

describe('an SVG is not published with', () => {
  test.each([
    ['a script', '<script>alert(1)</script>', '`<script>`'],
    ['a script of another name', '<s:SCRIPT xmlns:s="http://www.w3.org/2000/svg"/>', '`<s:SCRIPT>`'],
    ['a page', '<foreignObject><b>x</b></foreignObject>', '`<foreignObject>`'],
    ['an event handler', '<rect onload="alert(1)"/>', 'the event handler `onload`'],
    ['one in capitals', "<rect\nONCLICK = 'x'/>", 'the event handler `ONCLICK`'],
    ['a picture from elsewhere', '<image href="https://evil.test/a.png"/>', 'the address `https://evil.test/a.png`'],
    ['one by its old name', '<image xlink:href="//evil.test/a.png"/>', 'the address `//evil.test/a.png`'],
    ['a picture that is an SVG', '<image href="data:image/svg+xml,x"/>', 'the address `data:image/svg+xml,x`'],
    ['parts of another file', '<use href="other.svg#a"/>', 'the address `other.svg#a`'],
    ['a link that runs', '<a href="java&#x73;cript:alert(1)"><path/></a>', 'the address `javascript:alert(1)`'],
    ['a paint from elsewhere', '<rect fill="url( \'https://evil.test/#a\')"/>', 'the address `https://evil.test/#a`'],
    ['a style that loads', '<rect style="background:url(//evil.test)"/>', 'the address `//evil.test`'],
    ['a style sheet that loads', '<style>@import "a.css";</style>', 'an `@import`'],
    ['one in a section', '<style><![CDATA[@im]]>port "a.css";</style>', 'an `@import`'],
    ['one in a section, whole', '<style><![CDATA[ @import "a.css"; ]]></style>', 'an `@import`'],
    ['a word spelt in escapes', '<rect style="fill:\\75rl(//evil.test)"/>', 'a style with a `\\`'],
    ['a paint spelt in escapes', '<rect fill="\\75rl(//evil.test)"/>', 'a style with a `\\`'],
    [
      'an animated address',
      '<animate attributeName="xlink:href" values="javascript:x"/>',
      'an animation of `xlink:href`',
    ],
    ['a tag inside a value', '<rect a="<script>"/>', 'something that is no plain element'],
    ['a quote that does not end', '<rect a="x/>', 'something that is no plain element'],
    ['an element that does not end', '<g>', 'an element that does not end'],
    ['an instruction', '<?xml-stylesheet href="a.css"?>', 'something that is no plain element'],
  ])('%s', (_name, inner, what) => {
    const danger = findSvgDanger(around(inner));
    expect(danger?.what).toContain(what);
  });

  test.each([
    ['an entity of its own', '<!DOCTYPE svg [<!ENTITY x "y">]><svg/>'],
    ['another root', '<html><svg/></html>'],
    ['a second root', '<svg/><script/>'],
    ['a style sheet before it', '<?xml version="1.0"?>\n<?xml-stylesheet href="a.css"?>\n<svg/>'],
    ['nothing in it', ''],
  ])('%s', (_name, text) => {
    expect(findSvgDanger(text)).toBeDefined();
  });

  test('the line of it', () => {
    expect(findSvgDanger(around('<g>\n<path/>\n<script/>\n</g>'))).toEqual({ what: '`<script>`', line: 4 });
  });
});

test.each([
  ['a drawing', around('<defs><linearGradient id="a"/></defs><path d="M0 0" fill="url(#a)"/>')],
  [
    'what programs write',
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- Made by <A & B> -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${around('<g id="on"/>')}`,
  ],
  ['styles of its own', around('<style>.a{fill:url("#a")} /* url(x) */</style><use xlink:href="#a"/>')],
  ['pixels', around('<image href="data:image/png;base64,AAAA"/>')],
  [
    'a path of the machine it was made on',
    around('<g inkscape:export-filename="C:\\Users\\a (1).png"/>').replace('\\a (', '\\a_'),
  ],
  ['a title', around('<title>url(x) &lt;script&gt;</title>')],
])('%s is fine', (_name, text) => {
  expect(findSvgDanger(text)).toBeUndefined();
});

test.each(['<a ', '<a b="', '<!--', '<g>', '<g a="b" ', '<style>\\'])('thousands of %s are read in no time', (part) => {
  expect(findSvgDanger(around(part.repeat(200_000 / part.length)))).toBeDefined();
});
