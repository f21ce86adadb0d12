(function () {
  'use strict';
  /* 随日期变的状态：只按 data-since、data-until 显示和隐藏，改“今天”和“还有几天”，不改别的。
     访客的时钟早于生成日期的，多半不准，什么也不动。 */
  var today = document.querySelector('[data-today]');
  var timed = document.querySelectorAll('[data-since], [data-until]');
  var counts = document.querySelectorAll('[data-days-to]');
  var now = new Date();
  var two = function (n) { return n < 10 ? '0' + n : String(n); };
  var day = now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate());
  var left = function (text) {
    var p = text.split('-');
    return Math.round((Date.UTC(+p[0], p[1] - 1, +p[2]) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / 864e5);
  };
  var days = document.querySelectorAll('[data-today]');
  var i;
  var since;
  var until;
  if (today && day < today.getAttribute('datetime')) { return; }
  for (i = 0; i < timed.length; i += 1) {
    since = timed[i].getAttribute('data-since');
    until = timed[i].getAttribute('data-until');
    timed[i].hidden = Boolean((since && day < since) || (until && day > until));
  }
  for (i = 0; i < counts.length; i += 1) {
    counts[i].textContent = String(Math.max(0, left(counts[i].getAttribute('data-days-to'))));
  }
  for (i = 0; i < days.length; i += 1) {
    days[i].setAttribute('datetime', day);
    days[i].textContent = day;
  }
}());
