import { z } from 'zod';
import { element, text } from './hast.ts';
import { defineBlock } from './define.ts';

/** A video file is played in place; a page of a video site is linked, so that nothing of it loads unasked. */
export const video = defineBlock({
  name: 'Video',
  display: 'block',
  attributes: z.object({ src: z.string().min(1), title: z.string().default('Watch the video') }),
  toMdast: ({ src, title }) => [
    { type: 'paragraph', children: [{ type: 'link', url: src, children: [{ type: 'text', value: title }] }] },
  ],
  toHast: ({ src, title }) => {
    const link = element('a', { href: src }, [text(title)]);
    return /\.(?:mp4|webm)$/u.test(src)
      ? [element('video', { src, controls: true, preload: 'none', ariaLabel: title }, [link])]
      : [element('p', { className: ['guide-video'] }, [link])];
  },
});
