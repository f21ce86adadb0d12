/* Runs in every page before its own scripts (not part of the joined checks): forgets what
   earlier pages stored, keeps the look at the moment <body> begins, sums layout shifts. */
(() => {
  try { localStorage.clear(); sessionStorage.clear(); } catch (e) { /* storage is blocked */ }
  const start = { look: null, shift: 0 };
  Object.defineProperty(window, 'zwgkStart', { value: start });
  const look = () => {
    const root = document.documentElement;
    return { 'data-mode': root.getAttribute('data-mode'), 'data-size': root.getAttribute('data-size'), 'data-contrast': root.getAttribute('data-contrast') };
  };
  new MutationObserver((_, me) => {
    if (document.body) { start.look = look(); me.disconnect(); }
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) { if (!entry.hadRecentInput) { start.shift += entry.value; } }
  }).observe({ type: 'layout-shift', buffered: true });
})();
