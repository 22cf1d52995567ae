import { type HastDecorator, pathOf } from '../../../engine/index.ts';
import { resolveAddress, splitAddress } from '../../../engine/internal.ts';
import type { Site } from '../../site.ts';

/** Pictures of the site say how large they are, so that nothing below moves once they are there. */
export function pictureSizes({ origin, pictureSize }: Pick<Site, 'origin' | 'pictureSize'>): HastDecorator {
  return {
    elements: ['img'],
    apply: (picture, { document }) => {
      const { src, width, height } = picture.properties;
      if (typeof src !== 'string' || width !== undefined || height !== undefined) return picture;
      const own = src.startsWith(`${origin}/`) ? src.slice(origin.length) : src;
      const size = pictureSize(splitAddress(resolveAddress(own, pathOf(document))).path);
      if (!size) return picture;
      const scaled = size.isScaled ? { dataGuideScaled: true } : {};
      const properties = { ...picture.properties, width: size.width, height: size.height, ...scaled };
      return { ...picture, properties };
    },
  };
}
