/** The file of a renderer's folder that answers on edge platforms. */
export const answerFile = 'answer.js';
