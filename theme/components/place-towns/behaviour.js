(function () {
  'use strict';
  /* 政务地图的筛选：能办的事、现在开放、无障碍、适老。控件由脚本建，没有脚本就没有它们。 */
  var box = document.querySelector('[data-towns]');
  if (!box) { return; }
  var cards = box.querySelectorAll('.place');
  var towns = box.querySelectorAll('.town');
  var form = document.createElement('form');
  var status = document.createElement('p');
  var text = document.createElement('input');
  var waiting = null;
  var checks = [];
  var words = [];
  var i;
  var trimmed = function (s) { return s.replace(/^\s+|\s+$/g, '').toLowerCase(); };
  var labelled = function (control, caption, before) {
    var part = document.createElement('div');
    var label = document.createElement('label');
    label.appendChild(document.createTextNode(caption));
    control.id = 'towns-' + (checks.length + (before ? 0 : 1));
    label.htmlFor = control.id;
    if (before) { part.appendChild(label); part.appendChild(control); }
    else { part.className = 'check'; part.appendChild(control); part.appendChild(label); }
    form.appendChild(part);
  };
  var has = function (caption) {
    return function (card) {
      var marks = card.querySelectorAll('b');
      var k;
      for (k = 0; k < marks.length; k += 1) {
        if (marks[k].textContent.indexOf(caption) === 0) { return true; }
      }
      return false;
    };
  };
  var isOpen = function (card) {
    var mark = card.querySelector('[data-hours]');
    return !!mark && mark.getAttribute('data-state') === 'open';
  };
  var check = function (caption, fits) {
    var control = document.createElement('input');
    var found = 0;
    var k;
    for (k = 0; k < cards.length; k += 1) { if (fits(cards[k])) { found += 1; } }
    if (!found && fits !== isOpen) { return; }
    control.type = 'checkbox';
    labelled(control, caption, false);
    checks.push({ control: control, fits: fits });
  };
  var apply = function () {
    var asked = trimmed(text.value);
    var shown = 0;
    var k;
    var n;
    var fits;
    for (k = 0; k < cards.length; k += 1) {
      fits = !asked || words[k].indexOf(asked) >= 0;
      for (n = 0; n < checks.length; n += 1) {
        if (checks[n].control.checked && !checks[n].fits(cards[k])) { fits = false; }
      }
      cards[k].hidden = !fits;
      if (fits) { shown += 1; }
    }
    for (k = 0; k < towns.length; k += 1) {
      towns[k].hidden = !towns[k].querySelector('.place:not([hidden])');
    }
    status.textContent = shown === cards.length ? '全部 ' + shown + ' 处'
      : '列出 ' + shown + ' 处，共 ' + cards.length + ' 处' + (shown ? '' : '，换一个条件试试，或者打12345问');
  };
  for (i = 0; i < cards.length; i += 1) { words.push(trimmed(cards[i].textContent)); }
  form.className = 'filter';
  form.setAttribute('aria-label', '筛选场所');
  text.type = 'text';
  text.autocomplete = 'off';
  labelled(text, '办什么事、在哪里', true);
  check('现在开放', isOpen);
  check('有无障碍设施', has('无障碍'));
  check('有适老服务', has('为老年人'));
  check('可以预约', has('预约'));
  status.className = 'filter-status';
  status.setAttribute('role', 'status');
  form.addEventListener('change', apply);
  form.addEventListener('input', function () {
    if (waiting) { clearTimeout(waiting); }
    waiting = setTimeout(apply, 200);
  });
  form.addEventListener('submit', function (event) { event.preventDefault(); apply(); });
  box.parentNode.insertBefore(form, box);
  box.parentNode.insertBefore(status, box);
}());
