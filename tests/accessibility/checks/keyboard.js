/* The walk with the Tab key. keyboard.py presses, this notes every stop and judges. */

const walk = {};
/* Not the offset: browsers move the outline by a pixel themselves, which nobody sees. */
const STYLES = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow'];
const pick = (s) => Object.fromEntries(STYLES.map((key) => [key, s[key]]));

/** Open what can be opened, note how everything looks without focus, and listen. */
walk.begin = () => {
  memory = new Map();
  walk.stops = [];
  walk.skip = {};
  walk.ended = '';
  walk.opened = [...document.querySelectorAll('details:not([open])')];
  for (const d of walk.opened) { d.open = true; }
  walk.expected = controls();
  walk.resting = new Map();
  for (const e of document.querySelectorAll('*')) {
    if (e.tabIndex >= 0 || e.matches(CONTROLS)) { walk.resting.set(e, pick(getComputedStyle(e))); }
  }
  walk.address = location.pathname;
  document.addEventListener('keyup', note, true);
  return document.querySelectorAll('*').length;
};
walk.end = () => {
  document.removeEventListener('keyup', note, true);
  for (const d of walk.opened) { d.open = false; }
  document.activeElement.blur();
  history.replaceState(null, '', location.pathname + location.search);
  scrollTo(0, 0);
};
/** Back to the last stop, from which the next one is out of the page. */
walk.toLast = () => { walk.stops[walk.stops.length - 1].e.focus(); };
walk.atFirst = () => document.activeElement === walk.stops[0].e;

function visibleFocus(e) {
  const now = pick(getComputedStyle(e));
  const before = walk.resting.get(e) || {};
  const changed = STYLES.some((key) => now[key] !== before[key]);
  const inside = parseFloat(getComputedStyle(e).outlineOffset) < 0;
  const ground = behind(inside ? e : e.parentElement);
  const strong = (text) => contrast(over(colour(text), ground), ground) >= 3;
  const outlined = now.outlineStyle !== 'none' && parseFloat(now.outlineWidth) >= 1
    && (now.outlineStyle === 'auto' || strong(now.outlineColor));
  const shadow = now.boxShadow.match(/^(rgba?\([^)]*\)|color\([^)]*\))/);
  return changed && (outlined || Boolean(shadow && now.boxShadow !== before.boxShadow && strong(shadow[1])));
}
function covered(e) {
  const rects = [...e.getClientRects()].filter((r) => r.width > 0 && r.height > 0);
  const points = rects.flatMap((r) => {
    const [left, right] = [Math.max(r.left, 0) + 1, Math.min(r.right, innerWidth) - 1];
    const [top, bottom] = [Math.max(r.top, 0) + 1, Math.min(r.bottom, innerHeight) - 1];
    if (left >= right || top >= bottom) { return []; }
    return [[left, top], [right, top], [left, bottom], [right, bottom], [(left + right) / 2, (top + bottom) / 2]];
  });
  return points.length > 0 && points.every(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit && !e.contains(hit) && !hit.contains(e);
  });
}
/** The same element this many times in a row is a trap. */
const STUCK = 3;
/** Note the element that has focus, until focus leaves the page or is stuck. */
function note() {
  const e = document.activeElement;
  const first = walk.stops.length > 1 && walk.stops[0].e;
  const last = walk.stops.slice(-STUCK);
  if (walk.ended) { return; }
  if (!e || e === document.body || e === document.documentElement) {
    // Before the first stop the page may not have focus yet.
    if (walk.stops.length) { walk.ended = 'out'; }
    return;
  }
  if (e === first && last[last.length - 1].e !== e) { walk.ended = 'out'; return; }
  if (last.length === STUCK && last.every((stop) => stop.e === e)) { walk.ended = 'stuck'; return; }
  memory = new Map();
  const box = e.getBoundingClientRect();
  const details = e.closest('details');
  walk.stops.push({
    e,
    inMain: Boolean(e.closest('main')),
    folded: Boolean(details && walk.opened.includes(details) && !e.matches('summary')),
    onScreen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    covered: covered(e),
    seen: visibleFocus(e),
    name: nameOf(e),
  });
}
walk.noteSkip = (key) => {
  const e = document.activeElement;
  const main = document.querySelector('main');
  if (key === 'first') {
    const target = e.matches('a[href^="#"]') && document.getElementById(e.hash.slice(1));
    const box = e.getBoundingClientRect();
    walk.skip.first = Boolean(target && main && main.contains(target)) && box.left >= 0 && box.top >= 0 && box.width > 0 && box.right <= innerWidth;
  } else if (key === 'jumped') {
    walk.skip.jumped = Boolean(main && (main.contains(e) || (e === document.body && location.hash)));
  } else {
    const inMain = main && [...main.querySelectorAll(CONTROLS)].some((c) => c.tabIndex >= 0 && shown(c));
    walk.skip.next = !inMain || main.contains(e);
  }
  return walk.skip.first;
};
window.zwgkGates.walk = walk;

const stopsThat = (bad) => walk.stops.filter(bad).map((stop) => about(stop.e));
check('skip-link', () => {
  const said = { first: 'the first stop is no visible link to main', jumped: 'it does not lead into main', next: 'the next stop is not in main' };
  return Object.keys(said).filter((key) => !walk.skip[key]).map((key) => said[key]);
});
check('focus-visible', () => stopsThat((s) => !s.seen));
check('focus-on-screen', () => stopsThat((s) => !s.onScreen));
check('focus-obscured', () => stopsThat((s) => s.covered));
check('focus-named', () => walk.stops
  .filter(({ e, name }) => {
    const seen = e.matches('a, button, summary') ? e.innerText.replace(/\s+/g, '') : '';
    return !name || !name.replace(/\s+/g, '').includes(e.hasAttribute('aria-label') ? seen : '');
  })
  .map(({ e, name }) => `named “${name}”: ${about(e)}`));
check('focus-order', () => {
  const found = [];
  walk.stops.forEach(({ e }, i) => {
    const before = i && walk.stops[i - 1].e;
    if (before && !(before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) { found.push(`${about(e)} after ${about(before)}`); }
  });
  return found;
});
check('keyboard-trap', () => {
  if (location.pathname !== walk.address) { return ['focus alone led to another page']; }
  return walk.ended === 'out' ? [] : [`focus does not leave ${walk.stops.length ? about(walk.stops[walk.stops.length - 1].e) : 'the page'}`];
});
check('keyboard-reach', () => {
  const reached = new Set(walk.stops.map((s) => s.e));
  const groups = new Set(walk.stops.filter((s) => s.e.type === 'radio').map((s) => s.e.name));
  const missed = walk.expected.filter((e) => !reached.has(e) && !(e.type === 'radio' && groups.has(e.name)));
  const mouseOnly = [...document.body.querySelectorAll('*')].filter((e) =>
    /pointer$/.test(getComputedStyle(e).cursor) && !/pointer$/.test(getComputedStyle(e.parentElement).cursor)
    && shown(e) && !e.closest(`${CONTROLS}, label`) && !e.matches('label'));
  return [...missed.map((e) => `not reached: ${about(e)}`), ...mouseOnly.map((e) => `for the mouse only: ${about(e)}`)];
});
check('stops-before-main', (limit) => {
  const first = walk.stops.findIndex((s) => s.inMain);
  const before = walk.stops.slice(0, first < 0 ? undefined : first).filter((s) => !s.folded && !s.e.closest('footer'));
  return measured([[before.length, null]], limit, (n) => `${n} stops`);
});
check('switch-stops', (limit) => {
  const stops = walk.stops.filter((s) => !s.folded);
  const at = stops.findIndex((s) => s.e.matches('[data-elder]') || /长者模式|标准版/.test(s.name));
  return at < 0 ? { value: stops.length + 1, findings: ['the switch was not met'] } : measured([[at + 1, null]], limit, (n) => `${n} stops`);
});
