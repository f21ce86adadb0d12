"""Codes of the rules over built pages (S1xx); :mod:`zwgk.check.pages` finds them."""

from __future__ import annotations

from zwgk.problem import Level, declare

S101 = declare(
    "S101",
    "网页缺少网站标签",
    "检查软件靠每页头部的 SiteName、SiteDomain、SiteIDCode 认出网站，缺一页扣一次分。",
    requirements=("GW-01",),
)
S102 = declare(
    "S102",
    "栏目页缺少栏目标签",
    "栏目页要有 ColumnName、ColumnDescription、ColumnKeywords、ColumnType 四个标签。",
    requirements=("GW-02",),
)
S103 = declare(
    "S103",
    "内容页缺少内容标签",
    "内容页要有 ArticleTitle、PubDate、ContentSource 三个标签，内容不能为空。",
    requirements=("GW-03",),
)
S104 = declare(
    "S104",
    "发布时间标签写法不对",
    "PubDate 要精确到分钟，写作 2022-01-31 09:30。",
    requirements=("GW-04",),
)
S105 = declare(
    "S105",
    "标签与页面上看到的不一致",
    "标签里的标题、时间、来源要和页面上显示的一样，不一样会被当作作假。",
    requirements=("GW-05", "GW-13"),
)
S106 = declare(
    "S106",
    "标签重复或者没有转义",
    "同名标签出现两次、内容里有尖括号，检查软件读到的就不对。",
    requirements=("GW-07",),
)
S107 = declare(
    "S107",
    "站内链接打不开",
    "链接、图片、附件指向的文件不在网站里，群众点开是错误页。",
    requirements=("GW-35", "GW-17", "CK-28", "CK-31"),
)
S108 = declare(
    "S108",
    "链接指向的位置不存在",
    "链接指向页面里的某一处，那一处没有，点开后停在页首。",
    requirements=("GW-35",),
)
S109 = declare(
    "S109",
    "网页引用了不加密的资源",
    "以 http:// 引用的图片、脚本在加密页面上会被浏览器拦下。",
    requirements=("GW-60",),
)
S110 = declare(
    "S110",
    "网页引用了外部网站的资源",
    "政府网站的图片、脚本、字体都要在本站，不能依赖外部网站，更不能依赖境外网站。",
    requirements=("GW-59", "GW-36", "A11-09"),
)
S111 = declare(
    "S111",
    "一级标题不是恰好一个",
    "每页有且只有一个一级标题，读屏软件和检索靠它认主题。",
    requirements=("A11-37",),
)
S112 = declare(
    "S112",
    "网页带有生成工具标签",
    "generator 标签会随工具版本变化，也会告诉别人用了什么工具。",
    requirements=("IPF-09",),
)
S113 = declare(
    "S113",
    "图片没有 alt",
    "每张图片都要有替代文字；纯装饰的图片写空的 alt。",
    requirements=("A11-37", "GW-17"),
)
S114 = declare(
    "S114",
    "网页没有写明语言",
    "读屏软件靠 lang 选择中文发音。",
    requirements=("A11-37",),
)
S115 = declare(
    "S115",
    "网页上的目录和下载的表格不一样",
    "网页上的标准目录和旁边可以下载的表格要是同一张表，不一样就不知道以哪个为准。",
    requirements=("CAT-12",),
)
S116 = declare(
    "S116",
    "内容页不能检索或者打印",
    "群众要能在每一页查别的信息，能把这一页打印或者存成文件带走。",
    requirements=("PF-05",),
)
S117 = declare(
    "S117",
    "公开的网页搜不到",
    "公开的每一条都要在站内搜索里，没有编进去的，怎么搜也搜不到。",
    level=Level.warning,
    requirements=("GW-53",),
)
S118 = declare(
    "S118",
    "搜自己的标题搜不到",
    "检查时会抽几条标题来搜；照标题原样搜，前十条里要有它。许多内容标题一样时会出现这种情况。",
    level=Level.warning,
    requirements=("GW-55", "CK-29"),
)
S119 = declare(
    "S119",
    "搜索结果不能分类或者排序",
    "搜索结果要能按类别筛选，能按相关度、按时间排序。",
    level=Level.warning,
    requirements=("GW-54",),
)

D620 = declare(
    "D620",
    "解读和文件没有互相链接",
    "看文件的人要找得到解读，看解读的人要找得到原文，缺一个方向都要扣分。",
    requirements=("INT-06",),
)

CODES_OF_PAGES = (
    *(S101, S102, S103, S104, S105, S106, S107, S108, S109, S110, S111, S112, S113, S114),
    *(S115, S116, S117, S118, S119, D620),
)
