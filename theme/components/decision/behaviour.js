(function () {
  'use strict';
  /* 资格自测：一次只显示一题。答了什么只记在这一页里，不存、不发、不进网址和浏览记录。 */
  var all = document.querySelectorAll('[data-decision]');
  var each = function (list, act) { var i; for (i = 0; i < list.length; i += 1) { act(list[i]); } };
  var equip = function (root) {
    var parts = root.querySelectorAll('[data-decision-part]');
    var said = root.querySelector('[data-decision-said]');
    var list = said.querySelector('ul');
    var tools = root.querySelector('[data-decision-tools]');
    var back = tools.querySelector('[data-decision-back]');
    var again = tools.querySelector('[data-decision-again]');
    var way = [];
    var here = parts[0];
    var tell = function (focus) {
      var heading = here.querySelector('h2');
      var i;
      each(parts, function (part) {
        part.className = part.className.replace(' decision-away', '') + (part === here ? '' : ' decision-away');
      });
      while (list.firstChild) { list.removeChild(list.firstChild); }
      for (i = 0; i < way.length; i += 1) {
        list.appendChild(document.createElement('li'));
        list.lastChild.appendChild(document.createTextNode(way[i].name + '：' + way[i].answer));
      }
      said.hidden = way.length === 0;
      tools.hidden = way.length === 0;
      if (focus) { heading.focus(); root.scrollIntoView(); }
    };
    if (!here) { return; }
    each(root.querySelectorAll('[data-decision-answer]'), function (link) {
      link.addEventListener('click', function (event) {
        var next = document.getElementById(link.getAttribute('href').slice(1));
        if (!next) { return; }
        event.preventDefault();
        way.push({
          part: here,
          name: here.getAttribute('data-name'),
          answer: link.getAttribute('data-decision-answer')
        });
        here = next;
        tell(true);
      });
    });
    back.addEventListener('click', function () { here = way.pop().part; tell(true); });
    again.addEventListener('click', function () { way = []; here = parts[0]; tell(true); });
    root.className += ' decision-live';
    tell(false);
  };
  each(all, equip);
}());
