// Makes the page that is part of the program: one script and one style sheet, beside page.html. Run by `npm run build`.
import { build } from 'esbuild';

await build({
  entryPoints: { page: 'src/main.js' },
  bundle: true,
  minify: true,
  charset: 'utf8',
  legalComments: 'inline',
  target: ['es2022'],
  format: 'iife',
  outdir: '../resources/org/frond/view',
});
