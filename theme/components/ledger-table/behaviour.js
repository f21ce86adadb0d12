(function () {
  'use strict';
  /* 台账的表：按状态、单位、文字筛选本页的行。控件由脚本建，没有脚本就没有它们。 */
  var tables = document.querySelectorAll('table[data-filter]');
  var counter = 0;
  var field = function (form, text, control) {
    var part = document.createElement('div');
    var label = document.createElement('label');
    counter += 1;
    control.id = 'filter-' + counter;
    label.htmlFor = control.id;
    label.appendChild(document.createTextNode(text));
    part.appendChild(label);
    part.appendChild(control);
    form.appendChild(part);
    return control;
  };
  var chooser = function (form, text, values) {
    var select = document.createElement('select');
    var option;
    var i;
    for (i = 0; i < values.length; i += 1) {
      option = document.createElement('option');
      option.value = i ? values[i] : '';
      option.appendChild(document.createTextNode(values[i]));
      select.appendChild(option);
    }
    return field(form, text, select);
  };
  var distinct = function (rows, read) {
    var found = ['全部'];
    var i;
    var value;
    for (i = 0; i < rows.length; i += 1) {
      value = read(rows[i]);
      if (value && found.indexOf(value) < 0) { found.push(value); }
    }
    return found;
  };
  var trimmed = function (text) { return text.replace(/^\s+|\s+$/g, ''); };
  var state = function (row) { return row.getAttribute('data-s'); };
  var unit = function (row) {
    var cell = row.querySelector('[data-l="公开主体"]');
    return cell ? trimmed(cell.textContent) : '';
  };
  var equip = function (table) {
    var rows = table.tBodies[0].rows;
    var box = table;
    var place;
    var form = document.createElement('form');
    var status = document.createElement('p');
    var input = document.createElement('input');
    var again = document.createElement('button');
    var states = distinct(rows, state);
    var units = distinct(rows, unit);
    var byState;
    var byUnit;
    var words = [];
    var waiting = null;
    var i;
    while (box && !/\btable-wrap\b/.test(box.className)) { box = box.parentNode; }
    place = box && box.previousElementSibling;
    if (!place || !place.hasAttribute('data-filter-place')) { return; }
    for (i = 0; i < rows.length; i += 1) { words.push(rows[i].textContent.toLowerCase()); }
    form.className = 'filter';
    form.setAttribute('aria-label', '筛选本页的行');
    if (states.length > 2) { byState = chooser(form, '状态', states); }
    if (units.length > 2) { byUnit = chooser(form, '公开主体', units); }
    input.type = 'text';
    input.autocomplete = 'off';
    field(form, '含有文字', input);
    again.type = 'reset';
    again.className = 'button button-quiet';
    again.appendChild(document.createTextNode('全部列出'));
    form.appendChild(again);
    status.className = 'filter-status';
    status.setAttribute('role', 'status');
    var apply = function () {
      var text = trimmed(input.value).toLowerCase();
      var shown = 0;
      var k;
      var fits;
      for (k = 0; k < rows.length; k += 1) {
        fits = (!byState || !byState.value || state(rows[k]) === byState.value)
          && (!byUnit || !byUnit.value || unit(rows[k]) === byUnit.value)
          && (!text || words[k].indexOf(text) >= 0);
        rows[k].hidden = !fits;
        if (fits) { shown += 1; }
      }
      status.textContent = shown === rows.length ? '本页 ' + rows.length + ' 行全部列出'
        : '本页 ' + rows.length + ' 行里列出 ' + shown + ' 行' + (shown ? '' : '，换一个条件试试');
    };
    var later = function () {
      if (waiting) { clearTimeout(waiting); }
      waiting = setTimeout(apply, 200);
    };
    form.addEventListener('change', apply);
    form.addEventListener('input', later);
    form.addEventListener('submit', function (event) { event.preventDefault(); apply(); });
    form.addEventListener('reset', function () { setTimeout(apply, 0); });
    place.appendChild(form);
    place.appendChild(status);
  };
  var i;
  for (i = 0; i < tables.length; i += 1) { equip(tables[i]); }
}());
