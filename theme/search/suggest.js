/* 联想：写字的时候，从要紧的页面里找题名（lunr 的小索引）。组合框照 ARIA 的做法：焦点不离开输入框。 */
(function () {
  'use strict';
  var MOST = 8;
  var shared = {};

  function unique(list) {
    return list.filter(function (t, n) { return list.indexOf(t) === n; });
  }
  /* 一个站点的联想：find(字, done) 给出 [{title, url, kind}]。 */
  function finder(form) {
    var source = window.zwgkSearchSource(form);
    var core = window.zwgkEngine;
    var engine = core.engine(source.read);
    var quick = null;
    var sounds = null;

    function load(done) {
      if (quick) { done(); return; }
      engine.get('quick', function (error, data) {
        if (error) { return; }
        if (!quick) { quick = { rows: data.rows, index: data.index && window.lunr.Index.load(data.index) }; }
        done();
      });
    }
    function rows(numbers) {
      return unique(numbers).slice(0, MOST).map(function (n) {
        var row = quick.rows[n];
        return { title: row[0], url: source.page(row[1]), kind: row[2], number: row[3] || '' };
      });
    }
    function ask(terms, single) {
      var wild = window.lunr.Query.wildcard.TRAILING;
      return quick.index.query(function (q) {
        terms.forEach(function (t) { q.term(t, single ? { wildcard: wild } : {}); });
      });
    }
    // lunr 按词加分；写全了几个词的排在前面，这是联想要的。
    function matched(found, terms) {
      return found.map(function (hit) {
        var seen = Object.keys(hit.matchData.metadata).length;
        return { ref: hit.ref, score: hit.score * seen / terms.length, all: seen >= terms.length };
      }).sort(function (a, b) { return b.all - a.all || b.score - a.score || a.ref - b.ref; });
    }
    function byText(folded, done) {
      var terms = unique(core.terms(folded));
      var single = terms.length === 1 && core.bare(folded).length === 1;
      var found;
      if (/\d/.test(folded)) {
        terms.push(core.numberKey(folded));
        if (core.numberTerm(folded)) { terms.push(core.numberTerm(folded)); }
      }
      if (!terms.length || !quick.index) { done([]); return; }
      found = matched(ask(terms, single), terms);
      if (terms.length > 2) { found = found.filter(function (hit) { return hit.all || hit.score > 0.3 * found[0].score; }); }
      // 题名以这几个字开头的在前。
      var begin = [];
      var rest = [];
      found.forEach(function (hit) {
        var n = Number(hit.ref);
        (core.bare(core.fold(quick.rows[n][0])).indexOf(core.bare(folded)) === 0 ? begin : rest).push(n);
      });
      done(rows(begin.concat(rest)));
    }
    function bySound(text, done) {
      engine.tables(function (error) {
        var whole = [];
        var inside = [];
        if (error) { done([]); return; }
        if (!sounds) {
          sounds = quick.rows.map(function (row) {
            var read = engine.read(row[0]).split("'");
            return { whole: read.join(''), first: read.map(function (s) { return s.charAt(0); }).join('') };
          });
        }
        sounds.forEach(function (row, n) {
          if (row.whole.indexOf(text) === 0 || row.first.indexOf(text) === 0) { whole.push(n); } else if (text.length > 2 && (row.whole.indexOf(text) > 0 || row.first.indexOf(text) > 0)) { inside.push(n); }
        });
        done(rows(whole.concat(inside)));
      });
    }
    return function (text, done) {
      var folded = core.fold(text).replace(/^\s+|\s+$/g, '');
      if (!folded) { done([]); return; }
      load(function () {
        byText(folded, function (found) {
          if (found.length || !/^[a-z\s']{2,30}$/.test(folded)) { done(found); return; }
          bySound(folded.replace(/[\s']/g, ''), done);
        });
      });
    };
  }

  function attach(input) {
    var form = input.form;
    var key = form.action;
    var find = shared[key] = shared[key] || finder(form);
    var list = document.createElement('ul');
    var status = document.createElement('p');
    var shown = [];
    var at = -1;
    var turn = 0;
    var composing = false;
    var timer = 0;
    list.id = input.id + '-list';
    list.className = 'suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', '联想到的内容');
    list.hidden = true;
    status.className = 'unseen';
    status.setAttribute('role', 'status');
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', list.id);
    form.appendChild(list);
    form.appendChild(status);

    function active(n) {
      var option;
      if (at >= 0 && list.children[at]) { list.children[at].setAttribute('aria-selected', 'false'); }
      at = n;
      option = at >= 0 ? list.children[at] : null;
      if (option) {
        option.setAttribute('aria-selected', 'true');
        input.setAttribute('aria-activedescendant', option.id);
        if (option.scrollIntoView && list.scrollHeight > list.clientHeight) { list.scrollTop = option.offsetTop - list.clientHeight / 2; }
      } else { input.removeAttribute('aria-activedescendant'); }
    }
    function close() {
      turn += 1;
      window.clearTimeout(timer);
      at = -1;
      list.hidden = true;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }
    function open(found) {
      shown = found;
      while (list.firstChild) { list.removeChild(list.firstChild); }
      at = -1;
      input.removeAttribute('aria-activedescendant');
      found.forEach(function (row, n) {
        var option = document.createElement('li');
        var name = document.createElement('span');
        var kind = document.createElement('span');
        option.id = list.id + '-' + n;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.setAttribute('data-n', String(n));
        name.textContent = row.title;
        kind.className = 'suggestion-kind';
        kind.textContent = row.kind;
        option.appendChild(name);
        option.appendChild(document.createTextNode(' '));
        option.appendChild(kind);
        list.appendChild(option);
      });
      list.hidden = !found.length;
      input.setAttribute('aria-expanded', found.length ? 'true' : 'false');
      window.clearTimeout(timer);
      // 停下来才说，免得写一个字念一遍。
      timer = window.setTimeout(function () {
        status.textContent = found.length ? '有 ' + found.length + ' 条联想，按上下键选；按回车搜索。' : '';
      }, 500);
    }
    function look() {
      var mine = turn += 1;
      if (composing) { return; }
      find(input.value, function (found) { if (mine === turn && document.activeElement === input) { open(found); } });
    }
    function leave(n) { window.location.href = shown[n].url; }

    input.addEventListener('input', look);
    input.addEventListener('compositionstart', function () { composing = true; });
    input.addEventListener('compositionend', function () { composing = false; look(); });
    input.addEventListener('keydown', function (event) {
      var key_ = event.key;
      var last = shown.length - 1;
      if (composing || event.isComposing || event.keyCode === 229) { return; }
      if (key_ === 'ArrowDown' || key_ === 'Down') {
        if (list.hidden) { look(); } else { active(at < last ? at + 1 : -1); }
        event.preventDefault();
      } else if ((key_ === 'ArrowUp' || key_ === 'Up') && !list.hidden) {
        active(at < 0 ? last : at - 1);
        event.preventDefault();
      } else if (key_ === 'Enter' && !list.hidden && at >= 0) {
        event.preventDefault();
        leave(at);
      } else if ((key_ === 'Escape' || key_ === 'Esc') && !list.hidden) {
        event.preventDefault();
        close();
      } else if (key_ === 'Tab') { close(); }
    });
    // 按下时不让输入框失去焦点，松开才走。
    list.addEventListener('mousedown', function (event) { event.preventDefault(); });
    list.addEventListener('click', function (event) {
      var node = event.target;
      while (node && node !== list && !node.hasAttribute('data-n')) { node = node.parentNode; }
      if (node && node !== list) { leave(Number(node.getAttribute('data-n'))); }
    });
    input.addEventListener('blur', close);
    form.addEventListener('submit', close);
    if (input.value && document.activeElement === input) { look(); }
  }
  window.zwgkSuggest = { attach: attach };
}());
