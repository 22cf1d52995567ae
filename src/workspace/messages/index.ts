/** The languages of the site's own words: every export is a dictionary, named by its language. */
export { ar } from './ar.ts';
export { de } from './de.ts';
export { en } from './en.ts';
export { es } from './es.ts';
export { fr } from './fr.ts';
export { ja } from './ja.ts';
