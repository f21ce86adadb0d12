(function () {
  'use strict';
  var tools = document.querySelector('.article-tools');
  if (!tools) { return; }
  var said = tools.querySelector('.said');
  var copy = tools.querySelector('[data-copy]');
  var read = tools.querySelector('[data-read]');
  function say(text) { said.textContent = text; }
  function address() {
    var link = document.querySelector('link[rel="canonical"]');
    return link ? link.href : location.href.replace(/[?#].*$/, '');
  }
  function old(text) {
    var box = document.createElement('textarea');
    var done = false;
    box.value = text;
    document.body.appendChild(box);
    box.select();
    try { done = document.execCommand('copy'); } catch (e) { done = false; }
    document.body.removeChild(box);
    copy.focus();
    say(done ? '链接已复制' : text);
  }
  if (navigator.share) { copy.lastChild.textContent = '分享'; }
  copy.addEventListener('click', function () {
    var text = address();
    if (navigator.share) {
      navigator.share({ title: document.title, url: text }).then(null, function () { return null; });
    } else if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(function () { say('链接已复制'); }, function () { old(text); });
    } else {
      old(text);
    }
  });

  /* 朗读：系统有中文语音时才露面，逐句读，再按就停。 */
  var speech = window.speechSynthesis;
  var voice = null;
  var on = false;
  function find() {
    var list = speech.getVoices();
    var i;
    for (i = 0; i < list.length; i += 1) {
      if (/^(zh|cmn)/i.test(list[i].lang) && (!voice || list[i].localService)) { voice = list[i]; }
    }
    if (voice) { read.hidden = false; }
  }
  function stop() {
    on = false;
    speech.cancel();
    read.setAttribute('aria-pressed', 'false');
    read.lastChild.textContent = '读给我听';
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
  if (speech && window.SpeechSynthesisUtterance && read) {
    find();
    if (speech.addEventListener) { speech.addEventListener('voiceschanged', find); } else { speech.onvoiceschanged = find; }
    read.addEventListener('click', function () {
      var main = document.querySelector('.cols-main') || document.querySelector('.prose');
      var text;
      if (on) { stop(); return; }
      text = document.querySelector('h1').textContent + '。' + (main ? main.innerText : '');
      on = true;
      read.setAttribute('aria-pressed', 'true');
      read.lastChild.textContent = '停止朗读';
      speak(text.split(/[。！？；\n]+/).filter(function (s) { return s.replace(/\s/g, ''); }));
    });
    window.addEventListener('pagehide', function () { speech.cancel(); });
  }
}());
