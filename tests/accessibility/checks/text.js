/* What is written: contrast, size, lines. */

function contrastOf(e, text, background) {
  const paint = colour(text);
  const alpha = paint[3] * opacity(e);
  return contrast(over([...paint.slice(0, 3), alpha], background), background);
}

check('contrast', () => {
  const low = [];
  const seen = new Set();
  const look = (e, text, colourText, what) => {
    const ratio = contrastOf(e, colourText, behind(e));
    const key = `${colourText} ${behind(e)}`;
    if (ratio < 7 - 0.005) {
      low.push(`${ratio.toFixed(2)}:1 ${colourText} ${what}${about(e)}${seen.has(key) ? '' : ` on rgb(${behind(e).slice(0, 3).map(Math.round)})`}`);
      seen.add(key);
    }
    const picture = pictureBehind(e);
    if (picture) { low.push(`picture under text: ${about(e)} in ${about(picture)}`); }
  };
  for (const element of new Set(texts().map((t) => t.element))) {
    look(element, element.textContent, style(element).color, '');
  }
  for (const { element, style: s } of writtenByStyle()) { look(element, '', s.color, 'written by style: '); }
  for (const e of document.querySelectorAll('input, textarea, select')) {
    if (!shown(e) || ['checkbox', 'radio', 'range'].includes(e.type)) { continue; }
    look(e, e.value, style(e).color, '');
    if (e.placeholder) { look(e, e.placeholder, getComputedStyle(e, '::placeholder').color, 'hint of '); }
  }
  return low;
});

function smallerThan(least) {
  const found = new Map();
  const look = (e, s, text) => {
    const size = parseFloat(s.fontSize);
    if (size < least - 0.05 && !found.has(e)) { found.set(e, `${size} px: ${about(e)}${text}`); }
  };
  for (const { element } of texts()) { look(element, style(element), ''); }
  for (const { element, style: s, text } of writtenByStyle()) { look(element, s, ` (“${text}” by style)`); }
  for (const e of document.querySelectorAll('input, textarea, select')) { if (shown(e)) { look(e, style(e), ''); } }
  return [...found.values()];
}
check('small-text', () => smallerThan(16));
check('elder-small-text', () => smallerThan(20));

/** Elder mode: the body text is 24 px, 27 with lg, 30 with xl, in most of main. */
check('elder-size', () => {
  const wanted = { lg: 27, xl: 30 }[document.documentElement.getAttribute('data-size')] || 24;
  const sizes = new Map();
  for (const { node, element } of texts()) {
    if (element.closest('main') && !element.closest('h1, h2, h3, h4')) {
      const size = parseFloat(style(element).fontSize);
      sizes.set(size, (sizes.get(size) || 0) + node.data.trim().length);
    }
  }
  const [usual] = [...sizes].sort((a, b) => b[1] - a[1])[0] || [0];
  const body = parseFloat(style(document.body).fontSize);
  return [['body', body], ['most text of main', usual]]
    .filter(([, size]) => size < wanted - 0.05)
    .map(([what, size]) => `${what} is ${size} px, not ${wanted}`);
});

/** Blocks of running text: two lines or more, no heading, no control. */
function running() {
  return blocks().filter(({ block, lines }) =>
    lines.length > 1 && !block.closest('h1, h2, h3, h4, h5, h6, button, pre'));
}
check('line-length', (limit) => measured(
  running().map(({ block, lines }) =>
    [Math.max(...lines.map((l) => l.right - l.left)) / parseFloat(style(block).fontSize), block]),
  limit,
  (length, e) => `${length.toFixed(1)} characters: ${about(e)}`,
));
check('line-height', () => running()
  .map(({ block }) => {
    const s = style(block);
    const height = s.lineHeight === 'normal' ? 1.2 : parseFloat(s.lineHeight) / parseFloat(s.fontSize);
    return [height, block];
  })
  .filter(([height]) => height < 1.5 - 0.005)
  .map(([height, e]) => `${height.toFixed(2)}: ${about(e)}`));
check('justified', () => [...new Set(blocks().map((b) => b.block))]
  .filter((e) => style(e).textAlign === 'justify')
  .map(about));
