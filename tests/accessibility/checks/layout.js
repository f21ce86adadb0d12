/* Where things stand: overflow, clipping, targets, the first screen. */

const root = document.documentElement;

check('overflow', () => {
  if (root.scrollWidth <= root.clientWidth + 1) { return []; }
  const wide = [...document.body.querySelectorAll('*')]
    .filter((e) => shown(e) && e.getBoundingClientRect().right + scrollX > root.clientWidth + 1)
    .slice(0, 2).map(about);
  return [`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}: ${wide.join(', ')}`];
});

/** Boxes that scroll sideways; a data table may, in a named box of its own that takes focus. */
check('inner-scrolling', () => [...document.body.querySelectorAll('*')]
  .filter((e) => shown(e) && /auto|scroll/.test(style(e).overflowX) && e.scrollWidth > e.clientWidth + 1)
  .filter((e) => {
    const only = e.children.length === 1 && e.children[0].nodeName === 'TABLE';
    return !(only && e.tabIndex >= 0 && e.getAttribute('role') === 'region' && nameOf(e) && e.getAttribute('aria-label'));
  })
  .map((e) => `${e.scrollWidth} px in a box of ${e.clientWidth}: ${about(e)}`));

/** The part of the window, in percent, that stays covered while the page scrolls. */
check('fixed-cover', (limit) => {
  const before = scrollY;
  scrollTo(0, Math.max(0, (root.scrollHeight - innerHeight) / 2));
  let covered = 0;
  const steps = 20;
  const who = new Set();
  for (let i = 0; i < steps; i += 1) {
    for (let k = 0; k < steps; k += 1) {
      let n = document.elementFromPoint((i + 0.5) * innerWidth / steps, (k + 0.5) * innerHeight / steps);
      while (n && !/fixed|sticky/.test(style(n).position)) { n = n.parentElement; }
      if (n) { covered += 1; who.add(n); }
    }
  }
  scrollTo(0, before);
  return measured([[100 * covered / steps ** 2, [...who].map(about).join(', ')]], limit,
    (part, e) => `${part.toFixed(0)} %: ${e}`);
});

/** Text that its box cuts off, or that runs out of a drawn box. */
check('clipped', () => {
  const found = [];
  const boxes = new Map();
  for (const { element, boxes: rects } of texts()) {
    for (let n = element; n && n !== document.body; n = n.parentElement) {
      const s = style(n);
      const cuts = s.overflowX === 'hidden' || s.overflowX === 'clip' || s.overflowY === 'hidden' || s.overflowY === 'clip';
      const drawn = parseFloat(s.borderBottomWidth) > 0 && parseFloat(s.borderTopWidth) > 0
        && parseFloat(s.borderLeftWidth) > 0 && s.display !== 'inline';
      if (!cuts && !drawn) { continue; }
      const box = boxes.get(n) || boxes.set(n, n.getBoundingClientRect()).get(n);
      const out = rects.some((r) => r.right > box.right + 2 || r.left < box.left - 2
        || (r.top + r.bottom) / 2 > box.bottom || (r.top + r.bottom) / 2 < box.top);
      if (out) { found.push(`${cuts ? 'cut off' : 'runs out of its box'}: ${about(element)} in ${about(n)}`); break; }
    }
  }
  return [...new Set(found)];
});
/** Texts of different blocks must not lie on each other. */
check('overlapping', () => {
  const found = [];
  const lines = blocks().flatMap(({ block, lines: own }) => own.map((l) => ({ block, ...l })));
  lines.sort((a, b) => a.top - b.top);
  for (let i = 0; i < lines.length; i += 1) {
    for (let k = i + 1; k < lines.length && lines[k].top < lines[i].bottom - 4; k += 1) {
      const [a, b] = [lines[i], lines[k]];
      const apart = a.block.contains(b.block) || b.block.contains(a.block) || a.block === b.block;
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (!apart && wide > 4 && high > 0.4 * Math.min(a.bottom - a.top, b.bottom - b.top)) {
        found.push(`${about(a.block)} lies on ${about(b.block)}`);
      }
    }
  }
  return [...new Set(found)];
});
/** Root type grows with the reader's own setting. */
check('grows', () => {
  const wanted = 2 * kept.rootSize;
  const size = parseFloat(style(root).fontSize);
  return size > wanted - 1 ? [] : [`root type is ${size} px when the reader asks for ${wanted}`];
});

/** The room a pointer can hit: the boxes of the control and all it holds. */
function targetBox(e) {
  const parts = [e, ...e.querySelectorAll('*')];
  if (e.labels) { for (const label of e.labels) { if (['checkbox', 'radio'].includes(e.type)) { parts.push(label); } } }
  const rects = parts.filter((p) => shown(p)).flatMap((p) => [...p.getClientRects()]);
  const left = Math.min(...rects.map((r) => r.left));
  const right = Math.max(...rects.map((r) => r.right));
  const top = Math.min(...rects.map((r) => r.top));
  const bottom = Math.max(...rects.map((r) => r.bottom));
  return { width: right - left, height: bottom - top };
}
/** A link among other words of its line (WCAG 2.5.8: the line decides its size). */
function inRunningText(e) {
  if (e.nodeName !== 'A' || style(e).display !== 'inline') { return false; }
  const block = blockOf(e);
  let words = '';
  const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.parentElement.closest('a, button') && blockOf(node.parentElement) === block) { words += node.data; }
  }
  return words.replace(/\s/g, '').length >= 4;
}
function looksLikeButton(e) {
  const s = style(e);
  if (s.display === 'inline') { return false; }
  const framed = ['Top', 'Right', 'Bottom', 'Left'].every((side) =>
    parseFloat(s[`border${side}Width`]) > 0 && colour(s[`border${side}Color`])[3] > 0);
  const own = colour(s.backgroundColor);
  return framed || (own[3] > 0 && e.parentElement && contrast(behind(e), behind(e.parentElement)) > 1.2);
}
/** What matters most: buttons, search, and what stands in the header (not the site's name). */
function isMain(e) {
  if (e.matches('button, input, select, textarea, [role="button"]') || looksLikeButton(e)) { return true; }
  const header = e.closest('header');
  const banner = header && !header.closest('main, article, aside, section');
  const home = e.nodeName === 'A' && document.querySelector('header a') === e;
  return Boolean(banner) && !home;
}
function targetsBelow(least, wanted) {
  return controls()
    .filter((e) => !e.matches('audio, video') && wanted(e) && !inRunningText(e))
    .map((e) => [targetBox(e), e])
    .filter(([box]) => Math.min(box.width, box.height) < least - 0.5)
    .map(([box, e]) => `${box.width.toFixed(0)} × ${box.height.toFixed(0)} px: ${about(e)}`);
}
check('targets', () => targetsBelow(44, () => true));
check('elder-targets', () => targetsBelow(48, () => true));
check('elder-main-targets', () => targetsBelow(60, isMain));
check('kiosk-targets', () => targetsBelow(60, () => true));

function headingBottom(limit) {
  const h1 = document.querySelector('h1');
  if (!h1) { return { value: 0, findings: ['no h1'] }; }
  const bottom = h1.getBoundingClientRect().bottom + scrollY;
  return measured([[100 * bottom / 740, h1]], limit, (part, e) => `${part.toFixed(0)} %: ${about(e)}`);
}
check('first-screen', headingBottom);
check('elder-first-screen', headingBottom);

check('hidden-shown', () => [...document.body.querySelectorAll('[hidden]')].filter(shown).map(about));
