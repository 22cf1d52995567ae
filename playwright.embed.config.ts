import config from './playwright.config.ts';
const { webServer: _w, ...rest } = config;
export default {
  ...rest,
  workers: 1,
  reporter: 'list',
  testMatch: 'embed.spec.ts',
  outputDir: '/tmp/h/embed-bench/pw',
};
