import { enableCopying } from './copying.ts';
import { enableFilter } from './filter.ts';
import { followOutline } from './outline.ts';

enableCopying(document);
enableFilter(document);
followOutline(document);
