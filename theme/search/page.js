/* 搜索页：读地址里的 q 和筛选，写结果。每一种结果都有自己的地址，可以收藏、转发、后退。 */
(function () {
  'use strict';
  var box = document.querySelector('[data-found]');
  var form = box && document.querySelector('form[data-search] #q-search') && document.getElementById('q-search').form;
  if (!form || !window.zwgkEngine) { return; }
  var source = window.zwgkSearchSource(form);
  var engine = window.zwgkEngine.engine(source.read);
  var input = document.getElementById('q-search');
  var parts = {};
  var title = document.title;
  var turn = 0;
  ['also', 'facets', 'sort', 'rows', 'pager', 'none', 'near'].forEach(function (name) { parts[name] = box.querySelector('[data-found-' + name + ']'); });
  var status = document.getElementById('found-status');
  var SIZE = 10;

  // -- 地址 ----------------------------------------------------------------------------

  var FACETS = ['kind', 'sector', 'organisation', 'year', 'validity', 'audience', 'site'];
  // 地址里只认这几样：别处带来的参数不当筛选，字数和框里能写的一样多。
  function state() {
    var out = { q: '', sort: '', page: 1, filters: {} };
    location.search.replace(/^\?/, '').split('&').forEach(function (pair) {
      var cut = pair.indexOf('=');
      var name = pair.slice(0, cut);
      var value;
      try { value = decodeURIComponent(pair.slice(cut + 1).replace(/\+/g, ' ')); } catch (e) { return; }
      if (cut < 1 || !value) { return; }
      if (name === 'q') { out.q = value.slice(0, 80); } else if (name === 'sort') { out.sort = value === 'time' ? 'time' : ''; } else if (name === 'page') { out.page = parseInt(value, 10) || 1; } else if (name === 'mode' || name === 'kiosk') { out[name] = value; } else if (FACETS.indexOf(name) >= 0) { (out.filters[name] = out.filters[name] || []).push(value); }
    });
    return out;
  }
  function address(s) {
    var out = ['q=' + encodeURIComponent(s.q)];
    Object.keys(s.filters).sort().forEach(function (name) {
      s.filters[name].forEach(function (value) { out.push(encodeURIComponent(name) + '=' + encodeURIComponent(value)); });
    });
    if (s.sort) { out.push('sort=' + s.sort); }
    if (s.page > 1) { out.push('page=' + s.page); }
    if (s.mode) { out.push('mode=' + s.mode); }
    if (s.kiosk) { out.push('kiosk=' + s.kiosk); }
    return '?' + out.join('&');
  }
  function changed(s, change) {
    var out = { q: s.q, sort: s.sort, page: 1, filters: {}, mode: s.mode, kiosk: s.kiosk };
    Object.keys(s.filters).forEach(function (name) { out.filters[name] = s.filters[name].slice(); });
    change(out);
    return out;
  }

  // -- 写 ------------------------------------------------------------------------------

  function el(name, attributes, children) {
    var node = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { if (attributes[key] !== null) { node.setAttribute(key, attributes[key]); } });
    (children || []).forEach(function (child) {
      if (child) { node.appendChild(typeof child === 'string' ? document.createTextNode(child) : child); }
    });
    return node;
  }
  function empty(node) { while (node.firstChild) { node.removeChild(node.firstChild); } }
  function link(s, text, attributes) {
    attributes = attributes || {};
    attributes.href = address(s);
    attributes['data-go'] = '';
    return el('a', attributes, typeof text === 'string' ? [text] : text);
  }
  function marked(text, marks) {
    var out = [];
    var at = 0;
    engine.ranges(text, marks).forEach(function (r) {
      out.push(text.slice(at, r[0]), el('mark', {}, [text.slice(r[0], r[1])]));
      at = r[1];
    });
    out.push(text.slice(at));
    return out;
  }
  // 和状态组件同一套：字、色。
  var SHAPES = {
    in_force: 'go', not_yet_in_force: 'wait', amended: 'half', repealed: 'stop', expired: 'past',
    open: 'go', answered: 'go', upcoming: 'wait', closed: 'past', held: 'past', overdue: 'alarm',
    decided: 'go', consulting: 'go', planned: 'wait', cancelled: 'past',
    done: 'go', ongoing: 'wait', continuing: 'wait', pending: 'wait'
  };
  // 到了日子的状态换成后来的；访客的时钟早于生成日期的，仍是生成那天的。
  function stateOf(badge) {
    var now = new Date();
    var two = function (n) { return n < 10 ? '0' + n : String(n); };
    var day = now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate());
    var found = badge;
    (badge[2] || []).forEach(function (turn) { if (day >= turn[0]) { found = turn.slice(1); } });
    return found[0] ? found : null;
  }
  function hit(row, marks) {
    var badge = row.badge ? stateOf(row.badge) : null;
    var url = /^https?:/.test(row.url) ? row.url : source.root + row.url;
    var meta = [
      badge ? el('span', { 'class': 'badge badge-' + (SHAPES[badge[1]] || 'plain') }, [badge[0]]) : null,
      row.kind ? el('span', {}, [row.kind]) : null,
      row.number ? el('span', { 'class': 'num' }, marked(row.number, marks)) : null,
      row.unit ? el('span', {}, [row.unit]) : null,
      row.date ? el('time', { datetime: row.date }, [row.date]) : null,
      row.site ? el('span', {}, [row.site]) : null
    ];
    return el('li', { 'class': row.past ? 'hit-past' : null }, [
      el('h3', {}, [el('a', { href: url }, marked(row.title, marks))]),
      row.snippet ? el('p', { 'class': 'hit-text' }, marked(row.snippet, marks)) : null,
      el('p', { 'class': 'hit-meta' }, meta)
    ]);
  }
  function rows(result) {
    empty(parts.rows);
    result.rows.forEach(function (row) { parts.rows.appendChild(hit(row, result.marks)); });
    parts.rows.setAttribute('start', String((result.page - 1) * SIZE + 1));
  }
  function facetLink(s, facet, value) {
    var to = changed(s, function (c) {
      var list = (c.filters[facet.id] || []).filter(function (v) { return v !== value.id; });
      if (!value.on) { list.push(value.id); }
      c.filters[facet.id] = list;
    });
    return el('li', {}, [link(to, [el('span', {}, [value.label]), el('span', { 'class': 'num' }, [String(value.count)])], value.on ? { 'aria-current': 'true' } : {})]);
  }
  function facets(s, result) {
    var wide = !window.matchMedia || (window.matchMedia('(min-width: 60em)').matches && document.documentElement.getAttribute('data-mode') !== 'elder');
    var details;
    empty(parts.facets);
    if (!result.facets.length) { return; }
    parts.facets.appendChild(el('h2', { 'class': 'unseen' }, ['筛选结果']));
    details = el('details', { 'class': 'found-facets' }, [el('summary', {}, ['筛选'])]);
    if (wide) { details.setAttribute('open', ''); }
    result.facets.forEach(function (facet) {
      var first = facet.values.filter(function (v, n) { return n < 6 || v.on; });
      var rest = facet.values.filter(function (v, n) { return n >= 6 && !v.on; });
      details.appendChild(el('div', { 'class': 'found-facet', role: 'group', 'aria-label': '按' + facet.label + '筛选' }, [
        el('h3', {}, [facet.label]),
        el('ul', {}, first.map(function (v) { return facetLink(s, facet, v); })),
        rest.length ? el('details', {}, [el('summary', {}, ['其余 ' + rest.length + ' 个']), el('ul', {}, rest.map(function (v) { return facetLink(s, facet, v); }))]) : null
      ]));
    });
    parts.facets.appendChild(details);
  }
  function also(s, result) {
    var chosen = [];
    empty(parts.also);
    result.facets.forEach(function (facet) {
      facet.values.forEach(function (v) {
        if (v.on) {
          chosen.push(link(changed(s, function (c) {
            c.filters[facet.id] = c.filters[facet.id].filter(function (id) { return id !== v.id; });
          }), '取消“' + v.label + '”'));
        }
      });
    });
    // 筛选的是已经没有了的，也要能取消。
    if (chosen.length > 1 || (!chosen.length && isFiltered(s))) { chosen.push(link(changed(s, function (c) { c.filters = {}; }), '全部取消')); }
    if (chosen.length) { parts.also.appendChild(el('p', { 'class': 'found-chosen' }, ['已筛选：'].concat(chosen))); }
  }
  function sorts(s, result) {
    empty(parts.sort);
    if (result.total < 2) { return; }
    [['', '最相关的在前'], ['time', '最新的在前']].forEach(function (way) {
      var here = s.sort === way[0];
      parts.sort.appendChild(here ? el('span', { 'aria-current': 'true' }, [way[1]]) : link(changed(s, function (c) { c.sort = way[0]; }), way[1]));
    });
  }
  function pager(s, result) {
    var list = el('ol');
    var nav;
    var n;
    function to(page) { return changed(s, function (c) { c.page = page; }); }
    empty(parts.pager);
    if (result.pages < 2) { return; }
    nav = el('nav', { 'class': 'pager', 'aria-label': '分页' });
    if (result.page > 1) { nav.appendChild(link(to(result.page - 1), '上一页', { 'class': 'pager-step', rel: 'prev' })); }
    for (n = Math.max(1, result.page - 2); n <= Math.min(result.pages, result.page + 2); n += 1) {
      list.appendChild(el('li', {}, [link(to(n), String(n), n === result.page ? { 'aria-current': 'page', 'aria-label': '第 ' + n + ' 页' } : { 'aria-label': '第 ' + n + ' 页' })]));
    }
    nav.appendChild(list);
    if (result.page < result.pages) { nav.appendChild(link(to(result.page + 1), '下一页', { 'class': 'pager-step', rel: 'next' })); }
    parts.pager.appendChild(nav);
  }
  function none(result) {
    var show = !result.total || result.weak;
    parts.none.hidden = !show;
    empty(parts.near);
    parts.near.hidden = !show || !result.near.length;
    if (show) {
      result.near.forEach(function (v) {
        parts.near.appendChild(el('li', {}, [el('a', { href: source.page('search/by-sector/' + v.id + '/') }, ['看“' + v.label + '”领域的全部内容'])]));
      });
    }
  }
  function isFiltered(s) {
    return Object.keys(s.filters).some(function (name) { return s.filters[name].length; });
  }
  function said(s, result) {
    var filtered = isFiltered(s);
    if (!result.total) { return '没有找到“' + s.q + '”' + (filtered ? '，去掉筛选再试试。' : '。换个说法试试，或者看下面的办法。'); }
    return (result.weak ? '没有完全符合“' + s.q + '”的，找到 ' + result.total + ' 条相近的' : '“' + s.q + '”找到 ' + result.total + ' 条') + (result.pages > 1 ? '，第 ' + result.page + ' 页，共 ' + result.pages + ' 页' : '') + '。';
  }
  function dropped(s) {
    var words = s.q.split(/[\s　,，、]+/).filter(function (w) { return w; });
    return words.length < 2 || words.length > 4 ? [] : words.map(function (w, n) {
      return words.filter(function (other, k) { return k !== n; }).join(' ');
    });
  }
  function meant(s, result, mine) {
    if (result.total ? !result.poor : isFiltered(s)) { return; }
    engine.meant(s.q, function (error, found) {
      var list = error ? [] : found;
      if (mine !== turn) { return; }
      if (!result.total) { list = list.concat(dropped(s)); }
      if (!list.length) { return; }
      parts.also.appendChild(el('p', {}, ['您要找的是不是：'].concat(list.map(function (text) {
        return link(changed(s, function (c) { c.q = text; c.filters = {}; }), text);
      }))));
    });
  }

  // -- 走 ------------------------------------------------------------------------------

  function run(s, focus) {
    var mine = turn += 1;
    input.value = s.q;
    if (!s.q.replace(/\s/g, '')) { box.hidden = true; document.title = title; return; }
    box.hidden = false;
    document.title = s.q + '_' + title;
    status.textContent = '正在找……';
    engine.search(s.q, { filters: s.filters, sort: s.sort, page: s.page, size: SIZE }, function (error, result) {
      if (mine !== turn) { return; }
      if (error) {
        status.textContent = '搜索用的文件没有取到。请刷新再试；下面的列表里有全部内容。';
        ['also', 'facets', 'sort', 'rows', 'pager'].forEach(function (name) { empty(parts[name]); });
        return;
      }
      rows(result);
      facets(s, result);
      also(s, result);
      sorts(s, result);
      pager(s, result);
      none(result);
      status.textContent = said(s, result);
      if (focus) { status.focus(); }
      meant(s, result, mine);
      engine.snippets(result, function () { if (mine === turn) { rows(result); } });
    });
  }
  function go(to, event) {
    try { history.pushState(null, '', to); } catch (e) { return; }
    event.preventDefault();
    run(state(), true);
  }
  box.addEventListener('click', function (event) {
    var a = event.target;
    while (a && a !== box && a.tagName !== 'A') { a = a.parentNode; }
    if (!a || a === box || !a.hasAttribute('data-go') || event.ctrlKey || event.metaKey || event.shiftKey || event.button) { return; }
    go(a.getAttribute('href'), event);
  });
  form.addEventListener('submit', function (event) {
    go(address(changed(state(), function (c) { c.q = input.value; c.filters = {}; c.sort = ''; })), event);
  });
  window.addEventListener('popstate', function () { run(state(), false); });
  run(state(), false);
}());
