/** The languages of the site's own words: every export is a dictionary, named by its language. */
export { en } from './en.ts';
