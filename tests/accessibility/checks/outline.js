/* The outline that assistive tools read. */

check('headings', () => {
  const found = [];
  const heads = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((e) => e.checkVisibility());
  const first = heads.filter((e) => e.nodeName === 'H1');
  if (first.length !== 1) { found.push(`${first.length} h1`); }
  let before = 0;
  for (const e of heads) {
    const level = Number(e.nodeName[1]);
    if (level > before + 1) { found.push(`h${level} after h${before}: ${about(e)}`); }
    if (!nameOf(e)) { found.push(`no words: ${about(e)}`); }
    before = level;
  }
  return found;
});

function landmarkRole(e) {
  const role = e.getAttribute('role');
  if (role) { return ['banner', 'complementary', 'contentinfo', 'form', 'main', 'navigation', 'region', 'search'].includes(role) ? role : ''; }
  const inside = e.parentElement.closest('article, aside, main, nav, section');
  switch (e.nodeName) {
    case 'MAIN': return 'main';
    case 'NAV': return 'navigation';
    case 'ASIDE': return 'complementary';
    case 'HEADER': return inside ? '' : 'banner';
    case 'FOOTER': return inside ? '' : 'contentinfo';
    case 'SEARCH': return 'search';
    case 'FORM': return e.hasAttribute('aria-label') || e.hasAttribute('aria-labelledby') ? 'form' : '';
    case 'SECTION': return e.hasAttribute('aria-label') || e.hasAttribute('aria-labelledby') ? 'region' : '';
    default: return '';
  }
}
check('landmarks', () => {
  const found = [];
  const seen = new Map();
  for (const e of document.querySelectorAll('main, nav, aside, header, footer, search, form, section, [role]')) {
    const role = landmarkRole(e);
    if (!role || !e.checkVisibility()) { continue; }
    const name = e.hasAttribute('aria-label') || e.hasAttribute('aria-labelledby') ? nameOf(e) : '';
    if (!name && ['navigation', 'complementary', 'region', 'form'].includes(role)) { found.push(`no name: ${about(e)}`); }
    const key = `${role} “${name}”`;
    if (seen.has(key)) { found.push(`twice: ${key}: ${about(seen.get(key))}, ${about(e)}`); }
    seen.set(key, e);
  }
  const mains = [...document.querySelectorAll('main, [role="main"]')].filter((e) => e.checkVisibility());
  if (mains.length !== 1) { found.push(`${mains.length} main`); }
  return found;
});

check('language', () => {
  const lang = document.documentElement.lang;
  const wrong = [...document.querySelectorAll('[lang]')].filter((e) => !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(e.lang)).map(about);
  return lang === 'zh-CN' ? wrong : [`the page is in “${lang}”`, ...wrong];
});
check('title', () => (document.title.trim() ? [] : ['no title']));
