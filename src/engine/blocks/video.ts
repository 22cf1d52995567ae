import { z } from 'zod';
import { element, text } from './hast.ts';
import { defineBlock } from './define.ts';

/** A video file is played in place; a page of a video site is linked, so that nothing of it loads unasked. */
export const video = defineBlock({
  name: 'Video',
  display: 'block',
  attributes: z.object({ src: z.string().min(1), title: z.string().optional() }),
  toMdast: ({ src, title }, _children, { labels }) => [
    {
      type: 'paragraph',
      children: [{ type: 'link', url: src, children: [{ type: 'text', value: title ?? labels.video }] }],
    },
  ],
  toHast: ({ src, title }, _children, { labels }) => {
    const words = title ?? labels.video;
    const link = element('a', { href: src }, [text(words)]);
    return /\.(?:mp4|webm)$/u.test(src)
      ? [element('video', { src, controls: true, preload: 'none', ariaLabel: words }, [link])]
      : [element('p', { className: ['guide-video'] }, [link])];
  },
});
