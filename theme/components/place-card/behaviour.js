(function () {
  'use strict';
  /* 现在开不开门：规则、放假和调休都写在网页上，这里只看北京时间现在是几点。没有脚本，写着的时间照样在。
     规则的含义与 hooks/zwgk/model/values/opening.py 相同，测试逐日对照两边。 */
  var marks = document.querySelectorAll('[data-hours]');
  var DAY = 24 * 60;
  var WEEKDAYS = '日一二三四五六';
  var two = function (n) { return n < 10 ? '0' + n : String(n); };
  var clock = function (m) { return Math.floor(m / 60) + ':' + two(m % 60); };
  /* 北京时间与世界时差八小时，没有夏令时。 */
  var beijing = function (ahead) {
    var t = new Date(new Date().getTime() + 8 * 3600000 + ahead * DAY * 60000);
    return {
      weekday: t.getUTCDay() || 7,
      key: t.getUTCFullYear() + two(t.getUTCMonth() + 1) + two(t.getUTCDate()),
      year: t.getUTCFullYear(),
      minute: t.getUTCHours() * 60 + t.getUTCMinutes(),
      words: (t.getUTCMonth() + 1) + '月' + t.getUTCDate() + '日（周' + WEEKDAYS.charAt(t.getUTCDay()) + '）'
    };
  };
  var parsed = function (text) {
    var parts = text.split(';');
    var rules = [];
    var i;
    var head;
    var spans;
    var hours;
    var k;
    for (i = 0; i < parts.length; i += 1) {
      head = parts[i].split(' ')[0];
      spans = (parts[i].split(' ')[1] || '').split(',');
      hours = [];
      for (k = 0; k < spans.length; k += 1) {
        if (spans[k]) {
          hours.push({ from: +spans[k].split('-')[0], to: +spans[k].split('-')[1], booking: head.indexOf('b') >= 0 });
        }
      }
      rules.push({
        days: head.replace(/\D/g, ''), working: head.indexOf('w') >= 0, shut: head.indexOf('x') >= 0, hours: hours
      });
    }
    return rules;
  };
  var onDay = function (place, day) {
    var off = place.days.indexOf('-' + day.key) >= 0;
    var made = place.days.indexOf('+' + day.key) >= 0;
    var worked = (day.weekday < 6 && !off) || made;
    var hours = [];
    var named = [];
    var working = false;
    var every = true;
    var i;
    var rule;
    for (i = 0; i < place.rules.length; i += 1) {
      rule = place.rules[i];
      if (rule.shut && rule.days.indexOf(day.weekday) >= 0) {
        return { state: off && place.holidays === 'open' ? 'ask' : 'closed', hours: [] };
      }
      if (rule.working) {
        working = true;
        if (worked) { hours = hours.concat(rule.hours); }
      }
      if (!rule.shut && rule.days.indexOf(day.weekday) >= 0) {
        named = named.concat(rule.hours);
        every = every && rule.days.length === 7;
      }
    }
    if (!hours.length) {
      if (named.length && off && !every && place.holidays !== 'open') {
        return { state: place.holidays === 'closed' ? 'closed' : 'ask', hours: [] };
      }
      if (!named.length && !working && worked && day.weekday > 5) { return { state: 'ask', hours: [] }; }
      hours = named;
    }
    return { state: hours.length ? 'open' : 'closed', hours: hours };
  };
  var told = function (place) {
    var today = beijing(0);
    var found = onDay(place, today);
    var booked = function (h) { return h.booking ? '（要预约）' : ''; };
    var unsure = today.year > place.until ? '，放假安排还没公布的日子先打电话问' : '';
    var i;
    var h;
    var day;
    if (found.state === 'ask') { return { state: 'ask', text: '今天可能调整，先打电话问' }; }
    for (i = 0; i < found.hours.length; i += 1) {
      h = found.hours[i];
      if (today.minute >= h.from && today.minute < h.to) {
        return { state: 'open', text: (h.to - h.from === DAY ? '全天开放' : '现在开放，到' + clock(h.to)) + booked(h) + unsure };
      }
    }
    for (i = 0; i < found.hours.length; i += 1) {
      h = found.hours[i];
      if (h.from > today.minute) {
        return { state: 'closed', text: '现在不开放，今天' + clock(h.from) + '开' + booked(h) + unsure };
      }
    }
    for (i = 1; i < 15; i += 1) {
      day = beijing(i);
      found = onDay(place, day);
      if (found.state === 'ask') {
        return { state: 'closed', text: '现在不开放，' + day.words + '可能调整，先打电话问' };
      }
      if (found.state === 'open') {
        return {
          state: 'closed',
          text: '现在不开放，' + (i === 1 ? '明天' : day.words) + clock(found.hours[0].from) + '开' + booked(found.hours[0]) + unsure
        };
      }
    }
    return { state: 'ask', text: '现在不开放，什么时候开先打电话问' };
  };
  var show = function () {
    var i;
    var now;
    for (i = 0; i < marks.length; i += 1) {
      now = told({
        rules: parsed(marks[i].getAttribute('data-hours')),
        holidays: marks[i].getAttribute('data-holidays'),
        days: marks[i].getAttribute('data-days'),
        until: +marks[i].getAttribute('data-known')
      });
      marks[i].setAttribute('data-state', now.state);
      if (marks[i].textContent !== now.text) { marks[i].textContent = now.text; }
    }
  };
  if (marks.length) {
    show();
    setInterval(show, 60000);
  }
}());
