(function () {
  'use strict';
  /* 系统有中文语音时按钮才露面；逐句读，再按就停。不用网络服务。 */
  var speech = window.speechSynthesis;
  var buttons = document.querySelectorAll('[data-read]');
  var SKIP = '.breadcrumb, .article-tools, .feedback, .jump, .facets, .search, .prev-next, [hidden]';
  var voice = null;
  var on = false;
  if (!speech || !window.SpeechSynthesisUtterance || !buttons.length) { return; }
  function each(act) {
    var i;
    for (i = 0; i < buttons.length; i += 1) { act(buttons[i]); }
  }
  function find() {
    var list = speech.getVoices();
    var i;
    for (i = 0; i < list.length; i += 1) {
      if (/^(zh|cmn)/i.test(list[i].lang) && (!voice || (list[i].localService && !voice.localService))) { voice = list[i]; }
    }
    if (voice) { each(function (b) { b.hidden = false; }); }
  }
  function show() {
    each(function (b) {
      b.setAttribute('aria-pressed', on ? 'true' : 'false');
      b.lastChild.textContent = on ? '停止朗读' : '读给我听';
    });
  }
  function stop() {
    on = false;
    speech.cancel();
    show();
  }
  function skipped(node) {
    while (node && node.id !== 'main') {
      if (node.matches && node.matches(SKIP)) { return true; }
      node = node.parentNode;
    }
    return false;
  }
  /* 正文按块分段，再按句号等断句；读屏软件看得到、眼睛看不到的不读。 */
  function sentences() {
    var walk = document.createTreeWalker(document.getElementById('main'), NodeFilter.SHOW_TEXT, null, false);
    var text = '';
    var node;
    var block = null;
    var here;
    while ((node = walk.nextNode())) {
      if (!node.parentNode.offsetParent || skipped(node.parentNode)) { continue; }
      here = node.parentNode;
      while (here && getComputedStyle(here).display.indexOf('inline') === 0) { here = here.parentNode; }
      if (here !== block) { text += '\n'; block = here; }
      text += node.data.replace(/\s+/g, ' ');
    }
    return text.split(/[。！？；\n]+/).filter(function (s) { return s.replace(/\s/g, ''); });
  }
  function speak(parts) {
    var u;
    if (!on) { return; }
    if (!parts.length) { stop(); return; }
    u = new window.SpeechSynthesisUtterance(parts.shift());
    u.voice = voice;
    u.lang = voice.lang;
    u.rate = 0.85;
    u.onend = function () { speak(parts); };
    u.onerror = stop;
    speech.speak(u);
  }
  find();
  if (speech.addEventListener) { speech.addEventListener('voiceschanged', find); } else { speech.onvoiceschanged = find; }
  each(function (b) {
    b.addEventListener('click', function () {
      if (on) { stop(); return; }
      on = true;
      show();
      speak(sentences());
    });
  });
  window.addEventListener('pagehide', function () { speech.cancel(); });
}());
