"""One fault for each gate, to be planted in ``planted/clean.html``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """What is changed in the clean page: ``old`` by ``new``, style, or content in main."""

    css: str = ""
    body: str = ""
    script: str = ""
    old: str = ""
    new: str = ""

    def plant(self, clean: str) -> str:
        """The clean page with the fault in it."""
        page = clean
        if self.old:
            assert self.old in page, f"the clean page has no {self.old!r}"
            page = page.replace(self.old, self.new, 1)
        if self.css:
            page = page.replace("</head>", f"<style>{self.css}</style>\n</head>", 1)
        page = page.replace("</main>", f"{self.body}</main>", 1)
        return (
            page.replace("</body>", f"<script>{self.script}</script></body>", 1)
            if self.script
            else page
        )


LONG = "这一段话很长，写满了一行又一行，" * 8

FAULTS: dict[str, tuple[Fault, ...]] = {
    "axe": (
        Fault(body='<p><input type="text"></p>'),
        Fault(body='<p style="color:#949494">灰色的字</p>'),
        Fault(old="</details>\n<p", new='</details>\n<p><img src="../icon.svg"></p><p'),
    ),
    "html": (Fault(body='<p id="main" style="margin:0">又一个</p>'),),
    "contrast": (
        Fault(css="main p { color: #767676 }"),
        Fault(css="main p { opacity: .5 }"),
        Fault(css="main p { color: rgba(26, 26, 26, .6) }"),
        Fault(css=".question summary::after { content: '展开'; color: #888 }"),
        Fault(css="main p { background-image: linear-gradient(#fff, #fff) }"),
        Fault(css="[data-contrast='cream'] main p { color: #6b6b6b }"),
        Fault(css="[data-contrast='dark'] main a { color: #7a7a00 }"),
        Fault(
            old='name="q"',
            new='name="q" placeholder="想查什么"',
            css="::placeholder { color: #999 }",
        ),
    ),
    "small-text": (
        Fault(body='<p style="font-size:14px">小字</p>'),
        Fault(css=".question summary::after { content: '展开'; font-size: 12px }"),
    ),
    "elder-small-text": (Fault(body='<p style="font-size:18px">小字</p>'),),
    "elder-size": (
        Fault(css=":root[data-mode='elder'] { font-size: 130% }"),
        Fault(css=":root[data-size='xl'] { font-size: 150% !important }"),
        Fault(css="[data-mode='elder'] main :not(h1) { font-size: 21px !important }"),
    ),
    "line-length": (Fault(css="p { max-width: none }", body=f"<p>{LONG}</p>"),),
    "line-height": (Fault(css="main p { line-height: 1.4 }"),),
    "justified": (Fault(css="main p { text-align: justify }"),),
    "hidden-shown": (Fault(css="[data-read] { display: inline-flex !important }"),),
    "overflow": (
        Fault(body='<div style="width:2000px">宽</div>'),
        Fault(body='<div style="width:21em">宽</div>'),
        Fault(css="@media (min-width: 1000px) { h2 { width: 75rem } }"),
    ),
    "inner-scrolling": (
        Fault(body='<div style="overflow-x:auto"><p style="width:600px">宽</p></div>'),
        Fault(old=' role="region" aria-label="要带的材料，可以左右移动" tabindex="0"', new=""),
    ),
    "fixed-cover": (Fault(css="header { position: sticky; top: 0; background: var(--paper) }"),),
    "clipped": (
        Fault(css="h1 { overflow: hidden; height: 2.9rem; white-space: normal; max-width: 12rem }"),
        Fault(css=".row { max-height: 40px; min-height: 0; overflow: hidden; max-width: 4em }"),
        Fault(css="button { width: 110px !important; white-space: nowrap }"),
    ),
    "overlapping": (Fault(css="main p { height: 6em; margin: 0 }"),),
    "grows": (Fault(css=":root { font-size: 18px }"),),
    "first-screen": (Fault(css="h1 { margin-top: 400px }"),),
    "elder-first-screen": (Fault(css="h1 { margin-top: 300px }"),),
    "targets": (
        Fault(css=".row { min-height: 30px; line-height: 1.5 }"),
        Fault(body='<p><a href="../all/">短</a></p>'),
    ),
    "elder-targets": (Fault(css=".row { min-height: 46px; line-height: 1.5 }"),),
    "elder-main-targets": (
        Fault(css="button { min-height: 52px }"),
        Fault(css="input { min-height: 52px }"),
        Fault(css="header .tool { min-height: 52px }"),
    ),
    "skip-link": (
        Fault(old='<a class="skip" href="#main">跳到正文</a>\n', new=""),
        Fault(css=".skip:focus { position: absolute }"),
        Fault(old='href="#main"', new='href="#nowhere"'),
    ),
    "focus-visible": (
        Fault(css=".row:focus { outline: none }"),
        Fault(css=".row:focus { outline: 3px solid #eee }"),
        Fault(css=".row, .row:focus { outline: 3px solid #000 }"),
    ),
    "focus-on-screen": (
        Fault(
            body='<a class="row" style="position:absolute;left:-900px;width:50px" href="../all/">藏</a>'
        ),
    ),
    "focus-obscured": (
        Fault(
            css="header { position: fixed; inset: 0 0 auto; height: 60%; background: #fff } .row { scroll-margin: 9px }"
            " footer, main { position: relative; z-index: -1 }"
        ),
    ),
    "focus-named": (
        Fault(
            body='<a class="row" href="../all/"><svg width="20" height="20" aria-hidden="true"></svg></a>'
        ),
        Fault(body='<a class="row" href="../all/" aria-label="别的名字">看得见的字</a>'),
    ),
    "focus-order": (Fault(body='<button type="button" tabindex="5">抢先</button>'),),
    "keyboard-trap": (
        Fault(
            body='<button type="button" id="trap">出不去</button>',
            script="document.getElementById('trap').addEventListener('keydown',"
            " function (e) { if (e.key === 'Tab') { e.preventDefault(); } });",
        ),
    ),
    "keyboard-reach": (
        Fault(body='<p><span onclick="print()">只认鼠标</span></p>'),
        Fault(body='<p><span style="cursor:pointer">只认鼠标</span></p>'),
        Fault(body='<a class="row" tabindex="-1" href="../all/">到不了</a>'),
    ),
    "stops-before-main": (
        Fault(old="</nav>", new='<a class="tool" href="../all/">目录</a>' * 12 + "</nav>"),
    ),
    "headings": (
        Fault(old="<h2>要带的材料</h2>", new="<h3>要带的材料</h3>"),
        Fault(body="<h1>又一个</h1>"),
        Fault(old="<h1>城乡低保怎样申请</h1>", new="<p>没有大标题</p>"),
    ),
    "landmarks": (
        Fault(old='<nav aria-label="栏目">', new="<nav>"),
        Fault(body='<nav aria-label="栏目"><a class="tool" href="../all/">重名</a></nav>'),
        Fault(old='<main id="main" tabindex="-1">', new='<div id="main" tabindex="-1">'),
    ),
    "language": (Fault(old='lang="zh-CN"', new='lang="zh"'),),
    "title": (Fault(old="样张_青禾县", new=""),),
    "elder-functions": (
        Fault(old='<button type="button" data-contrast>换颜色</button>', new=""),
        Fault(css=".settings { display: none !important }"),
        Fault(css="[data-read] { display: inline-flex !important }"),
        Fault(old='<span class="to-standard">标准版</span>', new=""),
    ),
    "flash": (
        # Its mode comes when the page is already there.
        Fault(
            old="e.setAttribute('data-mode', 'elder')",
            new="setTimeout(function () { e.setAttribute('data-mode', 'elder'); })",
        ),
        # It never comes.
        Fault(old="p[0] = 'elder'", new="p[0] = ''"),
    ),
    "layout-shift": (
        Fault(
            script="requestAnimationFrame(function () { requestAnimationFrame(function () {"
            " document.querySelector('h1').style.marginTop = '200px'; }); });"
        ),
    ),
    "switch-stops": (
        Fault(old="<header>", new="<header>" + '<a class="tool" href="../all/">目录</a>' * 6),
        Fault(
            old=' data-elder><span class="to-elder">长者模式</span><span class="to-standard">标准版</span>',
            new=">切换",
        ),
    ),
    "storage-blocked": (
        Fault(
            old="try { p = localStorage.getItem('zwgk') || ''; } catch (x) { p = ''; }",
            new="p = localStorage.getItem('zwgk') || '';",
        ),
    ),
    "forced-icons": (
        Fault(css=".with-icon svg { stroke: #000 }"),
        Fault(
            css=".row::before { content: ''; width: 20px; height: 20px; background: #000; -webkit-mask-image: linear-gradient(#000, #000) }"
        ),
        Fault(css=".row::before { content: ''; width: 12px; height: 12px; background: #c00 }"),
    ),
    "forced-fields": (Fault(css="input { border: 0; background: #eee }"),),
    "motion": (
        Fault(css="@keyframes go { to { margin-left: 9px } } h1 { animation: go 3s infinite }"),
        Fault(css="a { transition: color .3s }"),
        Fault(css="html { scroll-behavior: smooth }"),
    ),
    "print-tools": (
        Fault(css="@media print { nav { display: block !important } }"),
        Fault(body='<button type="button">印出来</button>'),
    ),
    "print-closed": (
        Fault(
            old='<details class="question">',
            new='<details class="question" ontoggle="this.open = false">',
        ),
    ),
    "print-wide": (Fault(css="table { min-width: 60rem }"),),
    "noscript-text": (
        Fault(
            script="document.querySelector('h2').insertAdjacentHTML('afterend', '<p>只有脚本才写得出来</p>');"
        ),
        Fault(css="html:not([data-js]) .question { display: none }"),
    ),
    "noscript-controls": (
        Fault(css=".with-script { display: inline-block !important }"),
        Fault(body='<p><a class="row" href="#">没有反应</a></p>'),
        Fault(body="<p><label>选一个 <select><option>甲</option></select></label></p>"),
    ),
    "noscript-search": (
        Fault(
            css="html:not([data-js]) form, html:not([data-js]) nav, html:not([data-js]) footer { display: none }"
        ),
    ),
    "noscript-records": (
        Fault(
            css="html:not([data-js]) :is(nav, footer, .row) { display: none }",
            old='见<a href="../all/">',
            new='见<a href="../clean/">',
        ),
    ),
    "noscript-large": (Fault(css=".without-script { display: none }"),),
    "css-off": (Fault(old='<svg width="20" height="20"', new="<svg"),),
    "third-party": (Fault(body='<img src="http://other.invalid/pixel.png" alt="">'),),
    "errors": (
        Fault(script="throw new Error('oops');"),
        Fault(body='<img src="../missing.png" alt="">'),
        Fault(script="console.error('oops');"),
    ),
    "weight": (Fault(script="/* %WEIGHT% */"),),
    "requests": (Fault(css="".join(f"@import '../clean.css?{n}';" for n in range(4))),),
}
