import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';

/** The addresses of docs/architecture.md, for `npm run dev`; in production the server does the same. */
function faces(): Plugin {
  const routes: [RegExp, string][] = [
    [/^\/(j\/\d*)?(\?.*)?$/, '/index.html'],
    [/^\/host(\?.*)?$/, '/host.html'],
    [/^\/screen(\?.*)?$/, '/screen.html'],
    [/^\/steward(\?.*)?$/, '/steward.html'],
    [/^\/s\/[0-9a-z]+(\/.*)?$/, '/page.html'],
  ];
  return {
    name: 'trophycast-faces',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const face = routes.find(([address]) => address.test(request.url ?? ''));
        if (face !== undefined) request.url = face[1];
        next();
      });
    },
  };
}

const server = process.env['TROPHYCAST_SERVER'] ?? 'http://localhost:8080';
const entry = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  plugins: [svelte(), faces()],
  build: {
    manifest: true,
    // The content security policy is `default-src 'self'`: nothing may be inlined, neither scripts nor data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        member: entry('index.html'),
        host: entry('host.html'),
        screen: entry('screen.html'),
        page: entry('page.html'),
        steward: entry('steward.html'),
      },
      output: {
        codeSplitting: {
          // What all faces start with, in one piece: on a slow network the number of files costs more than their size.
          groups: [
            {
              name: 'base',
              test: /node_modules\/svelte\/|src\/(api|design|protocol)\/|src\/i18n\/([a-zA-Z.]+$|shared\/(en|index)\.ts$)|src\/views\/shared\/(Brand|Button|Field|LanguagePicker|ThemeToggle|TopBar|motion|refusals)\b/,
            },
          ],
        },
      },
    },
  },
  server: {
    // The tests read the golden messages.
    fs: { allow: ['.', '../docs/golden'] },
    proxy: {
      '/api': server,
      '/share': server,
      '/health': server,
      '/live': { target: server, ws: true },
    },
  },
  test: {
    include: ['tests/**/*.test.ts'],
  },
});
