import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pictureSizeOf } from '../../src/workspace/picture-size.ts';
import { createFolder } from '../cli/run-command.ts';

/** A photo of 40 × 30 pixels, as far as its head goes; `orientation` is how the camera was held. */
function jpeg(orientation: number): Uint8Array {
  const exif = Buffer.from(
    `ffe100224578696600004d4d002a0000000800010112000300000001000${orientation}000000000000`,
    'hex',
  );
  const frame = Buffer.from('ffc0000b08001e002801011100', 'hex');
  return Buffer.concat([Buffer.from('ffd8ffe0000400', 'hex'), Buffer.from('00', 'hex'), exif, frame, Buffer.alloc(40)]);
}

const svg = (attributes: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><path d="M0 0"/></svg>`;
const folder = createFolder({
  'public/upright.jpg': jpeg(1),
  'public/on-its-side.jpg': jpeg(6),
  'public/sized.svg': svg('width="20" height="10" viewBox="0 0 40 20"'),
  'public/wide.svg': svg('width="200px" viewBox="0 0 40 20"'),
  'public/shape.svg': svg('viewBox="0 0 40 20"'),
  'public/full.svg': svg('width="100%" height="100%" viewBox="0 0 40 20"'),
  'public/commas.svg': svg('viewBox="0,0,40,20"'),
  'public/none.svg': svg(''),
  'public/cut.png': Buffer.from('89504e470d0a1a0a', 'hex'),
  'public/empty.png': '',
  'public/text.png': 'no picture',
  'public/.hidden.svg': svg('width="20" height="10"'),
  'outside.svg': svg('width="20" height="10"'),
  'content/a.txt': '',
});

test.each([
  ['/upright.jpg', { width: 40, height: 30, isScaled: false }],
  ['/on-its-side.jpg', { width: 30, height: 40, isScaled: false }],
  ['/sized.svg', { width: 20, height: 10, isScaled: false }],
  ['/wide.svg', { width: 200, height: 100, isScaled: false }],
  ['/shape.svg', { width: 40, height: 20, isScaled: true }],
  ['/full.svg', { width: 40, height: 20, isScaled: true }],
  ['/commas.svg', undefined],
  ['/none.svg', undefined],
  ['/cut.png', undefined],
  ['/empty.png', undefined],
  ['/text.png', undefined],
  ['/.hidden.svg', undefined],
  ['/../outside.svg', undefined],
  ['/missing.png', undefined],
])('%s', (address, size) => {
  expect(pictureSizeOf(join(folder, 'content'), address)).toEqual(size);
});
